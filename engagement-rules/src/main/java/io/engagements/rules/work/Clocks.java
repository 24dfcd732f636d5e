package io.engagements.rules.work;

import io.engagements.events.time.Deadline;
import io.engagements.rules.clock.PausableClock;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.time.Intervals;
import io.engagements.rules.time.Intervals.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When clocks end that may stand still: the one place where an end is moved. What is agreed ahead counts as agreed; an
 * input that is not given yet will be overdue until it is.
 */
public final class Clocks {

    private Clocks() {}

    /** @return empty while the clock stands still and nobody knows for how long */
    private static Optional<Deadline> moved(Deadline end, Instant from, Intervals still) {
        return new PausableClock(from, end, still).until();
    }

    /** The due agreed on, moved by client time; empty while it is open, or will be unless the client gives its input. */
    public static Optional<Deadline> agreedDue(Deliverable deliverable) {
        Delivery delivery = deliverable.delivery();
        return moved(delivery.namedDue(), delivery.namedAt(), clientTime(deliverable, overdue(deliverable)));
    }

    /** The same as far as client time is known at an instant: while the due is open it moves on, and never passes. */
    public static Deadline agreedDueAt(Deliverable deliverable, Instant at) {
        Delivery delivery = deliverable.delivery();
        Intervals known = clientTime(deliverable, overdue(deliverable).before(at));
        return moved(delivery.namedDue(), delivery.namedAt(), known).orElseThrow();
    }

    /** The due that is in force at an instant: while it is open it is not past. */
    public static Deadline dueToKeep(Deliverable deliverable, Instant at) {
        return agreedDue(deliverable).orElseGet(() -> agreedDueAt(deliverable, at));
    }

    /** Client time is before the first full submission only, and ends when the work is wanted no more. */
    private static Intervals clientTime(Deliverable deliverable, Intervals overdue) {
        Delivery delivery = deliverable.delivery();
        Intervals both = overdue.with(deliverable.standstill().pauses());
        return Stream.of(delivery.submittedAt(), delivery.cancelledAt())
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .map(both::before)
                .orElse(both);
    }

    private static Intervals overdue(Deliverable deliverable) {
        Intervals overdue = Intervals.NONE;
        for (Input input : deliverable.inputs()) {
            overdue = overdue.with(input.overdue(deliverable.standstill()));
        }
        return overdue;
    }

    /** While the client was late with what it owes, as far as that is known at an instant; the agreed due stood still then. */
    public static Intervals lateOfClientAt(Deliverable deliverable, Instant at) {
        Instant submitted = deliverable.delivery().submittedAt();
        return overdue(deliverable).before(submitted == null || at.isBefore(submitted) ? at : submitted);
    }

    /** Until when a request can be answered: it lapses with the last day at the latest. */
    public static Deadline answerDue(Deliverable deliverable) {
        return noLaterThanTheLastDay(deliverable, deliverable.delivery().requestedDue());
    }

    private static Deadline noLaterThanTheLastDay(Deliverable deliverable, Deadline due) {
        Deadline lastDay = deliverable.circumstances().lastDay();
        return lastDay != null && deliverable.circumstances().isBeyond(due) ? lastDay : due;
    }

    /** The latest at which an input may be due: with what it is for, and no later than the last day. */
    public static Deadline inputDueAtMost(Deliverable deliverable, Instant at) {
        return noLaterThanTheLastDay(deliverable, dueToKeep(deliverable, at));
    }

    /** True until the agreed due has passed; in its own second it has not. */
    static boolean isInTimeAt(Deliverable deliverable, Instant at) {
        return agreedDue(deliverable).map(due -> due.isMetAt(at)).orElse(true);
    }

    /** True while the due is open because an input is overdue. */
    public static boolean waitsForClientAt(Deliverable deliverable, Instant at) {
        return deliverable.state() == DeliverableState.COMMITTED
                && isInTimeAt(deliverable, at)
                && isWithin(overdue(deliverable), at);
    }

    /** When the due will be open, or is, unless the client gives its input before; empty when it owes none. */
    public static Optional<Instant> opensAt(Deliverable deliverable) {
        List<Span> overdue = overdue(deliverable).all();
        return agreedDue(deliverable).isPresent()
                ? Optional.empty()
                : Optional.of(overdue.get(overdue.size() - 1).from());
    }

    /** Until when a due that is open is not beyond the last day yet; empty when it will not get there by itself. */
    public static Optional<Instant> openUntilReleased(Deliverable deliverable) {
        Deadline lastDay = deliverable.circumstances().lastDay();
        return lastDay == null
                ? Optional.empty()
                : opensAt(deliverable).map(opens -> {
                    Duration left =
                            Duration.between(agreedDueAt(deliverable, opens).instant(), lastDay.instant());
                    return opens.plus(left);
                });
    }

    /**
     * By when the client is to give an input, and since when it is late: the one place where that is told. Its due, or when the
     * VA gave it back if that was later; of one that could not be given then, from when on it can be.
     */
    public static Deadline inputDue(Deliverable deliverable, Input input) {
        if (input.state() == Input.State.PROVIDED) {
            return input.dueMovedBy(deliverable.standstill().pauses());
        }
        Deadline owedBy = input.owedBy(deliverable.standstill().pauses());
        return input.overdue(deliverable.standstill())
                .lastBegins()
                .filter(begins -> begins.isAfter(owedBy.instant()))
                .map(input::inItsZone)
                .orElse(owedBy);
    }

    /** True while the client owes it, is late with it, and could give it. */
    public static boolean isOverdueAt(Deliverable deliverable, Input input, Instant at) {
        return takesInputsAt(deliverable, at)
                && deliverable.circumstances().goesOnAt(at)
                && isWithin(input.overdue(deliverable.standstill()), at);
    }

    /** In the due's own second it is not overdue yet. */
    private static boolean isWithin(Intervals spans, Instant at) {
        return spans.holds(at) && spans.holds(at.minusSeconds(1));
    }

    /** True before the first full submission, until the agreed due has passed. */
    public static boolean takesInputsAt(Deliverable deliverable, Instant at) {
        return switch (deliverable.state()) {
            case REQUESTED, LAPSED -> deliverable.isUnansweredAt(at);
            case COMMITTED, MISSED, RELEASED -> isInTimeAt(deliverable, at);
            default -> false;
        };
    }
}
