package io.engagements.rules.proposal;

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
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.proposal.ProposedChange.DueDate;
import io.engagements.rules.proposal.ProposedChange.End;
import io.engagements.rules.proposal.ProposedChange.ExtraRound;
import io.engagements.rules.proposal.ProposedChange.FurtherInput;
import io.engagements.rules.proposal.ProposedChange.Pause;
import io.engagements.rules.proposal.ProposedChange.Reopening;
import io.engagements.rules.proposal.ProposedChange.Resume;
import io.engagements.rules.review.Reopenings;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueInForce;
import java.time.Instant;

/** What an accepted proposal brings about. */
final class Agreeing {

    private Agreeing() {}

    /** Of a proposal that is not overtaken. */
    static Decision accept(Negotiation negotiation, Proposal proposal, Caller by, Instant at) {
        Agreement agreement = negotiation.agreement();
        Deliverable about = negotiation.about(proposal, at);
        return Rule.check(
                Answerable.rules(agreement, about, proposal, at),
                () -> about == null
                        ? Decision.done(aboutAll(agreement, proposal, by.stamp(at)))
                        : aboutDeliverable(agreement, about, proposal, by, at));
    }

    private static EngagementEvent aboutAll(Agreement agreement, Proposal proposal, Stamp stamp) {
        String id = agreement.engagementId();
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
            Agreement agreement, Deliverable about, Proposal proposal, Caller by, Instant at) {
        if (proposal.change() instanceof DueDate change) {
            return Decision.done(dueDate(agreement, about, proposal, change, by, at));
        } else if (proposal.change() instanceof FurtherInput change) {
            return Decision.done(input(agreement, about, proposal, change, by, at));
        } else if (proposal.change() instanceof ExtraRound round) {
            return ExtraRounds.accept(agreement, about, proposal, round, by, at);
        } else if (proposal.change() instanceof Reopening) {
            return Decision.done(Reopenings.reopened(agreement, about, proposal.proposalId(), by, at));
        }
        return Decision.done(new DeliverableCancelled(
                agreement.engagementId(),
                about.deliverableId(),
                CancellationCause.AGREED,
                proposal.reason(),
                by.stamp(at)));
    }

    private static InputAdded input(
            Agreement agreement, Deliverable about, Proposal proposal, FurtherInput change, Caller by, Instant at) {
        return new InputAdded(
                agreement.engagementId(),
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
            Agreement agreement, Deliverable about, Proposal proposal, DueDate change, Caller by, Instant at) {
        DueInForce before = Answerable.due(about, change, at).orElseThrow();
        return new DueDateChanged(
                agreement.engagementId(),
                about.deliverableId(),
                proposal.proposalId(),
                change.round(),
                change.due(),
                before.isMissLiftedBy(change.due()),
                by.stamp(at));
    }
}
