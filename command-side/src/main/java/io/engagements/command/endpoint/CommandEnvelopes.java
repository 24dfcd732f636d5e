package io.engagements.command.endpoint;

import io.engagements.command.attempt.CommandEnvelope;
import io.engagements.command.candidacy.CandidacyAttempt;
import io.engagements.command.candidacy.CandidacyOpening;
import io.engagements.command.engagement.EngagementAttempt;
import io.engagements.command.party.PartyErasure;
import io.engagements.command.party.PartyRegistration;
import io.engagements.events.Caller;
import io.engagements.events.DomainCommand;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.party.PartyCommand.EraseParty;
import io.engagements.events.party.PartyCommand.RegisterParty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Addresses a command to the aggregate that decides it. */
final class CommandEnvelopes {

    private CommandEnvelopes() {}

    /** @param command complete: every id that may be left out is filled in */
    static CommandEnvelope of(DomainCommand command, Caller by, Instant receivedAt, @Nullable Long expectedVersion) {
        String target = command.target().orElseThrow();
        if (command instanceof OpenCandidacy open) {
            return new CandidacyOpening(target, open, by, receivedAt, null);
        } else if (command instanceof CandidacyCommand about) {
            return new CandidacyAttempt(target, about, by, receivedAt, expectedVersion);
        } else if (command instanceof RegisterParty register) {
            return new PartyRegistration(target, register, by, receivedAt, null);
        } else if (command instanceof EraseParty erase) {
            return new PartyErasure(target, erase, by, receivedAt, expectedVersion);
        }
        return new EngagementAttempt(target, (EngagementCommand) command, by, receivedAt, expectedVersion);
    }
}
