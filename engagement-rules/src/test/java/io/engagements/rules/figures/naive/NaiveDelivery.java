package io.engagements.rules.figures.naive;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** First submissions against the dues agreed, and against those that were committed to. */
record NaiveDelivery(Past past, NaiveClock clock) {

    NaiveDelivery(Past past) {
        this(past, new NaiveClock(past));
    }

    Tally kept() {
        return tally(true);
    }

    Tally missed() {
        return tally(false);
    }

    private Tally tally(boolean onTime) {
        Tally tally = new Tally();
        for (Event commitment : past.all("deliverable-committed")) {
            tally.zone(commitment.deliverable(), zoneOfDue(commitment));
            Instant due = due(commitment);
            Instant passes = clock.beforeWaiting(commitment).orElse(due);
            if (isEligible(commitment, passes) && !isLeftOut(commitment, due, tally)) {
                tally.count(commitment.deliverable(), due, isOnTime(commitment) == onTime);
            }
        }
        return tally;
    }

    /** The zone that was stored with the due agreed last. */
    private ZoneId zoneOfDue(Event commitment) {
        Event naming = past.changes(commitment, null).stream().reduce(commitment, (earlier, later) -> later);
        return ZoneId.of(naming.data().at("/due/zone").asString());
    }

    /** By the dues committed to; without what client time, or the client's own wish, shifted. */
    Tally original() {
        Tally tally = new Tally();
        for (Event commitment : past.all("deliverable-committed")) {
            Instant due = commitment.end("due");
            if (!isEligible(commitment, due) || isLeftOut(commitment, due, tally)) {
                continue;
            }
            Map<String, Long> causes = causes(commitment);
            causes.forEach((cause, seconds) -> tally.leaveOut(commitment.deliverable(), cause, due, seconds));
            if (causes.isEmpty()) {
                tally.count(commitment.deliverable(), due, isDeliveredBy(commitment, due));
            }
        }
        return tally;
    }

    /** Each with the seconds by which it shifted the due. */
    private Map<String, Long> causes(Event commitment) {
        Map<String, Long> causes = new LinkedHashMap<>();
        long byInput = clock.shiftByInput(commitment);
        long byPause = clock.shift(commitment) - byInput;
        if (byInput > 0) {
            causes.put("CLIENT_INPUT", byInput);
        }
        if (byPause > 0) {
            causes.put("AGREED_PAUSE", byPause);
        }
        if (past.changes(commitment, null).stream().anyMatch(past::isAskedByClient)) {
            causes.put("CLIENT_ASKED", shift(commitment));
        }
        return causes;
    }

    private long shift(Event commitment) {
        long seconds = 0;
        Instant due = commitment.end("due");
        for (Event change : past.changes(commitment, null)) {
            if (past.isAskedByClient(change)) {
                seconds += Duration.between(due, change.end("due")).toSeconds();
            }
            due = change.end("due");
        }
        return seconds;
    }

    private Instant due(Event commitment) {
        return clock.agreed(commitment);
    }

    private boolean isEligible(Event commitment, Instant due) {
        return past.asOf().isAfter(due) || isDelivered(commitment.deliverable());
    }

    private boolean isLeftOut(Event commitment, Instant due, Tally tally) {
        if (isCancelledInTime(commitment)) {
            tally.leaveOut(commitment.deliverable(), "CANCELLED_BEFORE_DUE", due);
            return true;
        } else if (isReleased(commitment)) {
            tally.leaveOut(commitment.deliverable(), "RELEASED", due);
            return true;
        } else if (clock.beforeWaiting(commitment).isPresent()) {
            tally.leaveOut(commitment.deliverable(), "WAITING_FOR_CLIENT", due);
            return true;
        }
        return false;
    }

    private boolean isDelivered(String deliverable) {
        return past.firstFullSubmission(deliverable).isPresent();
    }

    boolean isOnTime(Event commitment) {
        return isDeliveredBy(commitment, due(commitment));
    }

    private boolean isDeliveredBy(Event commitment, Instant due) {
        return past.firstFullSubmission(commitment.deliverable())
                .filter(submission -> submission.isInTimeFor(due))
                .isPresent();
    }

    private boolean isCancelledInTime(Event commitment) {
        return past.about(commitment.deliverable(), "deliverable-cancelled").stream()
                .anyMatch(event -> event.isInTimeFor(due(commitment)));
    }

    /** Nothing was handed in, and it is due after the last day: owed no more. */
    private boolean isReleased(Event commitment) {
        return !isDelivered(commitment.deliverable()) && past.isAfterLastDay(due(commitment));
    }

    /** Each input that was late, for as long as it was. */
    ObjectNode inputDelay(Predicate<Instant> window) {
        List<String> ids = new ArrayList<>();
        List<Long> seconds = new ArrayList<>();
        for (Event commitment : past.all("deliverable-committed")) {
            for (Event input : past.about(commitment.deliverable(), "input-added")) {
                long delay = clock.delayOf(commitment, input);
                if (delay > 0 && window.test(clock.dueOf(input))) {
                    ids.add(commitment.deliverable());
                    seconds.add(delay);
                }
            }
        }
        long sum = seconds.stream().mapToLong(Long::longValue).sum();
        ObjectNode delays = JsonNodeFactory.instance
                .objectNode()
                .put("count", seconds.size())
                .put("sumHours", seconds.isEmpty() ? null : Rounded.hours(sum))
                .put("medianHours", Rounded.hoursAt(50, seconds));
        delays.set("items", Items.measured(ids));
        return delays;
    }

    ObjectNode lateness(Predicate<Instant> window) {
        List<Event> late = past.all("deliverable-committed").stream()
                .filter(commitment -> window.test(due(commitment)))
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
        return Duration.between(due(commitment), first).toSeconds();
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
        return Duration.between(due(commitment), past.asOf()).toSeconds();
    }
}
