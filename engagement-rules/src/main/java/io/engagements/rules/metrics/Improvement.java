package io.engagements.rules.metrics;

import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Kept dues of improvement rounds; a round belongs to a window by its due. */
final class Improvement {

    private Improvement() {}

    static Stream<Item> onTime(WorkAsOf work) {
        List<Item> items = new ArrayList<>();
        List<Outcome> rounds = work.rounds();
        for (int round = 1; round <= rounds.size(); round++) {
            punctuality(work, rounds.get(round - 1), round).ifPresent(items::add);
        }
        return items.stream();
    }

    private static Optional<Item> punctuality(WorkAsOf work, Outcome round, int number) {
        Instant due = Objects.requireNonNull(round.due());
        Optional<Mark> resubmitted = work.resubmitted(round);
        if (resubmitted.isEmpty() && !work.asOf().isAfter(due)) {
            return Optional.empty();
        }
        Stream<Mark> own = Stream.of(Optional.of(round.mark()), resubmitted, work.missed(number))
                .flatMap(Optional::stream);
        Stream<Mark> ends = resubmitted.isPresent() ? Stream.empty() : work.terminationsBefore(due);
        Stream<Mark> because = Stream.concat(own, ends);
        if (resubmitted.isEmpty() && work.isBeyondLastDay(due)) {
            return Optional.of(work.leftOut(Reason.RELEASED, due, because));
        }
        boolean kept = resubmitted.filter(mark -> !mark.at().isAfter(due)).isPresent();
        return Optional.of(work.item(kept ? Side.COUNTS : Side.BASE, null, due, 0, because));
    }
}
