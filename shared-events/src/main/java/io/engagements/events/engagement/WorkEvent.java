package io.engagements.events.engagement;

import io.engagements.events.CausedBy;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.WorkCommand.CancelDeliverable;
import io.engagements.events.engagement.WorkCommand.CommitToDeliverable;
import io.engagements.events.engagement.WorkCommand.DeclineDeliverable;
import io.engagements.events.engagement.WorkCommand.ProvideInput;
import io.engagements.events.engagement.WorkCommand.RequestDeliverable;
import io.engagements.events.engagement.WorkCommand.ReturnInput;
import io.engagements.events.engagement.WorkCommand.SubmitDeliverable;
import io.engagements.events.time.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a piece of work up to its delivery. */
public sealed interface WorkEvent extends EngagementEvent {

    /** The client asked for a piece of work. */
    @Stored(name = "deliverable-requested")
    @CausedBy(RequestDeliverable.class)
    record DeliverableRequested(
            String engagementId,
            String deliverableId,
            String title,
            @Nullable String brief,
            List<AcceptanceCriterion> criteria,
            Deadline due,
            Stamp stamp)
            implements WorkEvent, OfDeliverable {}

    /** The VA bound itself; {@code due} is the original due from now on. */
    @Stored(name = "deliverable-committed")
    @CausedBy(CommitToDeliverable.class)
    record DeliverableCommitted(String engagementId, String deliverableId, Deadline due, Stamp stamp)
            implements WorkEvent, OfDeliverable {}

    /** The VA did not take the work on; that counts against nobody. */
    @Stored(name = "deliverable-declined")
    @CausedBy(DeclineDeliverable.class)
    record DeliverableDeclined(String engagementId, String deliverableId, String reason, Stamp stamp)
            implements WorkEvent, OfDeliverable {}

    /** Nobody answered the request by {@code end}: its due, or the last day when that came first. */
    @Stored(name = "request-lapsed")
    record RequestLapsed(String engagementId, String deliverableId, Deadline end, Stamp stamp)
            implements WorkEvent, OfDeliverable {}

    /**
     * The VA handed in its work.
     *
     * @param version 1 for the deliverable's first submission, whole or partial
     * @param partial true when it is not the whole: it opens no review and stops no clock
     * @param unchanged true when its items have the same hashes as the last full submission's
     * @param supersedesMiss true when it was received in time but stored after the miss of the same due
     * @param reviewUntil end of the client's review window; absent when partial
     */
    @Stored(name = "deliverable-submitted")
    @CausedBy(SubmitDeliverable.class)
    record DeliverableSubmitted(
            String engagementId,
            String deliverableId,
            int version,
            List<Item> items,
            @Nullable String note,
            boolean partial,
            boolean unchanged,
            boolean supersedesMiss,
            @Nullable Deadline reviewUntil,
            Stamp stamp)
            implements WorkEvent, OfDeliverable {}

    /** The work is wanted no more. */
    @Stored(name = "deliverable-cancelled")
    @CausedBy(CancelDeliverable.class)
    record DeliverableCancelled(
            String engagementId,
            String deliverableId,
            CancellationCause cause,
            @Nullable String reason,
            Stamp stamp) implements WorkEvent, OfDeliverable {
        @Override
        public @Nullable String causedBy() {
            return cause == CancellationCause.AGREED
                    ? AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.CANCELLATION)
                    : WorkEvent.super.causedBy();
        }
    }

    /** A due passed without a submission: the agreed due, or with {@code round} that round's due. */
    @Stored(name = "deadline-missed")
    record DeadlineMissed(
            String engagementId,
            String deliverableId,
            @Nullable Integer round,
            Deadline due,
            Stamp stamp) implements WorkEvent, OfDeliverable {}

    /**
     * The client owes the VA something for this deliverable.
     *
     * @param proposalId the proposal it came from; absent when it was asked for with the work itself
     */
    @Stored(name = "input-added")
    @CausedBy(RequestDeliverable.class)
    record InputAdded(
            String engagementId,
            String deliverableId,
            String inputId,
            @Nullable String proposalId,
            String description,
            Deadline due,
            boolean confidential,
            Stamp stamp)
            implements WorkEvent, OfDeliverable {
        @Override
        public @Nullable String causedBy() {
            return proposalId == null
                    ? WorkEvent.super.causedBy()
                    : AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.INPUT);
        }
    }

    /** The client gave it: a link, a file or a text. */
    @Stored(name = "input-provided")
    @CausedBy(ProvideInput.class)
    record InputProvided(
            String engagementId,
            String deliverableId,
            String inputId,
            @Nullable String link,
            @Nullable String fileId,
            @Nullable String text,
            Stamp stamp)
            implements WorkEvent, OfDeliverable {}

    /** The VA could not use it: it is owed again. */
    @Stored(name = "input-returned")
    @CausedBy(ReturnInput.class)
    record InputReturned(String engagementId, String deliverableId, String inputId, String reason, Stamp stamp)
            implements WorkEvent, OfDeliverable {}
}
