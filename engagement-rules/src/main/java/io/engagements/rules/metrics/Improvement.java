package io.engagements.rules.metrics;

import io.engagements.rules.EventRef;
import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Kept dues of improvement rounds; a round belongs to a window by its due. */
final class Improvement {

    private Improvement() {}

    static void onTime(WorkAsOf work, Consumer<Item> to) {
        work.review().rounds().forEach(round -> punctuality(work, round).ifPresent(to));
    }

    private static Optional<Item> punctuality(WorkAsOf work, RoundAsOf round) {
        Instant due = round.due();
        Supplier<Stream<EventRef>> because = () -> deciding(work, round);
        if (round.isWithdrawn()) {
            return Optional.of(work.leftOut(Reason.WITHDRAWN, due, because));
        } else if (round.isInDispute()) {
            return Optional.of(work.leftOut(Reason.CONTESTED, due, because));
        }
        Optional<EventRef> resubmitted = work.review().resubmitted(round);
        if (resubmitted.filter(ref -> !ref.at().isAfter(due)).isPresent()) {
            return Optional.of(work.item(Side.COUNTS, null, due, 0, because));
        } else if (resubmitted.isEmpty() && !work.asOf().isAfter(due)) {
            return Optional.empty();
        }
        return Optional.of(
                work.isBeyondLastDay(due)
                        ? work.leftOut(Reason.RELEASED, due, because)
                        : work.item(Side.BASE, null, due, 0, because));
    }

    private static Stream<EventRef> deciding(WorkAsOf work, RoundAsOf round) {
        Optional<EventRef> resubmitted = work.review().resubmitted(round);
        Instant due = round.due();
        Stream<EventRef> own =
                Stream.of(resubmitted, work.missed(round.number())).flatMap(Optional::stream);
        Stream<EventRef> pauses = work.pausedBetween(round.asked().ref().at(), due);
        Stream<EventRef> known = Stream.of(round.refs(), own, pauses).flatMap(refs -> refs);
        return resubmitted.filter(ref -> !ref.at().isAfter(due)).isPresent()
                ? known
                : Stream.concat(known, work.lastDaysBefore(due));
    }
}
