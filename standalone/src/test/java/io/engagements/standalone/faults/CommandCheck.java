package io.engagements.standalone.faults;

import io.engagements.standalone.faults.Journal.Answer;
import io.engagements.standalone.faults.Journal.Request;
import io.engagements.standalone.faults.StoredEvents.StoredEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Holds the journal against the event table: what was acknowledged is there exactly once, at the acknowledged place,
 * under one key; and nothing else is there.
 */
final class CommandCheck {

    private static final Set<String> BY_THE_CLOCK = Set.of(
            "deadline-missed", "request-lapsed", "review-lapsed", "engagement-ended", "nda-expired", "last-day-passed");

    private final Map<Request, Answer> settled;
    private final StoredEvents events;
    private final Faults faults;
    private final Map<String, List<StoredEvent>> byId;
    private final Map<String, String> keyOfEvent = new HashMap<>();

    CommandCheck(Journal journal, StoredEvents events, Faults faults) {
        this.settled = journal.settled();
        this.events = events;
        this.faults = faults;
        this.byId = events.all().stream().collect(Collectors.groupingBy(StoredEvent::id));
    }

    void run(Connection database) throws SQLException {
        settled.forEach((request, answer) -> {
            faults.require(answer.status() < 500, "%s was answered %s", request, answer);
            if (answer.isDone()) {
                acknowledged(request, answer.json());
            }
        });
        nothingElse();
        refusals();
        keys(database);
    }

    private void acknowledged(Request request, JsonNode answer) {
        JsonNode listed = answer.required("events");
        faults.require(!listed.isEmpty(), "%s was acknowledged without an event", request);
        long last = -1;
        for (JsonNode event : listed) {
            String id = event.required("id").stringValue();
            last = event.required("sequence").longValue();
            String other = keyOfEvent.put(id, request.key());
            faults.require(other == null, "event %s was acknowledged under two keys", id);
            stored(request, answer, event, id);
        }
        faults.require(answer.required("version").longValue() == last, "%s: its version is not its last", request);
    }

    private void stored(Request request, JsonNode answer, JsonNode event, String id) {
        List<StoredEvent> rows = byId.getOrDefault(id, List.of());
        faults.require(rows.size() == 1, "acknowledged event %s of %s is stored %d times", id, request, rows.size());
        for (StoredEvent row : rows) {
            faults.require(
                    row.aggregate().equals(answer.required("aggregateId").stringValue())
                            && row.sequence() == event.required("sequence").longValue()
                            && row.type().equals(event.required("type").stringValue()),
                    "event %s of %s is stored as another: %s",
                    id,
                    request,
                    row);
            if (!BY_THE_CLOCK.contains(row.type())) {
                faults.require(row.party().equals(request.account()), "%s is by somebody else: %s", request, row);
                sameFields(request, row);
            }
        }
    }

    private void sameFields(Request request, StoredEvent row) {
        request.json().properties().forEach(field -> {
            JsonNode kept = row.payload().get(field.getKey());
            boolean comparable = kept != null && (kept.isString() || kept.isIntegralNumber());
            faults.require(
                    !comparable || kept.equals(field.getValue()),
                    "%s is stored with another %s: %s",
                    request,
                    field.getKey(),
                    row);
        });
    }

    /** A hiring closes the candidacy too, which its answer does not list; the first start registers its parties. */
    private void nothingElse() {
        Set<String> hired = new HashSet<>();
        events.ofType("va-hired")
                .filter(event -> keyOfEvent.containsKey(event.id()))
                .forEach(event -> hired.add(event.aggregate()));
        for (StoredEvent event : events.all()) {
            boolean explained = keyOfEvent.containsKey(event.id())
                    || BY_THE_CLOCK.contains(event.type())
                    || event.type().equals("attempt-refused")
                    || event.type().equals("party-registered")
                    || (event.type().equals("candidacy-closed") && hired.remove(event.field("engagementId")));
            faults.require(explained, "nobody was told of %s", event);
        }
        faults.require(hired.isEmpty(), "hired, and the candidacy is not closed: %s", hired);
    }

    /** One record for every refusal, and no refusal without an answer. */
    private void refusals() {
        Map<String, Long> told = settled.entrySet().stream()
                .filter(entry -> entry.getValue().isRefusedByRule())
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().account() + " " + entry.getKey().command(), Collectors.counting()));
        Map<String, Long> recorded = events.ofType("attempt-refused")
                .collect(Collectors.groupingBy(
                        event -> event.party() + " " + event.field("command"), Collectors.counting()));
        faults.require(told.equals(recorded), "refusals told are %s, recorded %s", told, recorded);
    }

    private void keys(Connection database) throws SQLException {
        Map<String, Map.Entry<Request, Answer>> byKey = settled.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().account() + " " + entry.getKey().key(), entry -> entry));
        byKey.values()
                .removeIf(
                        entry -> !entry.getValue().isDone() && !entry.getValue().isRefusedByRule());
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT party || ' ' || key, status, convert_from(body, 'UTF8') FROM command_side.idempotency"
                                + " WHERE key NOT LIKE 'demo-party-%'")) {
            while (row.next()) {
                Map.Entry<Request, Answer> told = byKey.remove(row.getString(1));
                Answer kept = new Answer(row.getInt(2), row.getString(3));
                faults.require(told != null && told.getValue().equals(kept), "key %s holds %s", row.getString(1), kept);
            }
        }
        faults.require(byKey.isEmpty(), "keys without their answer: %s", byKey.keySet());
    }
}
