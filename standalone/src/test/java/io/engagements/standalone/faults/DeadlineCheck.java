package io.engagements.standalone.faults;

import io.engagements.standalone.faults.StoredEvents.StoredEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every deadline that has passed was kept or missed, not both and not twice; every other one is waited for. */
final class DeadlineCheck {

    private final StoredEvents events;
    private final Faults faults;
    private final Map<String, Instant> next = new HashMap<>();

    DeadlineCheck(StoredEvents events, Faults faults) {
        this.events = events;
        this.faults = faults;
    }

    /** @param now every end before this must be settled */
    void run(Connection database, Instant now) throws SQLException {
        events.byAggregate().values().forEach(engagement -> engagement.stream()
                .filter(event -> event.type().equals("deliverable-requested"))
                .forEach(requested -> {
                    List<StoredEvent> own = about(engagement, requested.field("deliverableId"));
                    of(own, "deliverable-committed")
                            .findFirst()
                            .ifPresentOrElse(
                                    committed -> firstHandIn(committed, own, now),
                                    () -> unanswered(requested, own, now));
                    rounds(own);
                    review(own);
                }));
        waiting(database);
    }

    private static List<StoredEvent> about(List<StoredEvent> engagement, String deliverable) {
        return engagement.stream()
                .filter(event -> event.field("deliverableId").equals(deliverable))
                .sorted(Comparator.comparingLong(StoredEvent::sequence))
                .toList();
    }

    private static Stream<StoredEvent> of(List<StoredEvent> own, String type) {
        return own.stream().filter(event -> event.type().equals(type));
    }

    /** Nobody declines or cancels here: a request that nobody committed to lapses. */
    private void unanswered(StoredEvent requested, List<StoredEvent> own, Instant now) {
        Instant due = end(requested);
        List<StoredEvent> lapsed = of(own, "request-lapsed").toList();
        if (due.isBefore(now) || !lapsed.isEmpty()) {
            boolean once = lapsed.size() == 1 && lapsed.get(0).occurredAt().equals(due.plusSeconds(1));
            faults.require(once, "due at %s, unanswered and not lapsed once: %s %s", due, requested, lapsed);
        } else {
            waits(requested, due);
        }
    }

    /** Windows are days long here: what was handed in last and not decided is waited for. */
    private void review(List<StoredEvent> own) {
        StoredEvent last = own.get(own.size() - 1);
        if (last.type().equals("deliverable-submitted")) {
            waits(last, Instant.parse(last.payload().at("/reviewUntil/instant").stringValue()));
        }
    }

    private void firstHandIn(StoredEvent committed, List<StoredEvent> own, Instant now) {
        Instant due = end(committed);
        Optional<StoredEvent> submitted = own.stream()
                .filter(event -> event.type().equals("deliverable-submitted"))
                .findFirst();
        List<StoredEvent> missed = own.stream()
                .filter(event -> event.type().equals("deadline-missed")
                        && !event.payload().has("round"))
                .toList();
        boolean inTime =
                submitted.filter(event -> !event.occurredAt().isAfter(due)).isPresent();
        faults.require(missed.size() <= 1, "missed twice: %s", missed);
        missed.forEach(event -> {
            Instant tooLate = due.plusSeconds(1);
            faults.require(event.occurredAt().equals(tooLate), "missed at another time than %s: %s", tooLate, event);
            boolean before =
                    submitted.filter(hand -> hand.sequence() < event.sequence()).isEmpty();
            faults.require(before, "missed after it was handed in: %s", event);
        });
        if (inTime) {
            boolean takenBack = submitted.get().payload().path("supersedesMiss").asBoolean(false);
            faults.require(takenBack == !missed.isEmpty(), "kept and missed: %s %s", submitted.get(), missed);
        } else if (due.isBefore(now) || submitted.isPresent()) {
            faults.require(missed.size() == 1, "due at %s, neither kept nor missed: %s", due, committed);
        } else {
            waits(committed, due);
        }
    }

    /** Rounds are due days ahead here: what was not handed in again is waited for. */
    private void rounds(List<StoredEvent> own) {
        own.stream()
                .filter(event -> event.type().equals("quality-improvement-requested"))
                .filter(round -> own.stream()
                        .noneMatch(event ->
                                event.type().equals("deliverable-submitted") && event.sequence() > round.sequence()))
                .forEach(round -> waits(round, end(round)));
    }

    private static Instant end(StoredEvent event) {
        return Instant.parse(event.payload().required("due").required("instant").stringValue());
    }

    private void waits(StoredEvent event, Instant due) {
        next.merge(event.aggregate(), due.plusSeconds(1), (one, two) -> one.isBefore(two) ? one : two);
    }

    private void waiting(Connection database) throws SQLException {
        Map<String, Instant> rows = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT engagement_id, at FROM command_side.due")) {
            while (row.next()) {
                rows.put(row.getString(1), row.getTimestamp(2).toInstant());
            }
        }
        faults.require(rows.equals(next), "timers wait for %s and should wait for %s", rows, next);
    }
}
