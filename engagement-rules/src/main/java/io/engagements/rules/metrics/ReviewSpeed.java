package io.engagements.rules.metrics;

import io.engagements.rules.EventRef;
import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.OfVersion;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import io.engagements.rules.metrics.WorkFacts.SubmissionFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How fast the client decides about each full version; it belongs to a window by the first decision, or the lapse. */
final class ReviewSpeed {

    private ReviewSpeed() {}

    /** Seconds from handing in to the first decision. */
    static void turnaround(WorkAsOf work, Consumer<Item> to) {
        for (SubmissionFact handed : work.fulls()) {
            firstDecision(work, handed.version()).ifPresent(decision -> {
                Instant at = decision.at();
                long seconds = Duration.between(handed.ref().at(), at).toSeconds();
                to.accept(work.item(Side.COUNTS, null, at, seconds, () -> Stream.of(handed.ref(), decision)));
            });
        }
    }

    /** Review windows that closed in silence, out of all that closed; a reopened review has one of its own. */
    static void lapse(WorkAsOf work, Consumer<Item> to) {
        for (SubmissionFact handed : work.fulls()) {
            List<EventRef> reviews = reviews(work, handed);
            for (int place = 0; place < reviews.size(); place++) {
                EventRef next = place + 1 < reviews.size() ? reviews.get(place + 1) : null;
                closed(work, handed, reviews.get(place), next).ifPresent(to);
            }
        }
    }

    private static Optional<Item> closed(
            WorkAsOf work, SubmissionFact handed, EventRef begun, @Nullable EventRef next) {
        Optional<Outcome> closing = closing(work, handed.version(), begun, next);
        if (closing.isPresent()) {
            EventRef ref = closing.get().ref();
            Side side = closing.get().isDecision() ? Side.BASE : Side.COUNTS;
            return Optional.of(work.item(side, null, ref.at(), 0, () -> Stream.of(begun, ref)));
        }
        return isReplaced(work, handed)
                ? Optional.empty()
                : Optional.of(work.leftOut(Reason.PENDING, work.asOf(), () -> Stream.of(begun)));
    }

    /**
     * When the client first decided about a version, also where that was taken back: with an extra round when it asked for
     * it. Empty where no decision came of it.
     */
    private static Optional<EventRef> firstDecision(WorkAsOf work, int version) {
        Optional<EventRef> decided = first(work.review().outcomes().stream()
                .filter(outcome -> outcome.version() == version && outcome.isDecision())
                .map(Outcome::ref));
        Stream<EventRef> asked = work.review()
                .extraRounds()
                .filter(each -> each.version() == version)
                .map(OfVersion::ref);
        return decided.flatMap(ref -> first(Stream.concat(asked, Stream.of(ref))));
    }

    private static Optional<EventRef> first(Stream<EventRef> refs) {
        return refs.reduce((one, other) -> one.isStoredAfter(other) ? other : one);
    }

    /** When each review of a version began: when it was handed in, and whenever it was reopened. */
    private static List<EventRef> reviews(WorkAsOf work, SubmissionFact handed) {
        return work.review().reopenings().isEmpty()
                ? List.of(handed.ref())
                : Stream.concat(
                                Stream.of(handed.ref()),
                                work.review().reopenings().stream()
                                        .filter(each -> each.version() == handed.version())
                                        .map(OfVersion::ref))
                        .toList();
    }

    /** What closed a review of a version: the first decision that stands, or silence. */
    private static Optional<Outcome> closing(WorkAsOf work, int version, EventRef begun, @Nullable EventRef next) {
        for (Outcome outcome : work.review().standing()) {
            EventRef ref = outcome.ref();
            boolean within = ref.isStoredAfter(begun) && (next == null || !ref.isStoredAfter(next));
            if (outcome.version() == version && within) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    private static boolean isReplaced(WorkAsOf work, SubmissionFact handed) {
        List<SubmissionFact> fulls = work.fulls();
        return !fulls.get(fulls.size() - 1).equals(handed);
    }
}
