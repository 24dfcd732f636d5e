package io.engagements.standalone.figures.naive;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** First submissions against the dues that were committed to. */
record NaiveDelivery(Past past) {

    Tally kept() {
        return tally(true);
    }

    Tally missed() {
        return tally(false);
    }

    private Tally tally(boolean onTime) {
        Tally tally = new Tally();
        for (Event commitment : past.all("deliverable-committed")) {
            String deliverable = commitment.deliverable();
            Instant due = commitment.end("due");
            if (!past.asOf().isAfter(due) && !isDelivered(deliverable)) {
                continue;
            }
            if (isCancelledInTime(commitment)) {
                tally.leaveOut(deliverable, "CANCELLED_BEFORE_DUE", due);
            } else if (isReleased(commitment)) {
                tally.leaveOut(deliverable, "RELEASED", due);
            } else {
                tally.count(deliverable, due, isOnTime(commitment) == onTime);
            }
        }
        return tally;
    }

    private boolean isDelivered(String deliverable) {
        return past.firstFullSubmission(deliverable).isPresent();
    }

    boolean isOnTime(Event commitment) {
        return past.firstFullSubmission(commitment.deliverable())
                .filter(submission -> submission.isInTimeFor(commitment.end("due")))
                .isPresent();
    }

    private boolean isCancelledInTime(Event commitment) {
        return past.about(commitment.deliverable(), "deliverable-cancelled").stream()
                .anyMatch(event -> event.isInTimeFor(commitment.end("due")));
    }

    /** A last day left it with nothing owed: it was committed to, not delivered, and due after that. */
    private boolean isReleased(Event commitment) {
        Optional<Event> first = past.firstFullSubmission(commitment.deliverable());
        return past.lastDays()
                .filter(fixing -> Past.endOf(fixing).isBefore(commitment.end("due")))
                .filter(fixing -> fixing.isBehind(commitment))
                .anyMatch(fixing -> first.isEmpty() || first.get().isBehind(fixing));
    }

    ObjectNode lateness(Predicate<Instant> window) {
        List<Event> late = past.all("deliverable-committed").stream()
                .filter(commitment -> window.test(commitment.end("due")))
                .filter(commitment -> isDelivered(commitment.deliverable()) && !isOnTime(commitment))
                .toList();
        List<Event> overdue = inOrderOfRequests().filter(this::isOverdue).toList();
        ObjectNode lateness = durations(late.stream().map(this::lateSeconds).toList());
        ArrayNode open = lateness.putArray("openOverdue");
        overdue.forEach(commitment -> open.addObject()
                .put("deliverableId", commitment.deliverable())
                .put("hours", Rounded.hours(overdueSeconds(commitment))));
        lateness.set("items", Items.of(ids(late), ids(late), Map.of("OPEN_OVERDUE", ids(overdue))));
        return lateness;
    }

    private static List<String> ids(List<Event> commitments) {
        return commitments.stream().map(Event::deliverable).toList();
    }

    private long lateSeconds(Event commitment) {
        Instant first =
                past.firstFullSubmission(commitment.deliverable()).orElseThrow().at();
        return Duration.between(commitment.end("due"), first).toSeconds();
    }

    static ObjectNode durations(List<Long> seconds) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("count", seconds.size())
                .put("medianHours", Rounded.hoursAt(50, seconds))
                .put("p90Hours", Rounded.hoursAt(90, seconds))
                .put("maxHours", Rounded.hoursAt(100, seconds));
    }

    private Stream<Event> inOrderOfRequests() {
        return past.deliverables().stream()
                .flatMap(deliverable -> past.about(deliverable, "deliverable-committed").stream());
    }

    private boolean isOverdue(Event commitment) {
        String deliverable = commitment.deliverable();
        return overdueSeconds(commitment) > 0
                && !isDelivered(deliverable)
                && past.about(deliverable, "deliverable-cancelled").isEmpty()
                && !isReleased(commitment)
                && !past.isAfterLastDay(past.asOf());
    }

    private long overdueSeconds(Event commitment) {
        return Duration.between(commitment.end("due"), past.asOf()).toSeconds();
    }
}
