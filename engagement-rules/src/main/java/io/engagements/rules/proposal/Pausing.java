package io.engagements.rules.proposal;

import io.engagements.events.Caller;
import io.engagements.events.engagement.ContractEvent.PauseProposed;
import io.engagements.events.engagement.ContractEvent.ResumeProposed;
import io.engagements.events.engagement.ProposalCommand.ProposePause;
import io.engagements.events.engagement.ProposalCommand.ProposeResume;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Clocks stand still by agreement; the VA alone may let them run again. */
final class Pausing {

    private Pausing() {}

    static Decision propose(Negotiation negotiation, ProposePause command, Caller by, Instant at) {
        Agreement agreement = negotiation.agreement();
        if (agreement.isOverAt(at)) {
            return StateForbids.refuse(agreement.stateAt(at), command);
        }
        Deadline from = Deadlines.at(command.from(), agreement.terms().zone());
        Deadline until = Deadlines.at(command.until(), agreement.terms().zone());
        if (!from.instant().isBefore(until.instant())) {
            return new Decision.Invalid("/until", "does not lie after from");
        }
        String id = Objects.requireNonNull(command.proposalId());
        return Rule.check(
                List.of(new PauseAhead(until, at, List.of("propose-pause"))),
                () -> Proposing.unlessOpen(
                        negotiation,
                        id,
                        ProposalKind.PAUSE,
                        null,
                        command,
                        by,
                        at,
                        () -> Decision.done(new PauseProposed(
                                agreement.engagementId(),
                                id,
                                from,
                                until,
                                command.reason(),
                                Proposing.lapsesAt(agreement, at),
                                by.stamp(at)))));
    }

    /** Also after the last day, while the exit list is open: the review windows go on. */
    static Decision proposeResume(Negotiation negotiation, ProposeResume command, Caller by, Instant at) {
        Agreement agreement = negotiation.agreement();
        if (!agreement.pauses().isPausedAt(at)) {
            return StateForbids.refuse(agreement.stateAt(at), command);
        }
        String id = Objects.requireNonNull(command.proposalId());
        return Proposing.unlessOpen(
                negotiation,
                id,
                ProposalKind.RESUME,
                null,
                command,
                by,
                at,
                () -> Decision.done(new ResumeProposed(
                        agreement.engagementId(),
                        id,
                        command.reason(),
                        Proposing.lapsesAt(agreement, at),
                        by.stamp(at))));
    }
}
