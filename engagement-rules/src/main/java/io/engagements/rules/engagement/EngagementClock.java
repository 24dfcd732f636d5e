package io.engagements.rules.engagement;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.EngagementEnded;
import io.engagements.events.time.Deadline;
import io.engagements.rules.engagement.Contract.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What time itself brings about: a fact for every end that passes, at the first second after it. */
public final class EngagementClock {

    private static final Comparator<EngagementEvent> ORDER = Comparator.comparing(
                    (EngagementEvent event) -> event.stamp().occurredAt())
            .thenComparing(event -> event instanceof EngagementEnded)
            .thenComparing(event -> Engagement.deliverableOf(event).orElse(""));

    private EngagementClock() {}

    /** When the next fact falls due; empty when nothing runs. */
    public static Optional<Instant> nextDue(Engagement engagement) {
        return next(engagement).map(event -> event.stamp().occurredAt());
    }

    /** The next fact, if it falls due no later than {@code now}. */
    public static Optional<EngagementEvent> next(Engagement engagement, Instant now) {
        return next(engagement).filter(event -> !event.stamp().occurredAt().isAfter(now));
    }

    private static Optional<EngagementEvent> next(Engagement engagement) {
        Contract contract = engagement.contract();
        if (contract.state() == Status.ENDED) {
            return Optional.empty();
        }
        Stream<EngagementEvent> misses = engagement
                .deliverables()
                .unordered()
                .filter(Deliverable::isOwed)
                .flatMap(deliverable -> miss(contract, deliverable).stream());
        return Stream.concat(misses, end(engagement).stream()).min(ORDER);
    }

    private static Optional<EngagementEvent> miss(Contract contract, Deliverable deliverable) {
        Delivery delivery = deliverable.delivery();
        if (delivery.isOwed()) {
            return delivery.missedAt() != null
                    ? Optional.empty()
                    : Optional.ofNullable(delivery.agreedDue())
                            .flatMap(due -> missed(contract, deliverable.deliverableId(), null, due));
        }
        return deliverable
                .review()
                .openRound()
                .filter(round -> round.missedAt() == null)
                .flatMap(round -> missed(contract, deliverable.deliverableId(), round.round(), round.due()));
    }

    private static Optional<EngagementEvent> missed(
            Contract contract, String deliverableId, @org.jspecify.annotations.Nullable Integer round, Deadline due) {
        boolean binds = contract.lastDay()
                .map(last -> !due.instant().isAfter(last.instant()))
                .orElse(true);
        return binds
                ? Optional.of(new DeadlineMissed(
                        contract.engagementId(), deliverableId, round, due, Stamp.byClock(due.firstSecondAfter())))
                : Optional.empty();
    }

    private static Optional<EngagementEvent> end(Engagement engagement) {
        Contract contract = engagement.contract();
        return contract.lastDay()
                .map(last -> new EngagementEnded(
                        contract.engagementId(), reason(engagement, last), Stamp.byClock(last.firstSecondAfter())));
    }

    private static EndReason reason(Engagement engagement, Deadline lastDay) {
        Contract.Termination termination = engagement.contract().termination();
        if (termination != null && termination.effectiveAt().equals(lastDay)) {
            return EndReason.TERMINATED_FOR_CAUSE;
        }
        boolean owed = engagement.deliverables().unordered().anyMatch(Deliverable::isOwed);
        return owed ? EndReason.EXPIRED : EndReason.COMPLETED;
    }
}
