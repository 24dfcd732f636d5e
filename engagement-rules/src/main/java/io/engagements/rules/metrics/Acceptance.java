package io.engagements.rules.metrics;

import io.engagements.rules.EventRef;
import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import io.engagements.rules.metrics.WorkFacts.SubmissionFact;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What became of the work; a deliverable belongs to a window and a month by the decision. */
final class Acceptance {

    private Acceptance() {}

    static void firstPass(WorkAsOf work, Consumer<Item> to) {
        accepted(work, work.review().countedRounds().isEmpty(), to);
    }

    static void onTimeFirstPass(WorkAsOf work, Consumer<Item> to) {
        accepted(work, work.review().countedRounds().isEmpty() && work.isOnTime(), to);
    }

    private static void accepted(WorkAsOf work, boolean counts, Consumer<Item> to) {
        if (work.fulls().isEmpty()) {
            return;
        }
        Supplier<Stream<EventRef>> because = () -> deciding(work);
        Optional<Outcome> settled = work.review().settled();
        if (settled.isEmpty()) {
            to.accept(work.leftOut(Reason.PENDING, work.asOf(), because));
            return;
        }
        Instant at = settled.get().ref().at();
        to.accept(
                switch (settled.get().kind()) {
                    case ACCEPTED -> work.item(counts ? Side.COUNTS : Side.BASE, null, at, 0, because);
                    case REJECTED -> work.leftOut(Reason.REJECTED, at, because);
                    case LAPSED, IMPROVEMENT_ASKED ->
                        work.item(
                                Side.LEFT_OUT,
                                Reason.LAPSED.name(),
                                at,
                                work.review().countedRounds().size(),
                                because);
                });
    }

    private static Stream<EventRef> deciding(WorkAsOf work) {
        return Stream.of(
                        work.fulls().stream().map(SubmissionFact::ref),
                        work.review().outcomes().stream().map(Outcome::ref),
                        work.review().rounds().stream().flatMap(RoundAsOf::turnRefs),
                        work.review().reopened())
                .flatMap(refs -> refs);
    }

    /** Each accepted deliverable, and each round of it that counts. */
    static void rounds(WorkAsOf work, Consumer<Item> to) {
        work.review().acceptance().ifPresent(acceptance -> {
            Instant at = acceptance.ref().at();
            to.accept(work.item(Side.BASE, null, at, 0, () -> Stream.of(acceptance.ref())));
            work.review()
                    .countedRounds()
                    .forEach(round -> to.accept(work.item(Side.EXTRA, null, at, 0, round::askedAndTurned)));
        });
    }

    /** A rejection stands until another decision, or silence, follows it. */
    static void rejected(WorkAsOf work, Consumer<Item> to) {
        work.review()
                .latestOutcome()
                .filter(outcome -> outcome.kind() == Outcome.Kind.ACCEPTED || outcome.kind() == Outcome.Kind.REJECTED)
                .ifPresent(outcome -> {
                    Side side = outcome.kind() == Outcome.Kind.REJECTED ? Side.COUNTS : Side.BASE;
                    to.accept(work.item(side, null, outcome.ref().at(), 0, () -> Stream.of(outcome.ref())));
                });
    }

    /** Every rating given; one of an acceptance that was reopened was given too. */
    static void rating(WorkAsOf work, Consumer<Item> to) {
        work.review().outcomes().forEach(outcome -> {
            Integer rating = outcome.rating();
            if (rating != null) {
                EventRef ref = outcome.ref();
                to.accept(work.item(Side.COUNTS, null, ref.at(), rating, () -> Stream.of(ref)));
            }
        });
    }
}
