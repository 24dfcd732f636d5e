package io.engagements.events.engagement;

import io.engagements.events.CausedBy;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.events.engagement.ReviewCommand.AddStatement;
import io.engagements.events.engagement.ReviewCommand.ConcedeImprovement;
import io.engagements.events.engagement.ReviewCommand.ContestImprovement;
import io.engagements.events.engagement.ReviewCommand.ContestRejection;
import io.engagements.events.engagement.ReviewCommand.RejectDeliverable;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.events.engagement.ReviewCommand.WithdrawImprovement;
import io.engagements.events.time.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to what was handed in. */
public sealed interface ReviewEvent extends EngagementEvent {

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
            implements ReviewEvent, OfDeliverable {}

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
            implements ReviewEvent, OfDeliverable {
        @Override
        public @Nullable String causedBy() {
            return asked == null
                    ? ReviewEvent.super.causedBy()
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
            implements ReviewEvent, OfDeliverable {}

    /** The VA did not let the rejection of this version stand. */
    @Stored(name = "rejection-contested")
    @CausedBy(ContestRejection.class)
    record RejectionContested(
            String engagementId, String deliverableId, int submissionVersion, String statement, Stamp stamp)
            implements ReviewEvent, OfDeliverable {}

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
            implements ReviewEvent, OfDeliverable {}

    /** The client took its improvement request back: the review goes on with the time left. */
    @Stored(name = "improvement-withdrawn")
    @CausedBy(WithdrawImprovement.class)
    record ImprovementWithdrawn(
            String engagementId,
            String deliverableId,
            int round,
            @Nullable String statement,
            Stamp stamp) implements ReviewEvent, OfDeliverable {}

    /** The VA let the improvement request stand after all: the round's due moves by the time contested. */
    @Stored(name = "improvement-conceded")
    @CausedBy(ConcedeImprovement.class)
    record ImprovementConceded(
            String engagementId,
            String deliverableId,
            int round,
            @Nullable String statement,
            Stamp stamp) implements ReviewEvent, OfDeliverable {}

    /** The review window passed in silence: never the same as an acceptance by a person. */
    @Stored(name = "review-lapsed")
    record ReviewLapsed(
            String engagementId, String deliverableId, int submissionVersion, Deadline reviewUntil, Stamp stamp)
            implements ReviewEvent, OfDeliverable {}

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
            implements ReviewEvent, OfDeliverable {
        @Override
        public String causedBy() {
            return AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.REOPENING);
        }
    }

    /**
     * Somebody had something to say.
     *
     * @param deliverableId the deliverable that it is about, also where it is about its review
     */
    @Stored(name = "statement-added")
    @CausedBy(AddStatement.class)
    record StatementAdded(
            String engagementId, Subject about, @Nullable String deliverableId, String text, Stamp stamp)
            implements ReviewEvent {}
}
