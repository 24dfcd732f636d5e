package io.engagements.events.engagement;

import io.engagements.events.CausedBy;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.ProposalCommand.ProposeCancellation;
import io.engagements.events.engagement.ProposalCommand.ProposeDueDate;
import io.engagements.events.engagement.ProposalCommand.ProposeInput;
import io.engagements.events.engagement.ProposalCommand.ProposeReopening;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.events.time.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one side proposed about a piece of work, and what became of any proposal. */
public sealed interface ProposalEvent extends EngagementEvent {

    /** The other side did not agree. */
    @Stored(name = "proposal-declined")
    record ProposalDeclined(
            String engagementId,
            ProposalKind kind,
            String proposalId,
            @Nullable String deliverableId,
            @Nullable String reason,
            Stamp stamp)
            implements ProposalEvent, OfProposal {
        @Override
        public String causedBy() {
            return AnswerProposal.nameOf(Verb.DECLINE, kind);
        }
    }

    /** The side that had made it took it back. */
    @Stored(name = "proposal-withdrawn")
    record ProposalWithdrawn(
            String engagementId,
            ProposalKind kind,
            String proposalId,
            @Nullable String deliverableId,
            @Nullable String reason,
            Stamp stamp)
            implements ProposalEvent, OfProposal {
        @Override
        public String causedBy() {
            return AnswerProposal.nameOf(Verb.WITHDRAW, kind);
        }
    }

    /** Nobody answered by {@code lapsesAt}. */
    @Stored(name = "proposal-lapsed")
    record ProposalLapsed(
            String engagementId,
            ProposalKind kind,
            String proposalId,
            @Nullable String deliverableId,
            Deadline lapsesAt,
            Stamp stamp)
            implements ProposalEvent, OfProposal {}

    /**
     * A side proposed another due.
     *
     * @param round the improvement round whose due it is; absent for the deliverable's own
     */
    @Stored(name = "due-date-proposed")
    @CausedBy(ProposeDueDate.class)
    record DueDateProposed(
            String engagementId,
            String deliverableId,
            String proposalId,
            @Nullable Integer round,
            Deadline due,
            @Nullable String reason,
            Deadline lapsesAt,
            Stamp stamp)
            implements ProposalEvent, OfDeliverable {}

    /**
     * The other side agreed to the due proposed.
     *
     * @param supersedesMiss true when the due before it had been missed, and this one was asked for in time
     */
    @Stored(name = "due-date-changed")
    record DueDateChanged(
            String engagementId,
            String deliverableId,
            String proposalId,
            @Nullable Integer round,
            Deadline due,
            boolean supersedesMiss,
            Stamp stamp)
            implements ProposalEvent, OfDeliverable {
        @Override
        public String causedBy() {
            return AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.DUE_DATE);
        }
    }

    /** A side proposed to want the work no more. */
    @Stored(name = "cancellation-proposed")
    @CausedBy(ProposeCancellation.class)
    record CancellationProposed(
            String engagementId,
            String deliverableId,
            String proposalId,
            @Nullable String reason,
            Deadline lapsesAt,
            Stamp stamp)
            implements ProposalEvent, OfDeliverable {}

    /** The VA asked for a further input. */
    @Stored(name = "input-proposed")
    @CausedBy(ProposeInput.class)
    record InputProposed(
            String engagementId,
            String deliverableId,
            String proposalId,
            String description,
            Deadline due,
            boolean confidential,
            Deadline lapsesAt,
            Stamp stamp)
            implements ProposalEvent, OfDeliverable {}

    /**
     * The client asked for a further improvement round than the terms include; the VA need not accept.
     *
     * @param round the number it would have
     * @param due the due asked for; absent for the turnaround from the acceptance on
     * @param rejectableAfter the review window from then on: left open for longer, the work may be rejected
     */
    @Stored(name = "extra-round-proposed")
    @CausedBy(RequestQualityImprovement.class)
    record ExtraRoundProposed(
            String engagementId,
            String deliverableId,
            String proposalId,
            int round,
            int submissionVersion,
            List<String> criteria,
            String explanation,
            @Nullable Deadline due,
            Deadline rejectableAfter,
            Deadline lapsesAt,
            Stamp stamp)
            implements ProposalEvent, OfDeliverable {}

    /** The VA agreed to the extra round: the improvement is asked for from now on. */
    @Stored(name = "extra-round-accepted")
    record ExtraRoundAccepted(String engagementId, String deliverableId, String proposalId, Stamp stamp)
            implements ProposalEvent, OfDeliverable {
        @Override
        public String causedBy() {
            return AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.EXTRA_ROUND);
        }
    }

    /** A side proposed to review again what was decided, or lapsed. */
    @Stored(name = "reopening-proposed")
    @CausedBy(ProposeReopening.class)
    record ReopeningProposed(
            String engagementId, String deliverableId, String proposalId, String reason, Deadline lapsesAt, Stamp stamp)
            implements ProposalEvent, OfDeliverable {}
}
