package io.engagements.command.party;

import io.engagements.command.attempt.CommandEnvelope;
import io.engagements.events.Caller;
import io.engagements.events.party.PartyCommand.EraseParty;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** An attempt at erasing a party. */
public record PartyErasure(
        @TargetAggregateIdentifier String target,
        EraseParty command,
        Caller by,
        Instant receivedAt,
        @Nullable Long expectedVersion)
        implements CommandEnvelope {}
