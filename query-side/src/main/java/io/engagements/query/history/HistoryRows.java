package io.engagements.query.history;

import io.engagements.events.stored.ContractJson;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what the history projection wrote. */
@Component
class HistoryRows {

    private final JdbcClient jdbc;

    HistoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who acted; {@code party} is null when time itself did. */
    record Actor(
            @Nullable String party, String person, @Nullable String onBehalfOf) {}

    /** One event, as the history shows it; {@code data} is named as in the command that caused it. */
    record Event(
            String id,
            long sequence,
            long position,
            String type,
            int revision,
            Instant occurredAt,
            Instant recordedAt,
            Actor actor,
            JsonNode data) {}

    /** One refused attempt. */
    record Refused(
            long position, Instant at, Actor actor, String command, String rule, List<String> rules, JsonNode facts) {}

    List<Event> history(String subject, long after, @Nullable String type, @Nullable String actor, int atMost) {
        return jdbc.sql("""
                SELECT id, sequence, position, type, revision, occurred_at, recorded_at, party, person, on_behalf_of,
                       payload
                FROM query_side.history
                WHERE subject = :subject AND sequence > :after
                  AND (:type::text IS NULL OR type = :type)
                  AND (:actor::text IS NULL OR :actor IN (party, person, on_behalf_of))
                ORDER BY sequence LIMIT :limit
                """)
                .param("subject", subject)
                .param("after", after)
                .param("type", type, Types.VARCHAR)
                .param("actor", actor, Types.VARCHAR)
                .param("limit", atMost)
                .query((row, number) -> new Event(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getInt(5),
                        instant(row.getTimestamp(6)),
                        instant(row.getTimestamp(7)),
                        new Actor(row.getString(8), row.getString(9), row.getString(10)),
                        data(row.getString(11))))
                .list();
    }

    /** What the event says apart from who and when, which stand beside it. */
    private static JsonNode data(String payload) {
        ObjectNode data = (ObjectNode) ContractJson.mapper().readTree(payload);
        data.remove("stamp");
        return data;
    }

    long lastSequence(String subject) {
        return jdbc.sql("SELECT coalesce(max(sequence), -1) FROM query_side.history WHERE subject = ?")
                .param(subject)
                .query(Long.class)
                .single();
    }

    List<Refused> refusals(String subject, long after, int atMost) {
        return jdbc.sql("""
                SELECT position, occurred_at, party, person, on_behalf_of, command, rules, facts
                FROM query_side.refusal WHERE subject = ? AND position > ? ORDER BY position LIMIT ?
                """)
                .params(subject, after, atMost)
                .query((row, number) -> refused(
                        row.getLong(1),
                        instant(row.getTimestamp(2)),
                        new Actor(row.getString(3), row.getString(4), row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)))
                .list();
    }

    private static Refused refused(long position, Instant at, Actor actor, String command, String rules, String facts) {
        List<String> ids = List.of(ContractJson.mapper().readValue(rules, String[].class));
        return new Refused(
                position,
                at,
                actor,
                command,
                ids.get(0),
                ids,
                ContractJson.mapper().readTree(facts));
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp.toInstant();
    }
}
