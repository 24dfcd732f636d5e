package io.engagements.rules.metrics;

import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.DueChange;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Kept dues of improvement rounds; a round belongs to a window by its due. */
final class Improvement {

    private Improvement() {}

    static void onTime(WorkAsOf work, Consumer<Item> to) {
        List<Outcome> rounds = work.rounds();
        for (int round = 1; round <= rounds.size(); round++) {
            punctuality(work, rounds.get(round - 1), round).ifPresent(to);
        }
    }

    private static Optional<Item> punctuality(WorkAsOf work, Outcome round, int number) {
        Instant due = work.roundDue(number, round);
        Optional<Mark> resubmitted = work.resubmitted(round);
        if (resubmitted.isPresent()) {
            boolean kept = !resubmitted.get().at().isAfter(due);
            Side side = kept ? Side.COUNTS : Side.BASE;
            return Optional.of(work.item(side, null, due, 0, () -> deciding(work, round, number)));
        } else if (!work.asOf().isAfter(due)) {
            return Optional.empty();
        }
        return Optional.of(
                work.isBeyondLastDay(due)
                        ? work.leftOut(Reason.RELEASED, due, () -> deciding(work, round, number))
                        : work.item(Side.BASE, null, due, 0, () -> deciding(work, round, number)));
    }

    private static Stream<Mark> deciding(WorkAsOf work, Outcome round, int number) {
        Optional<Mark> resubmitted = work.resubmitted(round);
        Stream<Mark> own = Stream.of(Optional.of(round.mark()), resubmitted, work.missed(number))
                .flatMap(Optional::stream);
        Stream<Mark> changes = work.changes(number).map(DueChange::mark);
        Instant due = work.roundDue(number, round);
        Stream<Mark> pauses = work.pausedBetween(round.mark().at(), due);
        Stream<Mark> known = Stream.of(own, changes, pauses).flatMap(marks -> marks);
        return resubmitted.isPresent() ? known : Stream.concat(known, work.lastDaysBefore(due));
    }
}
