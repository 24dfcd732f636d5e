package io.engagements.command.party;

import io.engagements.command.attempt.CommandEnvelope;
import io.engagements.events.Caller;
import io.engagements.events.party.PartyCommand.RegisterParty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attempt at registering a party: there is no aggregate yet. */
public record PartyRegistration(
        String target,
        RegisterParty command,
        Caller by,
        Instant receivedAt,
        @Nullable Long expectedVersion) implements CommandEnvelope {}
