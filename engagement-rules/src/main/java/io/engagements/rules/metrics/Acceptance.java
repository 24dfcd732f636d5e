package io.engagements.rules.metrics;

import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.Handed;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What became of the work; a deliverable belongs to a window and a month by the decision. */
final class Acceptance {

    private Acceptance() {}

    static Stream<Item> firstPass(WorkAsOf work) {
        return accepted(work, each -> each.rounds().isEmpty());
    }

    static Stream<Item> onTimeFirstPass(WorkAsOf work) {
        return accepted(work, each -> each.rounds().isEmpty() && each.isOnTime());
    }

    private static Stream<Item> accepted(WorkAsOf work, Predicate<WorkAsOf> counts) {
        if (work.fulls().isEmpty()) {
            return Stream.empty();
        }
        Optional<Outcome> settled = work.settled();
        if (settled.isEmpty()) {
            return Stream.of(work.leftOut(Reason.PENDING, work.asOf(), deciding(work)));
        }
        Outcome outcome = settled.get();
        Item item =
                switch (outcome.kind()) {
                    case ACCEPTED -> {
                        Side side = counts.test(work) ? Side.COUNTS : Side.BASE;
                        yield work.item(side, null, outcome.mark().at(), 0, deciding(work));
                    }
                    case REJECTED ->
                        work.leftOut(Reason.REJECTED, outcome.mark().at(), deciding(work));
                    case LAPSED, IMPROVEMENT_ASKED ->
                        work.item(
                                Side.LEFT_OUT,
                                Reason.LAPSED.name(),
                                outcome.mark().at(),
                                work.rounds().size(),
                                deciding(work));
                };
        return Stream.of(item);
    }

    private static Stream<Mark> deciding(WorkAsOf work) {
        return Stream.concat(
                work.fulls().stream().map(Handed::mark),
                work.outcomes().stream().map(Outcome::mark));
    }

    /** Each accepted deliverable, and each round of it. */
    static Stream<Item> rounds(WorkAsOf work) {
        return work.acceptance().stream()
                .flatMap(acceptance -> Stream.concat(
                        Stream.of(work.item(Side.BASE, null, acceptance.mark().at(), 0, Stream.of(acceptance.mark()))),
                        work.rounds().stream()
                                .map(round -> work.item(
                                        Side.EXTRA, null, acceptance.mark().at(), 0, Stream.of(round.mark())))));
    }

    /** A rejection stands until another decision, or silence, follows it. */
    static Stream<Item> rejected(WorkAsOf work) {
        return work
                .latestOutcome()
                .filter(outcome -> outcome.kind() == Outcome.Kind.ACCEPTED || outcome.kind() == Outcome.Kind.REJECTED)
                .map(outcome -> work.item(
                        outcome.kind() == Outcome.Kind.REJECTED ? Side.COUNTS : Side.BASE,
                        null,
                        outcome.mark().at(),
                        0,
                        Stream.of(outcome.mark())))
                .stream();
    }

    static Stream<Item> rating(WorkAsOf work) {
        return work.acceptance().stream().flatMap(acceptance -> Stream.ofNullable(acceptance.rating())
                .map(rating ->
                        work.item(Side.COUNTS, null, acceptance.mark().at(), rating, Stream.of(acceptance.mark()))));
    }
}
