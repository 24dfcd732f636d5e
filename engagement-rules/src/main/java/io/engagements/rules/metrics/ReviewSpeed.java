package io.engagements.rules.metrics;

import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.Handed;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How fast the client decides about each full version; it belongs to a window by the first decision, or the lapse. */
final class ReviewSpeed {

    private ReviewSpeed() {}

    /** Seconds from handing in to the first decision. */
    static Stream<Item> turnaround(WorkAsOf work) {
        return work.fulls().stream()
                .flatMap(handed -> first(work, handed, Outcome::isDecision)
                        .map(decision -> work.item(
                                Side.COUNTS,
                                null,
                                decision.mark().at(),
                                Duration.between(
                                                handed.mark().at(),
                                                decision.mark().at())
                                        .toSeconds(),
                                Stream.of(handed.mark(), decision.mark())))
                        .stream());
    }

    /** Review windows that closed in silence, out of all that closed. */
    static Stream<Item> lapse(WorkAsOf work) {
        return work.fulls().stream().flatMap(handed -> closing(work, handed).stream());
    }

    private static Optional<Item> closing(WorkAsOf work, Handed handed) {
        return first(work, handed, any -> true)
                .map(outcome -> Optional.of(work.item(
                        outcome.isDecision() ? Side.BASE : Side.COUNTS,
                        null,
                        outcome.mark().at(),
                        0,
                        Stream.of(handed.mark(), outcome.mark()))))
                .orElseGet(() -> isReplaced(work, handed)
                        ? Optional.empty()
                        : Optional.of(work.leftOut(Reason.PENDING, work.asOf(), Stream.of(handed.mark()))));
    }

    private static boolean isReplaced(WorkAsOf work, Handed handed) {
        List<Handed> fulls = work.fulls();
        return !fulls.get(fulls.size() - 1).equals(handed);
    }

    private static Optional<Outcome> first(WorkAsOf work, Handed handed, Predicate<Outcome> wanted) {
        return work.outcomes().stream()
                .filter(outcome -> outcome.version() == handed.version() && wanted.test(outcome))
                .findFirst();
    }
}
