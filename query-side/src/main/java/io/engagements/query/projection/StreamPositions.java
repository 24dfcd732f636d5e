package io.engagements.query.projection;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.query.log.LedgerEvent;
import io.engagements.rules.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far a projection has come in each engagement: what it has seen is passed by, a hole is an error. */
public final class StreamPositions {

    private final JdbcTemplate jdbc;
    private final String table;

    /** @param table with columns {@code engagement_id} and {@code version} */
    public StreamPositions(JdbcTemplate jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** An event of an engagement. */
    public record Step(String engagementId, RecordedEvent<EngagementEvent> recorded) {

        public EngagementEvent event() {
            return recorded.event();
        }

        public long sequence() {
            return recorded.sequence();
        }
    }

    /**
     * The engagement events of a batch that are new, in order.
     *
     * @param reached filled with the version that each engagement reaches by them
     * @throws IllegalStateException when an engagement's sequence has a hole
     */
    public List<Step> fresh(String schema, List<LedgerEvent> events, Map<String, Long> reached) {
        List<LedgerEvent> own = events.stream()
                .filter(event -> event.event() instanceof EngagementEvent)
                .toList();
        Map<String, Long> known = load(
                schema,
                own.stream().map(event -> event.entry().subject()).distinct().toList());
        List<Step> fresh = new ArrayList<>();
        for (LedgerEvent event : own) {
            String id = event.entry().subject();
            if (event.follows(known.getOrDefault(id, -1L))) {
                fresh.add(step(event));
                known.put(id, event.sequence());
                reached.put(id, event.sequence());
            }
        }
        return fresh;
    }

    private static Step step(LedgerEvent event) {
        EngagementEvent engagement = (EngagementEvent) event.event();
        return new Step(
                engagement.engagementId(), new RecordedEvent<>(event.entry().id(), event.sequence(), engagement));
    }

    private Map<String, Long> load(String schema, List<String> engagements) {
        return RowsById.load(jdbc, schema + "." + table, "engagement_id", "version", engagements, Long::valueOf);
    }

    public void save(String schema, Map<String, Long> reached) {
        List<Object[]> rows = reached.entrySet().stream()
                .map(entry -> new Object[] {entry.getKey(), entry.getValue()})
                .toList();
        jdbc.batchUpdate(
                "INSERT INTO " + schema + "." + table + " (engagement_id, version) VALUES (?, ?)"
                        + " ON CONFLICT (engagement_id) DO UPDATE SET version = excluded.version",
                rows);
    }

    /** The version this projection has reached in an engagement; −1 when it knows nothing of it. */
    public long of(String engagementId) {
        return load(Projection.VIEWS, List.of(engagementId)).getOrDefault(engagementId, -1L);
    }

    /** Where the live rows of an engagement stand, in the projection of that name. */
    public RowVersion rowVersionOf(String projection, String engagementId) {
        return jdbc
                .query(
                        "SELECT " + RowVersion.generationOf(projection) + ", version FROM " + Projection.VIEWS + "."
                                + table + " WHERE engagement_id = ?",
                        (row, number) -> new RowVersion(row.getInt(1), row.getLong(2)),
                        engagementId)
                .stream()
                .findFirst()
                .orElse(RowVersion.NOWHERE);
    }
}
