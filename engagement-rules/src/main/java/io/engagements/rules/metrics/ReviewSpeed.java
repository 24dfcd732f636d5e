package io.engagements.rules.metrics;

import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.Handed;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How fast the client decides about each full version; it belongs to a window by the first decision, or the lapse. */
final class ReviewSpeed {

    private ReviewSpeed() {}

    /** Seconds from handing in to the first decision. */
    static void turnaround(WorkAsOf work, Consumer<Item> to) {
        for (Handed handed : work.fulls()) {
            closing(work, handed).filter(Outcome::isDecision).ifPresent(decision -> {
                Instant at = decision.mark().at();
                long seconds = Duration.between(handed.mark().at(), at).toSeconds();
                to.accept(work.item(Side.COUNTS, null, at, seconds, () -> Stream.of(handed.mark(), decision.mark())));
            });
        }
    }

    /** Review windows that closed in silence, out of all that closed. */
    static void lapse(WorkAsOf work, Consumer<Item> to) {
        for (Handed handed : work.fulls()) {
            Optional<Outcome> closing = closing(work, handed);
            if (closing.isPresent()) {
                Mark mark = closing.get().mark();
                Side side = closing.get().isDecision() ? Side.BASE : Side.COUNTS;
                to.accept(work.item(side, null, mark.at(), 0, () -> Stream.of(handed.mark(), mark)));
            } else if (!isReplaced(work, handed)) {
                to.accept(work.leftOut(Reason.PENDING, work.asOf(), () -> Stream.of(handed.mark())));
            }
        }
    }

    private static boolean isReplaced(WorkAsOf work, Handed handed) {
        List<Handed> fulls = work.fulls();
        return !fulls.get(fulls.size() - 1).equals(handed);
    }

    /** The first decision about the version, or the lapse of its review: a lapse that a decision overtook is none. */
    private static Optional<Outcome> closing(WorkAsOf work, Handed handed) {
        for (Outcome outcome : work.outcomes()) {
            if (outcome.version() == handed.version()) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
