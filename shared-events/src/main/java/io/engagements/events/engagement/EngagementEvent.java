package io.engagements.events.engagement;

import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.stored.Stored;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen in an engagement, in the order that it unfolds. */
public sealed interface EngagementEvent extends DomainEvent {

    String engagementId();

    /** The client hired the VA on these terms; the engagement began. {@code endsAt} resolves the terms' last day. */
    @Stored(name = "va-hired")
    record VAHired(
            String engagementId,
            String candidacyId,
            String clientId,
            String vaId,
            int termsVersion,
            Terms terms,
            @Nullable Deadline endsAt,
            Stamp stamp)
            implements EngagementEvent {}

    /** The client named the lawyer who decides from now on. */
    @Stored(name = "lawyer-appointed")
    record LawyerAppointed(String engagementId, String lawyerId, Stamp stamp) implements EngagementEvent {}

    /** The lawyer approved the contract under this version of the terms. */
    @Stored(name = "contract-approved")
    record ContractApproved(String engagementId, int termsVersion, String documentSha256, Stamp stamp)
            implements EngagementEvent {}

    /** The client asked for a piece of work. */
    @Stored(name = "deliverable-requested")
    record DeliverableRequested(
            String engagementId,
            String deliverableId,
            String title,
            @Nullable String brief,
            List<AcceptanceCriterion> criteria,
            Deadline due,
            Stamp stamp)
            implements EngagementEvent {}

    /** The VA bound itself; {@code due} is the original due from now on. */
    @Stored(name = "deliverable-committed")
    record DeliverableCommitted(String engagementId, String deliverableId, Deadline due, Stamp stamp)
            implements EngagementEvent {}

    /**
     * The VA handed in its work.
     *
     * @param version 1 for the deliverable's first submission
     * @param supersedesMiss true when it was received in time but stored after the miss of the same due
     */
    @Stored(name = "deliverable-submitted")
    record DeliverableSubmitted(
            String engagementId,
            String deliverableId,
            int version,
            List<Item> items,
            @Nullable String note,
            boolean supersedesMiss,
            Stamp stamp)
            implements EngagementEvent {}

    /** The client accepted this version of the work. */
    @Stored(name = "deliverable-accepted")
    record DeliverableAccepted(
            String engagementId,
            String deliverableId,
            int submissionVersion,
            @Nullable String remarks,
            @Nullable Integer rating,
            Stamp stamp)
            implements EngagementEvent {}

    /** The client asked for better quality; {@code round} counts from 1. */
    @Stored(name = "quality-improvement-requested")
    record QualityImprovementRequested(
            String engagementId,
            String deliverableId,
            int round,
            int submissionVersion,
            List<String> criteria,
            String explanation,
            Deadline due,
            Stamp stamp)
            implements EngagementEvent {}

    /** A due passed without a submission: the agreed due, or with {@code round} that round's due. */
    @Stored(name = "deadline-missed")
    record DeadlineMissed(
            String engagementId,
            String deliverableId,
            @Nullable Integer round,
            Deadline due,
            Stamp stamp) implements EngagementEvent {}

    /** The client gave notice of grounds; what is delivered up to {@code cureUntil} cures them for certain. */
    @Stored(name = "breach-notice-given")
    record BreachNoticeGiven(
            String engagementId, List<String> groundIds, String statement, Deadline cureUntil, Stamp stamp)
            implements EngagementEvent {}

    /** The client ended the contract for cause; {@code effectiveAt} is the end of the last day. */
    @Stored(name = "contract-terminated")
    record ContractTerminated(
            String engagementId, List<String> groundIds, String statement, Deadline effectiveAt, Stamp stamp)
            implements EngagementEvent {}

    /** The last day passed. */
    @Stored(name = "engagement-ended")
    record EngagementEnded(String engagementId, EndReason reason, Stamp stamp) implements EngagementEvent {}
}
