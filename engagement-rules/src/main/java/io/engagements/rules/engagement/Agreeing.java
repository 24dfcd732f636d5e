package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.engagement.CancellationCause;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.EngagementCommand.Accept;
import io.engagements.events.engagement.EngagementEvent.DeliverableCancelled;
import io.engagements.events.engagement.EngagementEvent.DueDateChanged;
import io.engagements.events.engagement.EngagementEvent.EndAgreed;
import io.engagements.events.engagement.EngagementEvent.InputAdded;
import io.engagements.events.engagement.EngagementEvent.TermsChangeAccepted;
import io.engagements.events.engagement.ProposedChange.DueDate;
import io.engagements.events.engagement.ProposedChange.End;
import io.engagements.events.engagement.ProposedChange.ExtraRound;
import io.engagements.events.engagement.ProposedChange.FurtherInput;
import io.engagements.events.engagement.ProposedChange.Pause;
import io.engagements.events.engagement.ProposedChange.Reopening;
import io.engagements.events.engagement.ProposedChange.Resume;
import io.engagements.events.engagement.ProposedChange.TermsChange;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an accepted proposal brings about, as long as the state still allows it. */
final class Agreeing {

    private Agreeing() {}

    static Decision accept(Engagement engagement, Proposal proposal, Accept command, Caller by, Instant at) {
        Contract contract = engagement.contract();
        if (proposal.change() instanceof TermsChange) {
            return contract.isOverAt(at)
                    ? StateForbids.refuse(contract.state(), command)
                    : Decision.done(
                            new TermsChangeAccepted(contract.engagementId(), proposal.proposalId(), by.stamp(at)));
        } else if (proposal.change() instanceof Pause pause) {
            return Pausing.agree(contract, proposal, pause, command, by, at);
        } else if (proposal.change() instanceof Resume) {
            return Pausing.agreeToResume(contract, proposal, command, by, at);
        } else if (proposal.change() instanceof End change) {
            return end(contract, proposal, change.lastDay(), command, by, at);
        }
        return aboutDeliverable(engagement, proposal, command, by, at);
    }

    private static Decision aboutDeliverable(
            Engagement engagement, Proposal proposal, Accept command, Caller by, Instant at) {
        Contract contract = engagement.contract();
        Deliverable deliverable = Optional.ofNullable(proposal.deliverableId())
                .flatMap(id -> engagement.deliverableAt(id, at))
                .orElseThrow();
        if (proposal.change() instanceof DueDate change) {
            return dueDate(contract, deliverable, proposal, change, command, by, at);
        } else if (proposal.change() instanceof FurtherInput change) {
            return input(contract, deliverable, proposal, change, command, by, at);
        } else if (proposal.change() instanceof ExtraRound round) {
            return ExtraRounds.accept(contract, deliverable, proposal, round, command, by, at);
        } else if (proposal.change() instanceof Reopening) {
            return Reopenings.accept(contract, deliverable, proposal, command, by, at);
        }
        return cancellation(contract, deliverable, proposal, command, by, at);
    }

    private static Decision input(
            Contract contract,
            Deliverable deliverable,
            Proposal proposal,
            FurtherInput change,
            Accept command,
            Caller by,
            Instant at) {
        if (contract.isOverAt(at) || !Clocks.takesInputsAt(deliverable, at)) {
            return Forbidden.by(contract, deliverable, command, at);
        }
        return Rule.check(
                List.of(new InputDueAhead(
                        List.of(change.due()), Clocks.dueToKeep(deliverable, at), at, List.of("decline-input"))),
                () -> Decision.done(new InputAdded(
                        contract.engagementId(),
                        deliverable.deliverableId(),
                        proposal.proposalId(),
                        proposal.proposalId(),
                        change.description(),
                        change.due(),
                        change.confidential(),
                        by.stamp(at))));
    }

    /** Asked for in time, it counts as agreed in time: also after the due, and after what then came late. */
    private static Decision dueDate(
            Contract contract,
            Deliverable deliverable,
            Proposal proposal,
            DueDate change,
            Accept command,
            Caller by,
            Instant at) {
        Optional<DueInForce> found = DueInForce.of(deliverable, change.round(), at)
                .filter(due -> due.isOpen() || due.isEasedBy(change.due()));
        if (contract.isOverAt(at) || found.isEmpty()) {
            return Forbidden.by(contract, deliverable, command, at);
        }
        DueInForce before = found.get();
        List<Rule> rules = before.isOpen()
                ? List.of(new DueAhead(change.due(), contract.lastDay().orElse(null), at, List.of("decline-due-date")))
                : List.of();
        return Rule.check(
                rules,
                () -> Decision.done(new DueDateChanged(
                        contract.engagementId(),
                        deliverable.deliverableId(),
                        proposal.proposalId(),
                        change.round(),
                        change.due(),
                        before.isMissLiftedBy(change.due()),
                        by.stamp(at))));
    }

    private static Decision end(
            Contract contract, Proposal proposal, Deadline lastDay, Accept command, Caller by, Instant at) {
        if (contract.isOverAt(at) || contract.lastDays().isFixed(EndReason.AGREED, lastDay)) {
            return StateForbids.refuse(contract.state(), command);
        }
        return Rule.check(
                List.of(new DueAhead(lastDay, contract.lastDay().orElse(null), at, List.of("decline-end"))),
                () -> Decision.done(
                        new EndAgreed(contract.engagementId(), proposal.proposalId(), lastDay, by.stamp(at))));
    }

    private static Decision cancellation(
            Contract contract, Deliverable deliverable, Proposal proposal, Accept command, Caller by, Instant at) {
        if (contract.isOverAt(at) || !Requesting.isCancellable(deliverable, at)) {
            return Forbidden.by(contract, deliverable, command, at);
        }
        return Decision.done(new DeliverableCancelled(
                contract.engagementId(),
                deliverable.deliverableId(),
                CancellationCause.AGREED,
                proposal.reason(),
                by.stamp(at)));
    }

    /** The end of the terms' last day; absent when they are open-ended. */
    static @Nullable Deadline endOf(Terms terms) {
        return terms.endsOn() == null ? null : Deadlines.endOf(terms.endsOn(), terms.zone());
    }
}
