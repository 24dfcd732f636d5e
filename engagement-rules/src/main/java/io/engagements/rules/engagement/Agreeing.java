package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.CancellationCause;
import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.ContractEvent.PauseAgreed;
import io.engagements.events.engagement.ContractEvent.TermsChangeAccepted;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.ProposalEvent.DueDateChanged;
import io.engagements.events.engagement.TerminationEvent.EndAgreed;
import io.engagements.events.engagement.WorkEvent.DeliverableCancelled;
import io.engagements.events.engagement.WorkEvent.InputAdded;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.proposal.ProposedChange;
import io.engagements.rules.proposal.ProposedChange.DueDate;
import io.engagements.rules.proposal.ProposedChange.End;
import io.engagements.rules.proposal.ProposedChange.ExtraRound;
import io.engagements.rules.proposal.ProposedChange.FurtherInput;
import io.engagements.rules.proposal.ProposedChange.Pause;
import io.engagements.rules.proposal.ProposedChange.Reopening;
import io.engagements.rules.proposal.ProposedChange.Resume;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueInForce;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an accepted proposal brings about. */
final class Agreeing {

    private Agreeing() {}

    /** Of a proposal that is not overtaken. */
    static Decision accept(Engagement engagement, Proposal proposal, Caller by, Instant at) {
        Contract contract = engagement.contract();
        Deliverable about = Optional.ofNullable(proposal.deliverableId())
                .flatMap(id -> engagement.deliverableAt(id, at))
                .orElse(null);
        return Rule.check(
                Answerable.rules(contract, about, proposal, at),
                () -> about == null
                        ? Decision.done(aboutAll(contract, proposal, by.stamp(at)))
                        : aboutDeliverable(contract, about, proposal, by, at));
    }

    private static EngagementEvent aboutAll(Contract contract, Proposal proposal, Stamp stamp) {
        String id = contract.engagementId();
        ProposedChange change = proposal.change();
        if (change instanceof Pause pause) {
            return new PauseAgreed(id, proposal.proposalId(), pause.from(), pause.until(), stamp);
        } else if (change instanceof Resume) {
            return new EngagementResumed(id, proposal.proposalId(), stamp);
        } else if (change instanceof End end) {
            return new EndAgreed(id, proposal.proposalId(), end.lastDay(), stamp);
        }
        return new TermsChangeAccepted(id, proposal.proposalId(), stamp);
    }

    private static Decision aboutDeliverable(
            Contract contract, Deliverable about, Proposal proposal, Caller by, Instant at) {
        if (proposal.change() instanceof DueDate change) {
            return Decision.done(dueDate(contract, about, proposal, change, by, at));
        } else if (proposal.change() instanceof FurtherInput change) {
            return Decision.done(input(contract, about, proposal, change, by, at));
        } else if (proposal.change() instanceof ExtraRound round) {
            return ExtraRounds.accept(contract, about, proposal, round, by, at);
        } else if (proposal.change() instanceof Reopening) {
            return Decision.done(Reopenings.reopened(contract, about, proposal, by, at));
        }
        return Decision.done(new DeliverableCancelled(
                contract.engagementId(),
                about.deliverableId(),
                CancellationCause.AGREED,
                proposal.reason(),
                by.stamp(at)));
    }

    private static InputAdded input(
            Contract contract, Deliverable about, Proposal proposal, FurtherInput change, Caller by, Instant at) {
        return new InputAdded(
                contract.engagementId(),
                about.deliverableId(),
                proposal.proposalId(),
                proposal.proposalId(),
                change.description(),
                change.due(),
                change.confidential(),
                by.stamp(at));
    }

    /** Asked for in time, it counts as agreed in time: also after the due, and after what then came late. */
    private static DueDateChanged dueDate(
            Contract contract, Deliverable about, Proposal proposal, DueDate change, Caller by, Instant at) {
        DueInForce before = Answerable.due(about, change, at).orElseThrow();
        return new DueDateChanged(
                contract.engagementId(),
                about.deliverableId(),
                proposal.proposalId(),
                change.round(),
                change.due(),
                before.isMissLiftedBy(change.due()),
                by.stamp(at));
    }

    /** The end of the terms' last day; absent when they are open-ended. */
    static @Nullable Deadline endOf(Terms terms) {
        return terms.endsOn() == null ? null : Deadlines.endOf(terms.endsOn(), terms.zone());
    }
}
