package io.engagements.events.engagement;

import io.engagements.events.CausedBy;
import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.EngagementCommand.AcceptDeliverable;
import io.engagements.events.engagement.EngagementCommand.AddStatement;
import io.engagements.events.engagement.EngagementCommand.AppointLawyer;
import io.engagements.events.engagement.EngagementCommand.ApproveContract;
import io.engagements.events.engagement.EngagementCommand.ApproveTermination;
import io.engagements.events.engagement.EngagementCommand.CancelDeliverable;
import io.engagements.events.engagement.EngagementCommand.CommitToDeliverable;
import io.engagements.events.engagement.EngagementCommand.ConcedeImprovement;
import io.engagements.events.engagement.EngagementCommand.ContestImprovement;
import io.engagements.events.engagement.EngagementCommand.ContestRejection;
import io.engagements.events.engagement.EngagementCommand.DeclineDeliverable;
import io.engagements.events.engagement.EngagementCommand.EndByNotice;
import io.engagements.events.engagement.EngagementCommand.GiveBreachNotice;
import io.engagements.events.engagement.EngagementCommand.ProposeCancellation;
import io.engagements.events.engagement.EngagementCommand.ProposeDueDate;
import io.engagements.events.engagement.EngagementCommand.ProposeEnd;
import io.engagements.events.engagement.EngagementCommand.ProposeInput;
import io.engagements.events.engagement.EngagementCommand.ProposePause;
import io.engagements.events.engagement.EngagementCommand.ProposeReopening;
import io.engagements.events.engagement.EngagementCommand.ProposeResume;
import io.engagements.events.engagement.EngagementCommand.ProposeTermsChange;
import io.engagements.events.engagement.EngagementCommand.ProvideInput;
import io.engagements.events.engagement.EngagementCommand.RefuseTermination;
import io.engagements.events.engagement.EngagementCommand.RejectDeliverable;
import io.engagements.events.engagement.EngagementCommand.RequestDeliverable;
import io.engagements.events.engagement.EngagementCommand.RequestQualityImprovement;
import io.engagements.events.engagement.EngagementCommand.RequestTerminationApproval;
import io.engagements.events.engagement.EngagementCommand.ResignEngagement;
import io.engagements.events.engagement.EngagementCommand.ResumeEngagement;
import io.engagements.events.engagement.EngagementCommand.ReturnInput;
import io.engagements.events.engagement.EngagementCommand.SubmitDeliverable;
import io.engagements.events.engagement.EngagementCommand.TerminateContract;
import io.engagements.events.engagement.EngagementCommand.WithdrawImprovement;
import io.engagements.events.engagement.EngagementCommand.WithdrawTermination;
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
    @CausedBy(HireVA.class)
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
    @CausedBy(AppointLawyer.class)
    record LawyerAppointed(String engagementId, String lawyerId, Stamp stamp) implements EngagementEvent {}

    /** The lawyer approved the contract under this version of the terms. */
    @Stored(name = "contract-approved")
    @CausedBy(ApproveContract.class)
    record ContractApproved(String engagementId, int termsVersion, String documentSha256, Stamp stamp)
            implements EngagementEvent {}

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
            implements OfDeliverable {}

    /** The VA bound itself; {@code due} is the original due from now on. */
    @Stored(name = "deliverable-committed")
    @CausedBy(CommitToDeliverable.class)
    record DeliverableCommitted(String engagementId, String deliverableId, Deadline due, Stamp stamp)
            implements OfDeliverable {}

    /** The VA did not take the work on; that counts against nobody. */
    @Stored(name = "deliverable-declined")
    @CausedBy(DeclineDeliverable.class)
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
            implements OfDeliverable {}

    /** The client accepted this version of the work. */
    @Stored(name = "deliverable-accepted")
    @CausedBy(AcceptDeliverable.class)
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
    @CausedBy(RequestQualityImprovement.class)
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
            implements OfDeliverable {
        @Override
        public @Nullable String causedBy() {
            return asked == null
                    ? OfDeliverable.super.causedBy()
                    : AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.EXTRA_ROUND);
        }
    }

    /** The client rejected this version: agreed criteria, cited before, are still not met. */
    @Stored(name = "deliverable-rejected")
    @CausedBy(RejectDeliverable.class)
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
    @CausedBy(CancelDeliverable.class)
    record DeliverableCancelled(
            String engagementId,
            String deliverableId,
            CancellationCause cause,
            @Nullable String reason,
            Stamp stamp) implements OfDeliverable {
        @Override
        public @Nullable String causedBy() {
            return cause == CancellationCause.AGREED
                    ? AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.CANCELLATION)
                    : OfDeliverable.super.causedBy();
        }
    }

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
    @CausedBy(GiveBreachNotice.class)
    record BreachNoticeGiven(
            String engagementId, List<String> groundIds, String statement, Deadline cureUntil, Stamp stamp)
            implements EngagementEvent {}

    /** The client ended the contract for cause; {@code effectiveAt} is the end of the last day. */
    @Stored(name = "contract-terminated")
    @CausedBy(TerminateContract.class)
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
    @CausedBy(WithdrawTermination.class)
    record TerminationWithdrawn(
            String engagementId, @Nullable String reason, Stamp stamp) implements EngagementEvent {}

    /** The last day passed and the exit list is done. */
    @Stored(name = "engagement-ended")
    record EngagementEnded(String engagementId, EndReason reason, Stamp stamp) implements EngagementEvent {}

    /** The VA did not let the rejection of this version stand. */
    @Stored(name = "rejection-contested")
    @CausedBy(ContestRejection.class)
    record RejectionContested(
            String engagementId, String deliverableId, int submissionVersion, String statement, Stamp stamp)
            implements OfDeliverable {}

    /**
     * Somebody had something to say.
     *
     * @param deliverableId the deliverable that it is about, also where it is about its review
     */
    @Stored(name = "statement-added")
    @CausedBy(AddStatement.class)
    record StatementAdded(
            String engagementId, Subject about, @Nullable String deliverableId, String text, Stamp stamp)
            implements EngagementEvent {}

    /** The client asked the lawyer to approve a termination on these grounds. */
    @Stored(name = "termination-approval-requested")
    @CausedBy(RequestTerminationApproval.class)
    record TerminationApprovalRequested(String engagementId, List<String> groundIds, String statement, Stamp stamp)
            implements EngagementEvent {}

    /** The lawyer approved a termination on these grounds, as they stood; it holds until then at the longest. */
    @Stored(name = "termination-approved")
    @CausedBy(ApproveTermination.class)
    record TerminationApproved(
            String engagementId,
            List<String> groundIds,
            @Nullable String statement,
            Deadline holdsUntil,
            Stamp stamp) implements EngagementEvent {}

    /** The lawyer refused a termination on these grounds. */
    @Stored(name = "termination-refused")
    @CausedBy(RefuseTermination.class)
    record TerminationRefused(
            String engagementId,
            List<String> groundIds,
            @Nullable String statement,
            Stamp stamp) implements EngagementEvent {}

    /** The VA leaves. */
    @Stored(name = "va-resigned")
    @CausedBy(ResignEngagement.class)
    record VAResigned(
            String engagementId, Deadline lastDay, @Nullable String reason, Stamp stamp) implements LastDayFixed {
        @Override
        public EndReason endReason() {
            return EndReason.RESIGNED;
        }
    }

    /** The client gave the ordinary notice that the terms provide for. */
    @Stored(name = "ordinary-notice-given")
    @CausedBy(EndByNotice.class)
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
    @CausedBy(ProposeTermsChange.class)
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
    record TermsChangeAccepted(String engagementId, String proposalId, Stamp stamp) implements EngagementEvent {
        @Override
        public String causedBy() {
            return AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.TERMS_CHANGE);
        }
    }

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
            implements OfProposal {
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
            implements OfProposal {
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
            implements OfProposal {}

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
            implements OfDeliverable {
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
            implements OfDeliverable {}

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
            implements OfDeliverable {
        @Override
        public @Nullable String causedBy() {
            return proposalId == null
                    ? OfDeliverable.super.causedBy()
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
            implements OfDeliverable {}

    /** The VA could not use it: it is owed again. */
    @Stored(name = "input-returned")
    @CausedBy(ReturnInput.class)
    record InputReturned(String engagementId, String deliverableId, String inputId, String reason, Stamp stamp)
            implements OfDeliverable {}

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
            implements OfDeliverable {}

    /** A side proposed that clocks stand still. */
    @Stored(name = "pause-proposed")
    @CausedBy(ProposePause.class)
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
            implements EngagementEvent {
        @Override
        public String causedBy() {
            return AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.PAUSE);
        }
    }

    /** A pause began, at the instant exactly. {@code until} is its planned end. */
    @Stored(name = "engagement-paused")
    record EngagementPaused(String engagementId, Deadline until, Stamp stamp) implements EngagementEvent {}

    /** A pause ended, at the instant exactly: as planned, by the VA alone, or as the client proposed. */
    @Stored(name = "engagement-resumed")
    @CausedBy(ResumeEngagement.class)
    record EngagementResumed(String engagementId, @Nullable String proposalId, Stamp stamp) implements EngagementEvent {
        /** A pause ends as planned, as the client proposed, or by the VA alone. */
        @Override
        public @Nullable String causedBy() {
            if (stamp.party() == null) {
                return null;
            }
            return proposalId == null
                    ? EngagementEvent.super.causedBy()
                    : AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.RESUME);
        }
    }

    /** The client proposed to end the pause. */
    @Stored(name = "resume-proposed")
    @CausedBy(ProposeResume.class)
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
    @CausedBy(ProposeEnd.class)
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

        @Override
        public String causedBy() {
            return AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.END);
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
            implements OfDeliverable {}

    /** The VA agreed to the extra round: the improvement is asked for from now on. */
    @Stored(name = "extra-round-accepted")
    record ExtraRoundAccepted(String engagementId, String deliverableId, String proposalId, Stamp stamp)
            implements OfDeliverable {
        @Override
        public String causedBy() {
            return AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.EXTRA_ROUND);
        }
    }

    /**
     * The VA did not let an improvement request stand; the round's clock stands still until that is settled.
     *
     * @param rejectableAfter the review window from then on: left open for longer, the work may be rejected
     * @param supersedesMiss true when it was received in time but stored after the miss of the round's due
     */
    @Stored(name = "improvement-contested")
    @CausedBy(ContestImprovement.class)
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
    @CausedBy(WithdrawImprovement.class)
    record ImprovementWithdrawn(
            String engagementId,
            String deliverableId,
            int round,
            @Nullable String statement,
            Stamp stamp) implements OfDeliverable {}

    /** The VA let the improvement request stand after all: the round's due moves by the time contested. */
    @Stored(name = "improvement-conceded")
    @CausedBy(ConcedeImprovement.class)
    record ImprovementConceded(
            String engagementId,
            String deliverableId,
            int round,
            @Nullable String statement,
            Stamp stamp) implements OfDeliverable {}

    /** A side proposed to review again what was decided, or lapsed. */
    @Stored(name = "reopening-proposed")
    @CausedBy(ProposeReopening.class)
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
            implements OfDeliverable {
        @Override
        public String causedBy() {
            return AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.REOPENING);
        }
    }
}
