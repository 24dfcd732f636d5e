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

    /** What happens to one deliverable. */
    sealed interface OfDeliverable extends EngagementEvent {
        String deliverableId();
    }

    /** What happens to confidentiality, onboarding and the exit list. */
    sealed interface OfOnboarding extends EngagementEvent permits OnboardingEvent {}

    /** What fixes a last day: the earliest wins, and gives the reason why the engagement ends. */
    sealed interface LastDayFixed extends EngagementEvent {
        /** The end of the last day. */
        Deadline lastDay();

        EndReason endReason();
    }

    /** A proposal came to nothing. {@code deliverableId} says which deliverable it was about, if about one. */
    sealed interface OfProposal extends EngagementEvent {
        ProposalKind kind();

        String proposalId();

        @Nullable
        String deliverableId();
    }

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
            implements OfDeliverable {}

    /** The VA bound itself; {@code due} is the original due from now on. */
    @Stored(name = "deliverable-committed")
    record DeliverableCommitted(String engagementId, String deliverableId, Deadline due, Stamp stamp)
            implements OfDeliverable {}

    /** The VA did not take the work on; that counts against nobody. */
    @Stored(name = "deliverable-declined")
    record DeliverableDeclined(String engagementId, String deliverableId, String reason, Stamp stamp)
            implements OfDeliverable {}

    /** Nobody answered the request by {@code end}: its due, or the last day when that came first. */
    @Stored(name = "request-lapsed")
    record RequestLapsed(String engagementId, String deliverableId, Deadline end, Stamp stamp)
            implements OfDeliverable {}

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
            implements OfDeliverable {}

    /** The client accepted this version of the work. */
    @Stored(name = "deliverable-accepted")
    record DeliverableAccepted(
            String engagementId,
            String deliverableId,
            int submissionVersion,
            @Nullable String remarks,
            @Nullable Integer rating,
            Stamp stamp)
            implements OfDeliverable {}

    /**
     * The client asked for better quality; {@code round} counts from 1. An extra round was {@code asked} for before, and
     * begins with the VA's agreement.
     */
    @Stored(name = "quality-improvement-requested", revision = 2)
    record QualityImprovementRequested(
            String engagementId,
            String deliverableId,
            int round,
            int submissionVersion,
            List<String> criteria,
            String explanation,
            Deadline due,
            @Nullable ExtraRoundAsked asked,
            Stamp stamp)
            implements OfDeliverable {}

    /** The client rejected this version: agreed criteria, cited before, are still not met. */
    @Stored(name = "deliverable-rejected")
    record DeliverableRejected(
            String engagementId,
            String deliverableId,
            int submissionVersion,
            List<String> criteria,
            String explanation,
            Stamp stamp)
            implements OfDeliverable {}

    /** The review window passed in silence: never the same as an acceptance by a person. */
    @Stored(name = "review-lapsed")
    record ReviewLapsed(
            String engagementId, String deliverableId, int submissionVersion, Deadline reviewUntil, Stamp stamp)
            implements OfDeliverable {}

    /** The work is wanted no more. */
    @Stored(name = "deliverable-cancelled")
    record DeliverableCancelled(
            String engagementId,
            String deliverableId,
            CancellationCause cause,
            @Nullable String reason,
            Stamp stamp) implements OfDeliverable {}

    /** A due passed without a submission: the agreed due, or with {@code round} that round's due. */
    @Stored(name = "deadline-missed")
    record DeadlineMissed(
            String engagementId,
            String deliverableId,
            @Nullable Integer round,
            Deadline due,
            Stamp stamp) implements OfDeliverable {}

    /** The client gave notice of grounds; what is delivered up to {@code cureUntil} cures them for certain. */
    @Stored(name = "breach-notice-given")
    record BreachNoticeGiven(
            String engagementId, List<String> groundIds, String statement, Deadline cureUntil, Stamp stamp)
            implements EngagementEvent {}

    /** The client ended the contract for cause; {@code effectiveAt} is the end of the last day. */
    @Stored(name = "contract-terminated")
    record ContractTerminated(
            String engagementId, List<String> groundIds, String statement, Deadline effectiveAt, Stamp stamp)
            implements LastDayFixed {
        @Override
        public Deadline lastDay() {
            return effectiveAt;
        }

        @Override
        public EndReason endReason() {
            return EndReason.TERMINATED_FOR_CAUSE;
        }
    }

    /** The client took the termination back before it had taken effect. */
    @Stored(name = "termination-withdrawn")
    record TerminationWithdrawn(
            String engagementId, @Nullable String reason, Stamp stamp) implements EngagementEvent {}

    /** The last day passed and the exit list is done. */
    @Stored(name = "engagement-ended")
    record EngagementEnded(String engagementId, EndReason reason, Stamp stamp) implements EngagementEvent {}

    /** The VA did not let the rejection of this version stand. */
    @Stored(name = "rejection-contested")
    record RejectionContested(
            String engagementId, String deliverableId, int submissionVersion, String statement, Stamp stamp)
            implements OfDeliverable {}

    /**
     * Somebody had something to say.
     *
     * @param deliverableId the deliverable that it is about, also where it is about its review
     */
    @Stored(name = "statement-added")
    record StatementAdded(
            String engagementId, Subject about, @Nullable String deliverableId, String text, Stamp stamp)
            implements EngagementEvent {}

    /** The client asked the lawyer to approve a termination on these grounds. */
    @Stored(name = "termination-approval-requested")
    record TerminationApprovalRequested(String engagementId, List<String> groundIds, String statement, Stamp stamp)
            implements EngagementEvent {}

    /** The lawyer approved a termination on these grounds, as they stood; it holds until then at the longest. */
    @Stored(name = "termination-approved")
    record TerminationApproved(
            String engagementId,
            List<String> groundIds,
            @Nullable String statement,
            Deadline holdsUntil,
            Stamp stamp) implements EngagementEvent {}

    /** The lawyer refused a termination on these grounds. */
    @Stored(name = "termination-refused")
    record TerminationRefused(
            String engagementId,
            List<String> groundIds,
            @Nullable String statement,
            Stamp stamp) implements EngagementEvent {}

    /** The VA leaves. */
    @Stored(name = "va-resigned")
    record VAResigned(
            String engagementId, Deadline lastDay, @Nullable String reason, Stamp stamp) implements LastDayFixed {
        @Override
        public EndReason endReason() {
            return EndReason.RESIGNED;
        }
    }

    /** The client gave the ordinary notice that the terms provide for. */
    @Stored(name = "ordinary-notice-given")
    record OrdinaryNoticeGiven(
            String engagementId, Deadline lastDay, @Nullable String reason, Stamp stamp) implements LastDayFixed {
        @Override
        public EndReason endReason() {
            return EndReason.BY_NOTICE;
        }
    }

    /**
     * A side proposed other terms.
     *
     * @param baseVersion the version in force then
     * @param terms whole
     * @param effectiveFrom when they take effect, if accepted
     * @param lapsesAt until when the other side may answer
     */
    @Stored(name = "terms-change-proposed")
    record TermsChangeProposed(
            String engagementId,
            String proposalId,
            int baseVersion,
            Terms terms,
            Deadline effectiveFrom,
            Deadline lapsesAt,
            Stamp stamp)
            implements EngagementEvent {}

    /** The other side agreed to the terms proposed; they take effect at their time. */
    @Stored(name = "terms-change-accepted")
    record TermsChangeAccepted(String engagementId, String proposalId, Stamp stamp) implements EngagementEvent {}

    /** The terms agreed took effect, at the instant exactly. {@code endsAt} resolves their last day. */
    @Stored(name = "terms-changed")
    record TermsChanged(
            String engagementId,
            String proposalId,
            int version,
            Terms terms,
            @Nullable Deadline endsAt,
            Stamp stamp) implements EngagementEvent {}

    /** The other side did not agree. */
    @Stored(name = "proposal-declined")
    record ProposalDeclined(
            String engagementId,
            ProposalKind kind,
            String proposalId,
            @Nullable String deliverableId,
            @Nullable String reason,
            Stamp stamp)
            implements OfProposal {}

    /** The side that had made it took it back. */
    @Stored(name = "proposal-withdrawn")
    record ProposalWithdrawn(
            String engagementId,
            ProposalKind kind,
            String proposalId,
            @Nullable String deliverableId,
            @Nullable String reason,
            Stamp stamp)
            implements OfProposal {}

    /** Nobody answered by {@code lapsesAt}. */
    @Stored(name = "proposal-lapsed")
    record ProposalLapsed(
            String engagementId,
            ProposalKind kind,
            String proposalId,
            @Nullable String deliverableId,
            Deadline lapsesAt,
            Stamp stamp)
            implements OfProposal {}

    /**
     * A side proposed another due.
     *
     * @param round the improvement round whose due it is; absent for the deliverable's own
     */
    @Stored(name = "due-date-proposed")
    record DueDateProposed(
            String engagementId,
            String deliverableId,
            String proposalId,
            @Nullable Integer round,
            Deadline due,
            @Nullable String reason,
            Deadline lapsesAt,
            Stamp stamp)
            implements OfDeliverable {}

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
            implements OfDeliverable {}

    /** A side proposed to want the work no more. */
    @Stored(name = "cancellation-proposed")
    record CancellationProposed(
            String engagementId,
            String deliverableId,
            String proposalId,
            @Nullable String reason,
            Deadline lapsesAt,
            Stamp stamp)
            implements OfDeliverable {}

    /**
     * The client owes the VA something for this deliverable.
     *
     * @param proposalId the proposal it came from; absent when it was asked for with the work itself
     */
    @Stored(name = "input-added")
    record InputAdded(
            String engagementId,
            String deliverableId,
            String inputId,
            @Nullable String proposalId,
            String description,
            Deadline due,
            boolean confidential,
            Stamp stamp)
            implements OfDeliverable {}

    /** The client gave it: a link, a file or a text. */
    @Stored(name = "input-provided")
    record InputProvided(
            String engagementId,
            String deliverableId,
            String inputId,
            @Nullable String link,
            @Nullable String fileId,
            @Nullable String text,
            Stamp stamp)
            implements OfDeliverable {}

    /** The VA could not use it: it is owed again. */
    @Stored(name = "input-returned")
    record InputReturned(String engagementId, String deliverableId, String inputId, String reason, Stamp stamp)
            implements OfDeliverable {}

    /** The VA asked for a further input. */
    @Stored(name = "input-proposed")
    record InputProposed(
            String engagementId,
            String deliverableId,
            String proposalId,
            String description,
            Deadline due,
            boolean confidential,
            Deadline lapsesAt,
            Stamp stamp)
            implements OfDeliverable {}

    /** A side proposed that clocks stand still. */
    @Stored(name = "pause-proposed")
    record PauseProposed(
            String engagementId,
            String proposalId,
            Deadline from,
            Deadline until,
            @Nullable String reason,
            Deadline lapsesAt,
            Stamp stamp)
            implements EngagementEvent {}

    /** The other side agreed: clocks stand still from {@code from}, or from now when that is later. */
    @Stored(name = "pause-agreed")
    record PauseAgreed(String engagementId, String proposalId, Deadline from, Deadline until, Stamp stamp)
            implements EngagementEvent {}

    /** A pause began, at the instant exactly. {@code until} is its planned end. */
    @Stored(name = "engagement-paused")
    record EngagementPaused(String engagementId, Deadline until, Stamp stamp) implements EngagementEvent {}

    /** A pause ended, at the instant exactly: as planned, by the VA alone, or as the client proposed. */
    @Stored(name = "engagement-resumed")
    record EngagementResumed(String engagementId, @Nullable String proposalId, Stamp stamp)
            implements EngagementEvent {}

    /** The client proposed to end the pause. */
    @Stored(name = "resume-proposed")
    record ResumeProposed(
            String engagementId,
            String proposalId,
            @Nullable String reason,
            Deadline lapsesAt,
            Stamp stamp) implements EngagementEvent {}

    /**
     * A side proposed to end the engagement.
     *
     * @param lastDay the end of its last day
     */
    @Stored(name = "end-proposed")
    record EndProposed(
            String engagementId,
            String proposalId,
            Deadline lastDay,
            @Nullable String reason,
            Deadline lapsesAt,
            Stamp stamp)
            implements EngagementEvent {}

    /** The other side agreed to that last day: it says nothing against anybody. */
    @Stored(name = "end-agreed")
    record EndAgreed(String engagementId, String proposalId, Deadline lastDay, Stamp stamp) implements LastDayFixed {
        @Override
        public EndReason endReason() {
            return EndReason.AGREED;
        }
    }

    /**
     * The client asked for a further improvement round than the terms include; the VA need not accept.
     *
     * @param round the number it would have
     * @param due the due asked for; absent for the turnaround from the acceptance on
     * @param rejectableAfter the review window from then on: left open for longer, the work may be rejected
     */
    @Stored(name = "extra-round-proposed")
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
            implements OfDeliverable {}

    /** The VA agreed to the extra round: the improvement is asked for from now on. */
    @Stored(name = "extra-round-accepted")
    record ExtraRoundAccepted(String engagementId, String deliverableId, String proposalId, Stamp stamp)
            implements OfDeliverable {}

    /**
     * The VA did not let an improvement request stand; the round's clock stands still until that is settled.
     *
     * @param rejectableAfter the review window from then on: left open for longer, the work may be rejected
     * @param supersedesMiss true when it was received in time but stored after the miss of the round's due
     */
    @Stored(name = "improvement-contested")
    record ImprovementContested(
            String engagementId,
            String deliverableId,
            int round,
            ContestCause because,
            @Nullable String statement,
            Deadline rejectableAfter,
            boolean supersedesMiss,
            Stamp stamp)
            implements OfDeliverable {}

    /** The client took its improvement request back: the review goes on with the time left. */
    @Stored(name = "improvement-withdrawn")
    record ImprovementWithdrawn(
            String engagementId,
            String deliverableId,
            int round,
            @Nullable String statement,
            Stamp stamp) implements OfDeliverable {}

    /** The VA let the improvement request stand after all: the round's due moves by the time contested. */
    @Stored(name = "improvement-conceded")
    record ImprovementConceded(
            String engagementId,
            String deliverableId,
            int round,
            @Nullable String statement,
            Stamp stamp) implements OfDeliverable {}

    /** A side proposed to review again what was decided, or lapsed. */
    @Stored(name = "reopening-proposed")
    record ReopeningProposed(
            String engagementId, String deliverableId, String proposalId, String reason, Deadline lapsesAt, Stamp stamp)
            implements OfDeliverable {}

    /**
     * The other side agreed: there is a new review with a new window, and all that was stays as it was.
     *
     * @param submissionVersion the version it is about
     */
    @Stored(name = "review-reopened")
    record ReviewReopened(
            String engagementId,
            String deliverableId,
            String proposalId,
            int submissionVersion,
            Deadline reviewUntil,
            Stamp stamp)
            implements OfDeliverable {}
}
