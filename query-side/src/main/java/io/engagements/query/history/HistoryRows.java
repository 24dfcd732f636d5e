package io.engagements.query.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.EventCodec;
import io.engagements.query.answer.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what the history projection wrote. */
@Component
public class HistoryRows {

    /** By the name of the first rule that failed, then of those after it. */
    public static final Comparator<List<RuleId>> RULES = Comparator.comparing(List::toString);

    private final JdbcClient jdbc;

    HistoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a list shows of something that happened, and the event itself, of which a sentence can be made.
     *
     * @param length of what is stored of it, in characters
     */
    record Row<T>(T shown, DomainEvent event, int length) {}

    /** Who acted; {@code party} is null when time itself did. */
    public record Actor(
            @Nullable String party, String person, @Nullable String onBehalfOf) {

        public static Actor of(Stamp stamp) {
            return new Actor(stamp.party(), stamp.person(), stamp.onBehalfOf());
        }
    }

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
            long position,
            String id,
            Instant at,
            Actor actor,
            String command,
            RuleId rule,
            List<RuleId> rules,
            Map<String, Object> facts) {}

    /**
     * Where an event is.
     *
     * @param subject the candidacy or engagement that it happened to, or that was to be changed in vain
     */
    public record Place(String subject, long position) {}

    /** Of something that happened or was refused; empty when there is none of this id. */
    public Optional<Place> place(String eventId) {
        return jdbc.sql("""
                SELECT subject, position FROM query_side.history WHERE id = :id
                UNION ALL SELECT subject, position FROM query_side.refusal WHERE id = :id LIMIT 1
                """).param("id", eventId).query(Place.class).optional();
    }

    /** So many at most, and no more of them than up to the first one beyond {@link Page#MOST_TEXT}. */
    List<Row<Event>> history(String subject, long after, @Nullable String type, @Nullable String actor, int atMost) {
        return jdbc.sql("""
                SELECT * FROM (
                    SELECT id, sequence, position, type, revision, occurred_at, recorded_at, party, person, on_behalf_of,
                           payload, sum(length(payload)) OVER (
                               ORDER BY sequence ROWS BETWEEN UNBOUNDED PRECEDING AND 2 PRECEDING) AS two_before
                    FROM query_side.history
                    WHERE subject = :subject AND sequence > :after
                      AND (:type::text IS NULL OR type = :type)
                      AND (:actor::text IS NULL OR :actor IN (party, person, on_behalf_of))
                    ORDER BY sequence LIMIT :limit) page
                WHERE coalesce(two_before, 0) < :most ORDER BY sequence
                """)
                .param("subject", subject)
                .param("after", after)
                .param("type", type, Types.VARCHAR)
                .param("actor", actor, Types.VARCHAR)
                .param("limit", atMost)
                .param("most", Page.MOST_TEXT)
                .query((row, number) -> row(row))
                .list();
    }

    /** The first so many that are about one piece of work, however far they are apart: all events of the subject are looked at. */
    List<Row<Event>> ofDeliverable(String subject, String deliverableId, int atMost) {
        return jdbc.sql("""
                SELECT id, sequence, position, type, revision, occurred_at, recorded_at, party, person, on_behalf_of, payload
                FROM query_side.history
                WHERE subject = :subject AND position(:named IN payload) > 0 ORDER BY sequence LIMIT :limit
                """)
                .param("subject", subject)
                .param("named", "\"deliverableId\":\"" + deliverableId + "\"")
                .param("limit", atMost)
                .query((row, number) -> row(row))
                .list();
    }

    private static Row<Event> row(ResultSet row) throws SQLException {
        return new Row<>(event(row), decoded(row), row.getString(11).length());
    }

    /** Who brought an event about; empty where it is not known here yet. @param sequence its place in the subject */
    public Optional<Stamp> by(String subject, long sequence) {
        return jdbc.sql("SELECT party, person, on_behalf_of, occurred_at FROM query_side.history"
                        + " WHERE subject = ? AND sequence = ?")
                .params(subject, sequence)
                .query((row, number) -> new Stamp(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .optional();
    }

    /** Those of these events that occurred after {@code from} and at or before {@code to}, in order. */
    List<Row<Event>> events(String subject, Collection<String> ids, Instant from, Instant to) {
        return jdbc.sql("""
                SELECT id, sequence, position, type, revision, occurred_at, recorded_at, party, person, on_behalf_of,
                       payload
                FROM query_side.history
                WHERE subject = ? AND id = ANY (?) AND occurred_at > ? AND occurred_at <= ?
                ORDER BY sequence
                """)
                .params(subject, ids.toArray(String[]::new), Timestamp.from(from), Timestamp.from(to))
                .query((row, number) -> row(row))
                .list();
    }

    /** Those of a subject with these ids or these places, in order. */
    List<Row<Event>> events(String subject, Collection<String> ids, Collection<Long> sequences) {
        return jdbc.sql("""
                SELECT id, sequence, position, type, revision, occurred_at, recorded_at, party, person, on_behalf_of,
                       payload
                FROM query_side.history
                WHERE subject = ? AND (sequence = ANY (?) OR id = ANY (?)) ORDER BY sequence
                """)
                .params(subject, sequences.toArray(Long[]::new), ids.toArray(String[]::new))
                .query((row, number) -> row(row))
                .list();
    }

    /** Those of these events that happened to any of these subjects. */
    List<Row<Event>> events(Collection<String> subjects, Collection<String> ids) {
        return jdbc.sql("""
                SELECT id, sequence, position, type, revision, occurred_at, recorded_at, party, person, on_behalf_of,
                       payload
                FROM query_side.history WHERE subject = ANY (?) AND id = ANY (?)
                """)
                .params(subjects.toArray(String[]::new), ids.toArray(String[]::new))
                .query((row, number) -> row(row))
                .list();
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getInt(5),
                instant(row.getTimestamp(6)),
                instant(row.getTimestamp(7)),
                new Actor(row.getString(8), row.getString(9), row.getString(10)),
                data(row.getString(11)));
    }

    private static DomainEvent decoded(ResultSet row) throws SQLException {
        return EventCodec.CONTRACT.decode(
                row.getString(4), row.getInt(5), row.getString(11).getBytes(UTF_8));
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

    /** When this command about it was refused last; empty when it never was. For whoever may see the subject. */
    public Optional<Instant> lastRefused(String subject, String command) {
        return jdbc.sql("""
                SELECT occurred_at FROM query_side.refusal WHERE subject = ? AND command = ? ORDER BY position DESC LIMIT 1
                """)
                .params(subject, command)
                .query((row, number) -> instant(row.getTimestamp(1)))
                .optional();
    }

    /** How many attempts about it were refused until an instant, by the rules that refused them, in the order of the rules. */
    Map<List<RuleId>, Long> refused(String subject, Instant to) {
        Map<List<RuleId>, Long> refused = new TreeMap<>(RULES);
        jdbc.sql("SELECT rules, count(*) FROM query_side.refusal WHERE subject = ? AND occurred_at <= ? GROUP BY rules")
                .params(subject, Timestamp.from(to))
                .query(row -> {
                    refused.merge(rules(row.getString(1)), row.getLong(2), Long::sum);
                });
        return refused;
    }

    List<Row<Refused>> refusals(String subject, long after, int atMost) {
        return jdbc.sql("""
                SELECT position, occurred_at, party, person, on_behalf_of, command, rules, facts, id
                FROM query_side.refusal WHERE subject = ? AND position > ? ORDER BY position LIMIT ?
                """)
                .params(subject, after, atMost)
                .query((row, number) -> refused(subject, row))
                .list();
    }

    /**
     * Attempts at these commands, the latest first.
     *
     * @param before a position, exclusive
     * @param to when they happened at the latest; null for any time
     */
    List<Row<Refused>> refusals(
            String subject, Collection<String> commands, long before, @Nullable Instant to, int atMost) {
        return jdbc.sql("""
                SELECT position, occurred_at, party, person, on_behalf_of, command, rules, facts, id
                FROM query_side.refusal WHERE subject = :subject AND command = ANY (:commands) AND position < :before
                  AND (:to::timestamptz IS NULL OR occurred_at <= :to)
                ORDER BY position DESC LIMIT :limit
                """)
                .param("subject", subject)
                .param("commands", commands.toArray(String[]::new))
                .param("before", before)
                .param("to", to == null ? null : Timestamp.from(to), Types.TIMESTAMP)
                .param("limit", atMost)
                .query((row, number) -> refused(subject, row))
                .list();
    }

    /** As {@link #events}, of refused attempts. */
    List<Row<Refused>> refusals(String subject, Collection<String> ids, Instant from, Instant to) {
        return jdbc.sql("""
                SELECT position, occurred_at, party, person, on_behalf_of, command, rules, facts, id
                FROM query_side.refusal
                WHERE subject = ? AND id = ANY (?) AND occurred_at > ? AND occurred_at <= ? ORDER BY position
                """)
                .params(subject, ids.toArray(String[]::new), Timestamp.from(from), Timestamp.from(to))
                .query((row, number) -> refused(subject, row))
                .list();
    }

    /** As {@link #events(Collection, Collection)}, of refused attempts. */
    List<Row<Refused>> refusals(Collection<String> subjects, Collection<String> ids) {
        return jdbc.sql("""
                SELECT position, occurred_at, party, person, on_behalf_of, command, rules, facts, id, subject
                FROM query_side.refusal WHERE subject = ANY (?) AND id = ANY (?)
                """)
                .params(subjects.toArray(String[]::new), ids.toArray(String[]::new))
                .query((row, number) -> refused(row.getString(10), row))
                .list();
    }

    /** As they are stored, the first one that failed first. */
    static List<RuleId> rules(String stored) {
        return List.of(ContractJson.mapper().readValue(stored, RuleId[].class));
    }

    private static AttemptRefused attempt(String subject, ResultSet row) throws SQLException {
        return new AttemptRefused(
                subject,
                row.getString(6),
                rules(row.getString(7)),
                ContractJson.mapper().readValue(row.getString(8), new TypeReference<Map<String, Object>>() {}),
                new Stamp(row.getString(3), row.getString(4), row.getString(5), instant(row.getTimestamp(2))));
    }

    static Row<Refused> refused(String subject, ResultSet row) throws SQLException {
        AttemptRefused event = attempt(subject, row);
        Stamp stamp = event.stamp();
        return new Row<>(
                new Refused(
                        row.getLong(1),
                        row.getString(9),
                        stamp.occurredAt(),
                        Actor.of(stamp),
                        event.command(),
                        event.rules().get(0),
                        event.rules(),
                        event.facts()),
                event,
                row.getString(8).length());
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp.toInstant();
    }
}
