package io.engagements.rules.engagement;

import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.DeliverableAccepted;
import io.engagements.events.engagement.EngagementEvent.DeliverableCancelled;
import io.engagements.events.engagement.EngagementEvent.DeliverableCommitted;
import io.engagements.events.engagement.EngagementEvent.DeliverableDeclined;
import io.engagements.events.engagement.EngagementEvent.DeliverableRejected;
import io.engagements.events.engagement.EngagementEvent.DeliverableRequested;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.EngagementEvent.DueDateChanged;
import io.engagements.events.engagement.EngagementEvent.ExtraRoundProposed;
import io.engagements.events.engagement.EngagementEvent.ImprovementConceded;
import io.engagements.events.engagement.EngagementEvent.ImprovementContested;
import io.engagements.events.engagement.EngagementEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.EngagementEvent.QualityImprovementRequested;
import io.engagements.events.engagement.EngagementEvent.RequestLapsed;
import io.engagements.events.engagement.EngagementEvent.ReviewLapsed;
import io.engagements.events.engagement.EngagementEvent.ReviewReopened;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Deed;
import io.engagements.rules.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A piece of work that the client asked for. {@code requested} is the deed that began it. */
public record Deliverable(
        String deliverableId,
        String title,
        @Nullable String brief,
        List<AcceptanceCriterion> criteria,
        DeliverableState state,
        Delivery delivery,
        Review review,
        Deed requested) {

    static Deliverable of(Recorded<?> recorded, DeliverableRequested event) {
        return new Deliverable(
                event.deliverableId(),
                event.title(),
                event.brief(),
                event.criteria(),
                DeliverableState.REQUESTED,
                Delivery.of(recorded, event),
                Review.of(event.deliverableId()),
                recorded.deed());
    }

    Deliverable after(Recorded<? extends EngagementEvent> recorded) {
        return new Deliverable(
                deliverableId,
                title,
                brief,
                criteria,
                stateAfter(recorded.event()),
                Delivery.evolve(delivery, recorded),
                review.after(recorded),
                requested);
    }

    /** Owed no more where it falls due beyond the last day, and owed again where it does not any more. */
    Deliverable upTo(@Nullable Deadline lastDay, Recorded<?> recorded) {
        Delivery next = delivery.upTo(lastDay, recorded);
        if (next == delivery) {
            return this;
        }
        DeliverableState back = next.missedAt() == null ? DeliverableState.COMMITTED : DeliverableState.MISSED;
        DeliverableState then = next.releasedAt() == null ? back : DeliverableState.RELEASED;
        return new Deliverable(deliverableId, title, brief, criteria, then, next, review, requested);
    }

    private DeliverableState stateAfter(EngagementEvent event) {
        if (event instanceof DeliverableCommitted) {
            return DeliverableState.COMMITTED;
        } else if (event instanceof DeliverableDeclined) {
            return DeliverableState.DECLINED;
        } else if (event instanceof RequestLapsed) {
            return DeliverableState.LAPSED;
        } else if (event instanceof DeliverableSubmitted submitted && !submitted.partial()) {
            return DeliverableState.SUBMITTED;
        } else if (event instanceof DeadlineMissed missed && missed.round() == null) {
            return DeliverableState.MISSED;
        } else if (event instanceof DueDateChanged changed) {
            return stateAfter(changed);
        } else if (event instanceof DeliverableCancelled) {
            return DeliverableState.CANCELLED;
        }
        return stateAfterDecision(event);
    }

    /** What was received before the request lapsed, or before the due asked for, leaves neither a lapse nor a miss. */
    private DeliverableState stateAfter(DueDateChanged changed) {
        return switch (state) {
            case LAPSED -> DeliverableState.REQUESTED;
            case MISSED -> changed.supersedesMiss() ? DeliverableState.COMMITTED : state;
            default -> state;
        };
    }

    private DeliverableState stateAfterDecision(EngagementEvent event) {
        if (event instanceof DeliverableAccepted) {
            return DeliverableState.ACCEPTED;
        } else if (event instanceof QualityImprovementRequested || event instanceof ImprovementConceded) {
            return DeliverableState.IMPROVEMENT_REQUESTED;
        } else if (event instanceof ImprovementContested) {
            return DeliverableState.CONTESTED;
        } else if (event instanceof ImprovementWithdrawn || event instanceof ReviewReopened) {
            return DeliverableState.SUBMITTED;
        } else if (event instanceof ExtraRoundProposed && state == DeliverableState.ACCEPTED_BY_SILENCE) {
            return DeliverableState.SUBMITTED;
        } else if (event instanceof DeliverableRejected) {
            return DeliverableState.REJECTED;
        } else if (event instanceof ReviewLapsed) {
            return DeliverableState.ACCEPTED_BY_SILENCE;
        }
        return state;
    }

    /** What a person decided about the latest submission, if anything. */
    Optional<Deed> decision() {
        return switch (state) {
            case ACCEPTED -> Optional.ofNullable(review.acceptance()).map(Review.Acceptance::deed);
            case REJECTED -> review.lastRejection().map(Review.Rejection::deed);
            case IMPROVEMENT_REQUESTED, CONTESTED -> review.openRound().map(Round::deed);
            default -> Optional.empty();
        };
    }

    /** True when nobody had answered the request at {@code at}: receipt decides, also where the lapse was stored first. */
    boolean isUnansweredAt(Instant at) {
        return state == DeliverableState.REQUESTED
                || (state == DeliverableState.LAPSED && delivery.requestedDue().isMetAt(at));
    }

    /** True when nobody had decided at {@code at}: receipt decides, also where the lapse was stored first. */
    boolean isUndecidedAt(Instant at) {
        return state == DeliverableState.SUBMITTED
                || (state == DeliverableState.ACCEPTED_BY_SILENCE && review.isReviewableAt(at));
    }

    /** True while something about it falls due by itself. */
    boolean waitsForTime() {
        return switch (state) {
            case REQUESTED, COMMITTED, SUBMITTED, IMPROVEMENT_REQUESTED -> true;
            default -> false;
        };
    }

    /** True when the client took it, in so many words or by silence. */
    boolean isAccepted() {
        return state == DeliverableState.ACCEPTED || state == DeliverableState.ACCEPTED_BY_SILENCE;
    }

    /** True when what was owed first, or for this improvement round, was handed in, however late. */
    boolean isDelivered(@Nullable Integer round) {
        return round == null
                ? delivery.submittedAt() != null
                : review.rounds().get(round - 1).isResubmitted();
    }

    /** True when it is wanted no more, or was released. */
    boolean isWithdrawn() {
        return state == DeliverableState.CANCELLED || state == DeliverableState.RELEASED;
    }

    /** True when what was missed first, or in this improvement round, turned out to be no miss, or the round was none. */
    boolean isMissLifted(@Nullable Integer round) {
        if (round == null) {
            return delivery.missSuperseded();
        }
        Round missed = review.rounds().get(round - 1);
        return missed.missSuperseded() || missed.isWithdrawn();
    }

    /** True while the VA owes a submission or a resubmission. */
    boolean isOwed() {
        return delivery.isOwed()
                || state == DeliverableState.IMPROVEMENT_REQUESTED
                || state == DeliverableState.CONTESTED;
    }
}
