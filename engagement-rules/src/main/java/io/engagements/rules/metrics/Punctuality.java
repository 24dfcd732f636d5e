package io.engagements.rules.metrics;

import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.Commitment;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Kept and missed deadlines. A deliverable is eligible once its due has passed or it was fully submitted; it belongs
 * to a window and a month by its due.
 */
final class Punctuality {

    /** Label of what is still owed past its due. */
    static final String OPEN_OVERDUE = "OPEN_OVERDUE";

    private Punctuality() {}

    static void onTimeAgreed(WorkAsOf work, Consumer<Item> to) {
        eligible(work, work.isOnTime(), to);
    }

    /** Nothing that exists yet moves a due: the original one is the agreed one. */
    static void onTimeOriginal(WorkAsOf work, Consumer<Item> to) {
        eligible(work, work.isOnTime(), to);
    }

    static void missed(WorkAsOf work, Consumer<Item> to) {
        eligible(work, !work.isOnTime(), to);
    }

    private static void eligible(WorkAsOf work, boolean counts, Consumer<Item> to) {
        if (!isEligible(work)) {
            return;
        }
        Optional<Reason> reason = leftOut(work);
        if (reason.isPresent()) {
            to.accept(work.leftOut(reason.get(), work.due(), () -> deciding(work)));
        } else {
            to.accept(work.item(counts ? Side.COUNTS : Side.BASE, null, work.due(), 0, () -> deciding(work)));
        }
    }

    private static boolean isEligible(WorkAsOf work) {
        return work.isCommitted() && (!work.fulls().isEmpty() || work.isDuePassed());
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
        Stream<Mark> ends = work.firstFull().isPresent() ? Stream.empty() : work.lastDaysBefore(work.due());
        return Stream.of(Stream.of(bound.mark()), own, ends).flatMap(marks -> marks);
    }

    /** Delivered late, and beside it what is still owed: in seconds past the agreed due. */
    static void lateness(WorkAsOf work, Consumer<Item> to) {
        if (!isEligible(work) || leftOut(work).isPresent() || work.isOnTime()) {
            return;
        }
        Optional<Mark> delivered = work.firstFull();
        if (delivered.isPresent()) {
            long late = past(work, delivered.get().at());
            to.accept(work.item(Side.COUNTS, null, work.due(), late, () -> deciding(work)));
        } else if (isOverdue(work)) {
            long overdue = past(work, work.asOf());
            to.accept(work.item(Side.BESIDE, OPEN_OVERDUE, work.asOf(), overdue, () -> deciding(work)));
        }
    }

    private static boolean isOverdue(WorkAsOf work) {
        return work.cancelled().isEmpty() && !work.isOver();
    }

    private static long past(WorkAsOf work, Instant instant) {
        return Duration.between(work.due(), instant).toSeconds();
    }
}
