package io.engagements.rules.figures.naive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What became of the work that was handed in. */
record NaiveQuality(Past past) {

    Tally firstPass() {
        Tally tally = notAccepted();
        acceptances()
                .forEach(acceptance ->
                        tally.count(acceptance.deliverable(), acceptance.at(), isFirstPass(acceptance.deliverable())));
        return tally;
    }

    Tally onTimeFirstPass() {
        NaiveDelivery delivery = new NaiveDelivery(past);
        Tally tally = notAccepted();
        acceptances()
                .forEach(acceptance -> tally.count(
                        acceptance.deliverable(),
                        acceptance.at(),
                        isFirstPass(acceptance.deliverable())
                                && past.about(acceptance.deliverable(), "deliverable-committed").stream()
                                        .anyMatch(delivery::isOnTime)));
        return tally;
    }

    Tally roundsPerAccepted() {
        Tally tally = new Tally();
        acceptances()
                .forEach(acceptance -> tally.count(
                        acceptance.deliverable(),
                        acceptance.at(),
                        past.countedRounds(acceptance.deliverable()).size()));
        return tally;
    }

    /** Those that stand: each deliverable has one at most. */
    private List<Event> acceptances() {
        return past.all("deliverable-accepted").stream()
                .filter(acceptance -> !past.isReopenedSince(acceptance))
                .toList();
    }

    private boolean isFirstPass(String deliverable) {
        return past.countedRounds(deliverable).isEmpty();
    }

    private Tally notAccepted() {
        Tally tally = new Tally();
        for (String deliverable : past.deliverables()) {
            if (acceptances().stream().noneMatch(acceptance -> acceptance.isAbout(deliverable))) {
                leaveOut(tally, deliverable);
            }
        }
        return tally;
    }

    private void leaveOut(Tally tally, String deliverable) {
        Optional<Event> lapse = standingLapse(deliverable);
        Optional<Event> rejection = standingRejection(deliverable);
        if (lapse.isPresent()) {
            tally.leaveOut(deliverable, "LAPSED", lapse.get().at());
        } else if (rejection.isPresent()) {
            tally.leaveOut(deliverable, "REJECTED", rejection.get().at());
        } else if (!past.fullSubmissions(deliverable).isEmpty()) {
            tally.leaveOut(deliverable, "PENDING", past.asOf());
        }
    }

    /** The last silence, where it says what became of the work. */
    private Optional<Event> standingLapse(String deliverable) {
        return past.closings(deliverable).stream()
                .reduce((earlier, later) -> later)
                .filter(last -> last.is("review-lapsed") && !past.isReopenedSince(last));
    }

    /** The last rejection, if nothing whole was handed in since, and nothing reviewed anew. */
    private Optional<Event> standingRejection(String deliverable) {
        return past.about(deliverable, "deliverable-rejected").stream()
                .reduce((earlier, later) -> later)
                .filter(rejection -> past.nextFullSubmission(rejection).isEmpty() && !past.isReopenedSince(rejection));
    }

    int lapsedWithoutRound(Predicate<Instant> window) {
        return (int)
                lapsesWithoutRound().filter(lapse -> window.test(lapse.at())).count();
    }

    Stream<Event> lapsesWithoutRound() {
        return past.deliverables().stream()
                .filter(this::isFirstPass)
                .flatMap(deliverable -> standingLapse(deliverable).stream());
    }

    Tally rejected() {
        Tally tally = new Tally();
        for (String deliverable : past.deliverables()) {
            past.closings(deliverable).stream()
                    .reduce((earlier, later) -> later)
                    .filter(last -> last.is("deliverable-accepted") || last.is("deliverable-rejected"))
                    .ifPresent(last -> tally.count(deliverable, last.at(), last.is("deliverable-rejected")));
        }
        return tally;
    }

    /** Every rating that was given, also to what was reviewed anew. */
    List<Event> ratings() {
        return past.all("deliverable-accepted").stream()
                .filter(event -> event.data().hasNonNull("rating"))
                .toList();
    }

    ObjectNode rating(Predicate<Instant> window) {
        List<Event> rated =
                ratings().stream().filter(event -> window.test(event.at())).toList();
        int sum = rated.stream().mapToInt(event -> event.number("rating")).sum();
        ObjectNode rating = JsonNodeFactory.instance
                .objectNode()
                .put("count", rated.size())
                .put("mean", Rounded.ratio(sum, rated.size()));
        rating.set(
                "items", Items.measured(rated.stream().map(Event::deliverable).toList()));
        return rating;
    }
}
