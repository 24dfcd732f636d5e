package io.engagements.rules.engagement;

import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.DeliverableAccepted;
import io.engagements.events.engagement.EngagementEvent.DeliverableCommitted;
import io.engagements.events.engagement.EngagementEvent.DeliverableRequested;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.EngagementEvent.QualityImprovementRequested;
import io.engagements.rules.Deed;
import io.engagements.rules.Recorded;
import java.util.List;
import java.util.Objects;
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

    static Deliverable of(Recorded<EngagementEvent> recorded, DeliverableRequested event, long version) {
        return new Deliverable(
                event.deliverableId(),
                event.title(),
                event.brief(),
                event.criteria(),
                DeliverableState.REQUESTED,
                Delivery.of(recorded, event),
                Review.of(event.deliverableId()),
                Deed.of(version, event));
    }

    Deliverable after(Recorded<EngagementEvent> recorded, long version) {
        Delivery next = Objects.requireNonNull(Delivery.evolve(delivery, recorded));
        return new Deliverable(
                deliverableId,
                title,
                brief,
                criteria,
                next.releasedAt() != null ? DeliverableState.RELEASED : stateAfter(recorded.event()),
                next,
                review.after(recorded, version),
                requested);
    }

    private DeliverableState stateAfter(EngagementEvent event) {
        if (event instanceof DeliverableCommitted) {
            return DeliverableState.COMMITTED;
        } else if (event instanceof DeliverableSubmitted) {
            return DeliverableState.SUBMITTED;
        } else if (event instanceof DeliverableAccepted) {
            return DeliverableState.ACCEPTED;
        } else if (event instanceof QualityImprovementRequested) {
            return DeliverableState.IMPROVEMENT_REQUESTED;
        } else if (event instanceof DeadlineMissed missed && missed.round() == null) {
            return DeliverableState.MISSED;
        }
        return state;
    }

    /** What a person decided about the latest submission, if anything. */
    Optional<Deed> decision() {
        if (review.acceptance() != null) {
            return Optional.of(review.acceptance().deed());
        }
        return review.openRound().map(Review.Round::deed);
    }

    /** True while the VA owes a submission or a resubmission. */
    boolean isOwed() {
        return delivery.isOwed() || state == DeliverableState.IMPROVEMENT_REQUESTED;
    }
}
