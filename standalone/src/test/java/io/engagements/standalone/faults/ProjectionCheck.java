package io.engagements.standalone.faults;

import io.engagements.standalone.faults.StoredEvents.StoredEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The read side holds every event once, every refusal once, stands at every aggregate's last version, parked nothing. */
final class ProjectionCheck {

    private final StoredEvents events;
    private final Faults faults;

    ProjectionCheck(StoredEvents events, Faults faults) {
        this.events = events;
        this.faults = faults;
    }

    void run(Connection database) throws SQLException {
        for (String table : new String[] {"engagement", "compliance"}) {
            versions(database, "engagement", table, "engagement_id");
        }
        versions(database, "candidacy", "candidacy", "candidacy_id");
        history(database);
        long refusals = events.ofType("attempt-refused").count();
        faults.require(count(database, "refusal") == refusals, "not the %d refusals", refusals);
        faults.require(count(database, "parked") == 0, "something is parked");
    }

    private void versions(Connection database, String aggregateType, String table, String key) throws SQLException {
        Map<String, Long> stored = events.all().stream()
                .filter(event -> aggregateType.equals(event.aggregateType()))
                .collect(Collectors.toMap(StoredEvent::aggregate, StoredEvent::sequence, Math::max));
        Map<String, Long> projected = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + key + ", version FROM query_side." + table)) {
            while (row.next()) {
                projected.put(row.getString(1), row.getLong(2));
            }
        }
        faults.require(projected.equals(stored), "%s stands at %s and should at %s", table, projected, stored);
    }

    private void history(Connection database) throws SQLException {
        Map<String, StoredEvent> missing = events.all().stream()
                .filter(event -> event.aggregateType() != null)
                .collect(Collectors.toMap(StoredEvent::id, event -> event, (one, two) -> one));
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT id, subject, sequence, payload FROM query_side.history")) {
            while (row.next()) {
                StoredEvent event = missing.remove(row.getString(1));
                boolean same = event != null
                        && event.aggregate().equals(row.getString(2))
                        && event.sequence() == row.getLong(3)
                        && agree(JsonMapper.shared().readTree(row.getString(4)), event.payload());
                faults.require(same, "the history tells another thing than its event: %s", event);
            }
        }
        faults.require(missing.isEmpty(), "the history lacks %s", missing.keySet());
    }

    private static boolean agree(JsonNode told, JsonNode stored) {
        return told.properties().stream().allMatch(field -> field.getValue().equals(stored.get(field.getKey())));
    }

    private static long count(Connection database, String table) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM query_side." + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
