package io.engagements.rules.work;

import io.engagements.events.time.Deadline;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.review.Round;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The due that a proposal of another one is about.
 *
 * @param round the improvement round whose due it is; absent for the deliverable's own
 * @param handedInAt receipt of what it was the due of; absent while that is owed
 * @param missed true when it passed without that
 */
public record DueInForce(
        @Nullable Integer round, Deadline due, @Nullable Instant handedInAt, boolean missed) {

    /** The one that runs, or was missed, or was the last to be kept; empty when none is in force. */
    public static Optional<DueInForce> of(Deliverable deliverable, Instant at) {
        return deliverable.state() == DeliverableState.IMPROVEMENT_REQUESTED
                ? deliverable.review().openRound().map(round -> of(deliverable, round))
                : own(deliverable, at);
    }

    /** That of a round, or with none the deliverable's own. */
    public static Optional<DueInForce> of(Deliverable deliverable, @Nullable Integer round, Instant at) {
        if (round == null) {
            return own(deliverable, at);
        }
        Round about = deliverable.review().rounds().get(round - 1);
        return deliverable.isWithdrawn() || about.isWithdrawn()
                ? Optional.empty()
                : Optional.of(of(deliverable, about));
    }

    private static DueInForce of(Deliverable deliverable, Round round) {
        Deadline due = ReviewClocks.roundDue(deliverable, round).orElse(round.due());
        return new DueInForce(round.round(), due, round.resubmittedAt(), round.isMissed());
    }

    private static Optional<DueInForce> own(Deliverable deliverable, Instant at) {
        Delivery delivery = deliverable.delivery();
        if (deliverable.isUnansweredAt(at)) {
            return Optional.of(new DueInForce(null, delivery.requestedDue(), null, false));
        }
        return delivery.committedAt() == null || deliverable.isWithdrawn()
                ? Optional.empty()
                : Optional.of(new DueInForce(
                        null, Clocks.dueToKeep(deliverable, at), delivery.submittedAt(), delivery.isMissed()));
    }

    public boolean isOpen() {
        return handedInAt == null;
    }

    /** True when what came late by this due would be less late by that. */
    public boolean isEasedBy(Deadline other) {
        return handedInAt != null && !due.isMetAt(handedInAt) && other.instant().isAfter(due.instant());
    }

    /** True when by that due nothing was missed yet. */
    public boolean isMissLiftedBy(Deadline other) {
        return missed && (handedInAt == null || other.isMetAt(handedInAt));
    }
}
