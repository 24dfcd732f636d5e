package io.engagements.rules.metrics;

import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.Handed;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What became of the work; a deliverable belongs to a window and a month by the decision. */
final class Acceptance {

    private Acceptance() {}

    static void firstPass(WorkAsOf work, Consumer<Item> to) {
        accepted(work, work.rounds().isEmpty(), to);
    }

    static void onTimeFirstPass(WorkAsOf work, Consumer<Item> to) {
        accepted(work, work.rounds().isEmpty() && work.isOnTime(), to);
    }

    private static void accepted(WorkAsOf work, boolean counts, Consumer<Item> to) {
        if (work.fulls().isEmpty()) {
            return;
        }
        Supplier<Stream<Mark>> because = () -> Stream.concat(
                work.fulls().stream().map(Handed::mark),
                work.outcomes().stream().map(Outcome::mark));
        Optional<Outcome> settled = work.settled();
        if (settled.isEmpty()) {
            to.accept(work.leftOut(Reason.PENDING, work.asOf(), because));
            return;
        }
        Instant at = settled.get().mark().at();
        to.accept(
                switch (settled.get().kind()) {
                    case ACCEPTED -> work.item(counts ? Side.COUNTS : Side.BASE, null, at, 0, because);
                    case REJECTED -> work.leftOut(Reason.REJECTED, at, because);
                    case LAPSED, IMPROVEMENT_ASKED ->
                        work.item(
                                Side.LEFT_OUT,
                                Reason.LAPSED.name(),
                                at,
                                work.rounds().size(),
                                because);
                });
    }

    /** Each accepted deliverable, and each round of it. */
    static void rounds(WorkAsOf work, Consumer<Item> to) {
        work.acceptance().ifPresent(acceptance -> {
            Instant at = acceptance.mark().at();
            to.accept(work.item(Side.BASE, null, at, 0, () -> Stream.of(acceptance.mark())));
            work.rounds()
                    .forEach(round -> to.accept(work.item(Side.EXTRA, null, at, 0, () -> Stream.of(round.mark()))));
        });
    }

    /** A rejection stands until another decision, or silence, follows it. */
    static void rejected(WorkAsOf work, Consumer<Item> to) {
        work.latestOutcome()
                .filter(outcome -> outcome.kind() == Outcome.Kind.ACCEPTED || outcome.kind() == Outcome.Kind.REJECTED)
                .ifPresent(outcome -> {
                    Side side = outcome.kind() == Outcome.Kind.REJECTED ? Side.COUNTS : Side.BASE;
                    to.accept(work.item(side, null, outcome.mark().at(), 0, () -> Stream.of(outcome.mark())));
                });
    }

    static void rating(WorkAsOf work, Consumer<Item> to) {
        work.acceptance().ifPresent(acceptance -> {
            Integer rating = acceptance.rating();
            if (rating != null) {
                Instant at = acceptance.mark().at();
                to.accept(work.item(Side.COUNTS, null, at, rating, () -> Stream.of(acceptance.mark())));
            }
        });
    }
}
