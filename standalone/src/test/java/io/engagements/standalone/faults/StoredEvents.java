package io.engagements.standalone.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The event table as it lies there, read without the product. */
final class StoredEvents {

    /** One row; {@code aggregateType} is absent for a refusal record. */
    record StoredEvent(
            long globalIndex,
            String id,
            String aggregate,
            long sequence,
            String aggregateType,
            String type,
            JsonNode payload) {

        String field(String name) {
            JsonNode value = payload.get(name);
            return value == null ? "" : value.asString();
        }

        Instant occurredAt() {
            return Instant.parse(
                    payload.required("stamp").required("occurredAt").stringValue());
        }

        String party() {
            JsonNode party = payload.required("stamp").get("party");
            return party == null ? "" : party.stringValue();
        }
    }

    private final List<StoredEvent> rows = new ArrayList<>();

    StoredEvents(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT global_index, event_identifier, aggregate_identifier, sequence_number, type,
                               payload_type, payload
                        FROM command_side.event ORDER BY global_index
                        """)) {
            while (row.next()) {
                rows.add(new StoredEvent(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        JsonMapper.shared().readTree(row.getBytes(7))));
            }
        }
    }

    List<StoredEvent> all() {
        return rows;
    }

    Stream<StoredEvent> ofType(String type) {
        return rows.stream().filter(event -> event.type().equals(type));
    }

    /** By aggregate, in insertion order. */
    Map<String, List<StoredEvent>> byAggregate() {
        return rows.stream()
                .collect(Collectors.groupingBy(StoredEvent::aggregate, LinkedHashMap::new, Collectors.toList()));
    }
}
