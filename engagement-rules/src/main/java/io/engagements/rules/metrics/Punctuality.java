package io.engagements.rules.metrics;

import io.engagements.rules.EventRef;
import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.Commitment;
import io.engagements.rules.metrics.WorkFacts.DueChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        agreed(work, true, to);
    }

    static void missed(WorkAsOf work, Consumer<Item> to) {
        agreed(work, false, to);
    }

    private static void agreed(WorkAsOf work, boolean kept, Consumer<Item> to) {
        if (isEligible(work)) {
            Instant due = work.due();
            to.accept(leftOut(work)
                    .map(reason -> work.leftOut(reason, due, () -> deciding(work)))
                    .orElseGet(() -> counted(work, due, work.isOnTime() == kept))
                    .in(work.zoneOfDue()));
        }
    }

    /** What the client, or a pause, shifted says nothing of it: each cause is named with its own time. */
    static void onTimeOriginal(WorkAsOf work, Consumer<Item> to) {
        if (!work.isCommitted() || !isEligible(work, work.originalDue())) {
            return;
        }
        Instant due = work.originalDue();
        Optional<Reason> reason = leftOut(work);
        List<Item> shifted = reason.isPresent()
                ? List.of(work.leftOut(reason.get(), due, () -> deciding(work)))
                : shifted(work, due);
        List<Item> all = shifted.isEmpty() ? List.of(counted(work, due, work.isSubmittedBy(due))) : shifted;
        all.forEach(item -> to.accept(item.in(work.originalZone())));
    }

    private static List<Item> shifted(WorkAsOf work, Instant due) {
        AgreedDue agreed = work.agreed();
        List<Item> causes = new ArrayList<>();
        if (agreed.shiftByInput() > 0) {
            causes.add(work.leftOut(Reason.CLIENT_INPUT, due, agreed.shiftByInput(), () -> deciding(work)));
        }
        if (agreed.shiftByPause() > 0) {
            causes.add(work.leftOut(Reason.AGREED_PAUSE, due, agreed.shiftByPause(), () -> deciding(work)));
        }
        if (work.changes(null).anyMatch(work::isAskedByClient)) {
            causes.add(work.leftOut(Reason.CLIENT_ASKED, due, shiftedByClient(work), () -> deciding(work)));
        }
        return causes;
    }

    private static long shiftedByClient(WorkAsOf work) {
        long seconds = 0;
        Instant before = work.originalDue();
        for (DueChange change : work.changes(null).toList()) {
            seconds += work.isAskedByClient(change)
                    ? Duration.between(before, change.due()).toSeconds()
                    : 0;
            before = change.due();
        }
        return seconds;
    }

    private static Item counted(WorkAsOf work, Instant due, boolean counts) {
        return work.item(counts ? Side.COUNTS : Side.BASE, null, due, 0, () -> deciding(work));
    }

    /** What waits for the client is so once it would be eligible if it did not. */
    private static boolean isEligible(WorkAsOf work) {
        return work.isCommitted()
                && isEligible(
                        work,
                        work.agreed().waitsSince().map(work.agreed()::before).orElseGet(work::due));
    }

    private static boolean isEligible(WorkAsOf work, Instant due) {
        return work.asOf().isAfter(due) || work.firstFull().isPresent();
    }

    private static Optional<Reason> leftOut(WorkAsOf work) {
        if (work.cancelled().filter(ref -> !ref.at().isAfter(work.due())).isPresent()) {
            return Optional.of(Reason.CANCELLED_BEFORE_DUE);
        }
        if (work.isReleased()) {
            return Optional.of(Reason.RELEASED);
        }
        return work.agreed().waitsSince().map(since -> Reason.WAITING_FOR_CLIENT);
    }

    private static Stream<EventRef> deciding(WorkAsOf work) {
        Commitment bound = Objects.requireNonNull(work.committed());
        Stream<EventRef> own =
                Stream.of(work.firstFull(), work.missed(null), work.cancelled()).flatMap(Optional::stream);
        Stream<EventRef> ends = work.firstFull().isPresent() ? Stream.empty() : work.lastDaysBefore(work.due());
        Stream<EventRef> changes = work.changes(null).map(DueChange::ref);
        return Stream.of(Stream.of(bound.ref()), changes, own, ends, clientTime(work))
                .flatMap(refs -> refs);
    }

    private static Stream<EventRef> clientTime(WorkAsOf work) {
        Instant from = work.requested().at();
        Instant until = work.inputsCountUntil();
        Stream<EventRef> inputs = work.inputs().stream()
                .filter(input -> input.overdue().within(from, until).toSeconds() > 0)
                .flatMap(input -> InputDelay.refs(work, input));
        return Stream.concat(inputs, work.pausedBetween(from, work.due()));
    }

    /** Delivered late, and beside it what is still owed: in seconds past the agreed due. */
    static void lateness(WorkAsOf work, Consumer<Item> to) {
        if (!isEligible(work) || leftOut(work).isPresent() || work.isOnTime()) {
            return;
        }
        Optional<EventRef> delivered = work.firstFull();
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
