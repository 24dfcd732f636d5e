package io.engagements.query.work;

import io.engagements.events.stored.ContractJson;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.Viewer;
import io.engagements.rules.tasks.Task;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what is expected next. */
@Component
public class TaskRows {

    /** The contract itself, or a candidacy, in the place of a deliverable. */
    public static final String WHOLE = "";

    /** A proposal is a part of its own, by this and its id; no deliverable's id has a slash. */
    public static final String PROPOSAL = "proposal/";

    /** The candidacy projection's table. */
    public static final String OF_CANDIDACIES = "candidacy_task";

    /** The engagement projection's table. */
    public static final String OF_ENGAGEMENTS = "engagement_task";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    TaskRows(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /**
     * All that is expected next about one part.
     *
     * @param subjectId the candidacy or engagement
     * @param partId the deliverable, or {@link #WHOLE}
     */
    public record Part(String subjectId, String partId, List<AssignedTask> expected) {}

    /** @param party whose turn it is */
    public record AssignedTask(String party, Task task) {}

    /** Writes what is expected about these parts, in place of what was. */
    public void replace(String schema, String table, Collection<Part> parts) {
        jdbc.update(
                "DELETE FROM " + schema + "." + table + " t USING unnest(?::text[], ?::text[]) AS k(s, p)"
                        + " WHERE t.subject_id = k.s AND t.part_id = k.p",
                parts.stream().map(Part::subjectId).toArray(String[]::new),
                parts.stream().map(Part::partId).toArray(String[]::new));
        jdbc.batchUpdate(
                "INSERT INTO " + schema + "." + table
                        + " (subject_id, part_id, side, party, due_at, doc) VALUES (?, ?, ?, ?, ?, ?)",
                parts.stream()
                        .flatMap(part -> part.expected().stream().map(expected -> row(part, expected)))
                        .toList());
    }

    private static Object[] row(Part part, AssignedTask expected) {
        Task task = expected.task();
        Deadline due = task.due();
        return new Object[] {
            part.subjectId(),
            part.partId(),
            task.side().name(),
            expected.party(),
            due == null ? null : Timestamp.from(due.instant()),
            ContractJson.mapper().writeValueAsString(task)
        };
    }

    record Listed(long place, String subjectId, String partId, boolean candidacy, Task task) {

        Optional<String> proposalId() {
            return partId.startsWith(PROPOSAL) ? Optional.of(partId.substring(PROPOSAL.length())) : Optional.empty();
        }
    }

    /**
     * What is expected of the viewer, the most pressing first, now that it is time and can be done still; {@code after} is the place of the
     * last one seen.
     */
    List<Listed> list(Viewer viewer, Instant now, long after, int atMost) {
        return client.sql("""
                        SELECT subject_id, part_id, candidacy, doc FROM (
                            SELECT *, true AS candidacy FROM query_side.candidacy_task
                            UNION ALL SELECT *, false FROM query_side.engagement_task) AS task
                        WHERE ((side = 'CLIENT' AND party = :client) OR (side = 'VA' AND party = :va)
                            OR (side = 'LAWYER' AND party = :lawyer))
                          AND coalesce((doc::json ->> 'from')::timestamptz <= :now, true)
                          AND coalesce((doc::json ->> 'until')::timestamptz >= :now, true)
                        ORDER BY due_at NULLS LAST, subject_id, part_id LIMIT :limit OFFSET :offset
                        """)
                .params(viewer.parameters())
                .param("now", Timestamp.from(now))
                .param("offset", after + 1)
                .param("limit", atMost)
                .query((row, number) -> new Listed(
                        after + 1 + number,
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        ContractJson.mapper().readValue(row.getString(4), Task.class)))
                .list();
    }

    /** What the other side of the viewer's engagements is to do, now that it is time and can be done still. */
    List<Listed> ofTheOtherSide(Viewer viewer, Instant now, int atMost) {
        return client.sql("""
                        SELECT task.subject_id, task.part_id, task.doc FROM query_side.engagement_task task
                        JOIN query_side.engagement e ON e.engagement_id = task.subject_id
                        WHERE ((e.client_id = :client AND task.side = 'VA') OR (e.va_id = :va AND task.side = 'CLIENT'))
                          AND coalesce((task.doc::json ->> 'from')::timestamptz <= :now, true)
                          AND coalesce((task.doc::json ->> 'until')::timestamptz >= :now, true)
                        ORDER BY task.due_at NULLS LAST, task.subject_id, task.part_id LIMIT :limit
                        """)
                .params(viewer.parameters())
                .param("now", Timestamp.from(now))
                .param("limit", atMost)
                .query((row, number) -> new Listed(
                        number,
                        row.getString(1),
                        row.getString(2),
                        false,
                        ContractJson.mapper().readValue(row.getString(3), Task.class)))
                .list();
    }

    /** @param due as it was agreed, under another tz database than today's */
    record DatedTask(String engagementId, Task task, Deadline due) {}

    /** What either side of the viewer's engagements is to do by a time that was agreed under another tz database. */
    List<DatedTask> agreedUnderOtherRules(Viewer viewer, String tzdb) {
        return client.sql("""
                        SELECT task.subject_id, task.doc FROM query_side.engagement_task task
                        JOIN query_side.engagement e ON e.engagement_id = task.subject_id
                        WHERE (e.client_id = :client OR e.va_id = :va)
                          AND task.due_at IS NOT NULL AND task.doc::json #>> '{due,tzdb}' <> :tzdb
                        ORDER BY task.due_at, task.subject_id, task.part_id
                        """)
                .params(viewer.parameters())
                .param("tzdb", tzdb)
                .query((row, number) -> {
                    Task task = ContractJson.mapper().readValue(row.getString(2), Task.class);
                    return new DatedTask(row.getString(1), task, Objects.requireNonNull(task.due()));
                })
                .list();
    }
}
