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
        accepted(work, work.countedRounds().isEmpty(), to);
    }

    static void onTimeFirstPass(WorkAsOf work, Consumer<Item> to) {
        accepted(work, work.countedRounds().isEmpty() && work.isOnTime(), to);
    }

    private static void accepted(WorkAsOf work, boolean counts, Consumer<Item> to) {
        if (work.fulls().isEmpty()) {
            return;
        }
        Supplier<Stream<Mark>> because = () -> deciding(work);
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
                                work.countedRounds().size(),
                                because);
                });
    }

    private static Stream<Mark> deciding(WorkAsOf work) {
        return Stream.of(
                        work.fulls().stream().map(Handed::mark),
                        work.outcomes().stream().map(Outcome::mark),
                        work.rounds().stream().flatMap(RoundAsOf::turnMarks),
                        work.reopened())
                .flatMap(marks -> marks);
    }

    /** Each accepted deliverable, and each round of it that counts. */
    static void rounds(WorkAsOf work, Consumer<Item> to) {
        work.acceptance().ifPresent(acceptance -> {
            Instant at = acceptance.mark().at();
            to.accept(work.item(Side.BASE, null, at, 0, () -> Stream.of(acceptance.mark())));
            work.countedRounds().forEach(round -> to.accept(work.item(Side.EXTRA, null, at, 0, round::askedAndTurned)));
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

    /** Every rating given; one of an acceptance that was reopened was given too. */
    static void rating(WorkAsOf work, Consumer<Item> to) {
        work.outcomes().forEach(outcome -> {
            Integer rating = outcome.rating();
            if (rating != null) {
                Mark mark = outcome.mark();
                to.accept(work.item(Side.COUNTS, null, mark.at(), rating, () -> Stream.of(mark)));
            }
        });
    }
}
