package io.engagements.rules.metrics;

import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.Commitment;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Kept and missed deadlines. A deliverable is eligible once its due has passed or it was fully submitted; it belongs
 * to a window and a month by its due.
 */
final class Punctuality {

    /** Label of what is still owed past its due. */
    static final String OPEN_OVERDUE = "OPEN_OVERDUE";

    private Punctuality() {}

    static Stream<Item> onTimeAgreed(WorkAsOf work) {
        return eligible(work, WorkAsOf::isOnTime);
    }

    /** Nothing that exists yet moves a due: the original one is the agreed one. */
    static Stream<Item> onTimeOriginal(WorkAsOf work) {
        return eligible(work, WorkAsOf::isOnTime);
    }

    static Stream<Item> missed(WorkAsOf work) {
        return eligible(work, each -> !each.isOnTime());
    }

    private static Stream<Item> eligible(WorkAsOf work, Predicate<WorkAsOf> counts) {
        if (!isEligible(work)) {
            return Stream.empty();
        }
        Optional<Reason> reason = leftOut(work);
        Item item = reason.map(why -> work.leftOut(why, work.due(), deciding(work)))
                .orElseGet(() -> {
                    Side side = counts.test(work) ? Side.COUNTS : Side.BASE;
                    return work.item(side, null, work.due(), 0, deciding(work));
                });
        return Stream.of(item);
    }

    private static boolean isEligible(WorkAsOf work) {
        return work.isCommitted() && (work.isDuePassed() || work.firstFull().isPresent());
    }

    private static Optional<Reason> leftOut(WorkAsOf work) {
        if (work.cancelled().filter(mark -> !mark.at().isAfter(work.due())).isPresent()) {
            return Optional.of(Reason.CANCELLED_BEFORE_DUE);
        }
        return work.isReleased() ? Optional.of(Reason.RELEASED) : Optional.empty();
    }

    private static Stream<Mark> deciding(WorkAsOf work) {
        Commitment bound = Objects.requireNonNull(work.committed());
        Stream<Mark> own =
                Stream.of(work.firstFull(), work.missed(null), work.cancelled()).flatMap(Optional::stream);
        Stream<Mark> ends = work.firstFull().isPresent() ? Stream.empty() : work.terminationsBefore(work.due());
        return Stream.of(Stream.of(bound.mark()), own, ends).flatMap(marks -> marks);
    }

    /** Delivered late, and beside it what is still owed: in seconds past the agreed due. */
    static Stream<Item> lateness(WorkAsOf work) {
        if (!isEligible(work) || leftOut(work).isPresent() || work.isOnTime()) {
            return Stream.empty();
        }
        Optional<Instant> delivered = work.firstFull().map(Mark::at);
        if (delivered.isPresent()) {
            return Stream.of(work.item(Side.COUNTS, null, work.due(), past(work, delivered.get()), deciding(work)));
        }
        return isOverdue(work)
                ? Stream.of(work.item(Side.BESIDE, OPEN_OVERDUE, work.asOf(), past(work, work.asOf()), deciding(work)))
                : Stream.empty();
    }

    private static boolean isOverdue(WorkAsOf work) {
        return work.cancelled().isEmpty() && !work.isOver();
    }

    private static long past(WorkAsOf work, Instant instant) {
        return Duration.between(work.due(), instant).toSeconds();
    }
}
