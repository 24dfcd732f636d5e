package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.engagement.ContractCommand.ResumeEngagement;
import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.ContractEvent.PauseProposed;
import io.engagements.events.engagement.ContractEvent.ResumeProposed;
import io.engagements.events.engagement.ProposalCommand.ProposePause;
import io.engagements.events.engagement.ProposalCommand.ProposeResume;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.proposal.PauseAhead;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Clocks stand still by agreement; the VA alone may let them run again. */
final class Pausing {

    private Pausing() {}

    static Decision propose(Contract contract, ProposePause command, Caller by, Instant at) {
        if (contract.isOverAt(at)) {
            return StateForbids.refuse(contract.stateAt(at), command);
        }
        Deadline from = Deadlines.at(command.from(), contract.terms().zone());
        Deadline until = Deadlines.at(command.until(), contract.terms().zone());
        if (!from.instant().isBefore(until.instant())) {
            return new Decision.Invalid("/until", "does not lie after from");
        }
        String id = Objects.requireNonNull(command.proposalId());
        return Rule.check(
                List.of(new PauseAhead(until, at, List.of("propose-pause"))),
                () -> Proposing.unlessOpen(
                        contract,
                        id,
                        ProposalKind.PAUSE,
                        null,
                        command,
                        by,
                        at,
                        () -> Decision.done(new PauseProposed(
                                contract.engagementId(),
                                id,
                                from,
                                until,
                                command.reason(),
                                Proposing.lapsesAt(contract, at),
                                by.stamp(at)))));
    }

    static Decision resume(Contract contract, ResumeEngagement command, Caller by, Instant at) {
        return isPaused(contract, at)
                ? Decision.done(new EngagementResumed(contract.engagementId(), null, by.stamp(at)))
                : StateForbids.refuse(contract.stateAt(at), command);
    }

    static Decision proposeResume(Contract contract, ProposeResume command, Caller by, Instant at) {
        if (!isPaused(contract, at)) {
            return StateForbids.refuse(contract.stateAt(at), command);
        }
        String id = Objects.requireNonNull(command.proposalId());
        return Proposing.unlessOpen(
                contract,
                id,
                ProposalKind.RESUME,
                null,
                command,
                by,
                at,
                () -> Decision.done(new ResumeProposed(
                        contract.engagementId(),
                        id,
                        command.reason(),
                        Proposing.lapsesAt(contract, at),
                        by.stamp(at))));
    }

    /** Also after the last day, while the exit list is open: the review windows go on. */
    private static boolean isPaused(Contract contract, Instant at) {
        return contract.pauses().isPausedAt(at);
    }
}
