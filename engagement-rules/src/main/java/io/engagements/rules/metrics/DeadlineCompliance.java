package io.engagements.rules.metrics;

import io.engagements.events.time.Deadline;
import io.engagements.rules.engagement.Delivery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Kept and missed deadlines by the agreed due, over the whole engagement.
 *
 * @param onTimeAgreed first full submission no later than the agreed due, out of every eligible deliverable
 * @param missed agreed due passed with nothing submitted, out of the same
 */
public record DeadlineCompliance(Share onTimeAgreed, Share missed) {

    /** @param asOf whole second up to which facts count */
    public static DeadlineCompliance of(Collection<Delivery> deliveries, Instant asOf) {
        List<Delivery> eligible = deliveries.stream()
                .filter(delivery -> isEligible(delivery, asOf))
                .toList();
        return new DeadlineCompliance(
                share(eligible, DeadlineCompliance::isOnTime), share(eligible, delivery -> !isOnTime(delivery)));
    }

    private static Share share(List<Delivery> eligible, Predicate<Delivery> counts) {
        return new Share(ids(eligible.stream().filter(counts).toList()), ids(eligible));
    }

    private static List<String> ids(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::deliverableId).toList();
    }

    /** Committed, neither released nor cancelled in time, and submitted or past its due. */
    private static boolean isEligible(Delivery delivery, Instant asOf) {
        Deadline due = delivery.agreedDue();
        return due != null
                && delivery.releasedAt() == null
                && !delivery.isCancelledInTime()
                && (delivery.submittedAt() != null || !due.isMetAt(asOf));
    }

    private static boolean isOnTime(Delivery delivery) {
        return delivery.submittedAt() != null && delivery.lateBySeconds() == 0;
    }
}
