package io.engagements.standalone.figures.naive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
                        past.rounds(acceptance.deliverable()).size()));
        return tally;
    }

    private List<Event> acceptances() {
        return past.all("deliverable-accepted");
    }

    private boolean isFirstPass(String deliverable) {
        return past.rounds(deliverable).isEmpty();
    }

    private Tally notAccepted() {
        Tally tally = new Tally();
        for (String deliverable : past.deliverables()) {
            if (past.about(deliverable, "deliverable-accepted").isEmpty()) {
                leaveOut(tally, deliverable);
            }
        }
        return tally;
    }

    private void leaveOut(Tally tally, String deliverable) {
        List<Event> lapses = past.lapses(deliverable);
        Optional<Event> rejection = standingRejection(deliverable);
        if (!lapses.isEmpty()) {
            tally.leaveOut(deliverable, "LAPSED", lapses.get(0).at());
        } else if (rejection.isPresent()) {
            tally.leaveOut(deliverable, "REJECTED", rejection.get().at());
        } else if (!past.fullSubmissions(deliverable).isEmpty()) {
            tally.leaveOut(deliverable, "PENDING", past.asOf());
        }
    }

    /** The last rejection, if nothing whole was handed in since. */
    private Optional<Event> standingRejection(String deliverable) {
        return past.about(deliverable, "deliverable-rejected").stream()
                .reduce((earlier, later) -> later)
                .filter(rejection -> past.nextFullSubmission(rejection).isEmpty());
    }

    int lapsedWithoutRound(Predicate<Instant> window) {
        return (int) past.deliverables().stream()
                .filter(this::isFirstPass)
                .flatMap(deliverable -> past.lapses(deliverable).stream())
                .filter(lapse -> window.test(lapse.at()))
                .count();
    }

    Tally rejected() {
        Tally tally = new Tally();
        for (String deliverable : past.deliverables()) {
            List<Event> lapses = past.lapses(deliverable);
            past.about(deliverable)
                    .filter(event -> event.isDecision() || lapses.contains(event))
                    .reduce((earlier, later) -> later)
                    .filter(last -> last.is("deliverable-accepted") || last.is("deliverable-rejected"))
                    .ifPresent(last -> tally.count(deliverable, last.at(), last.is("deliverable-rejected")));
        }
        return tally;
    }

    ObjectNode rating(Predicate<Instant> window) {
        List<Event> rated = acceptances().stream()
                .filter(event -> window.test(event.at()))
                .filter(event -> event.data().hasNonNull("rating"))
                .toList();
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
