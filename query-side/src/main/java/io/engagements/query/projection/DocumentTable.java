package io.engagements.query.projection;

import io.engagements.events.stored.ContractJson;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Facts of one kind, one JSON document each, in one table: {@code (engagement_id, <part>_id, ordinal, doc)}. Where the
 * table is, is said each time: in a generation's schema, or, to be read, among the views.
 */
public final class DocumentTable<T> {

    /** Which document. */
    public record Key(String engagementId, String partId) {}

    /** @param ordinal sequence of the event that began it: documents are listed in this order */
    public record Doc<T>(Key key, long ordinal, T content) {}

    private final JdbcTemplate jdbc;
    private final String table;
    private final String partColumn;
    private final Class<T> type;
    private final JsonMapper json;

    public DocumentTable(JdbcTemplate jdbc, String table, String partColumn, Class<T> type) {
        this(jdbc, table, partColumn, type, ContractJson.mapper());
    }

    public DocumentTable(JdbcTemplate jdbc, String table, String partColumn, Class<T> type, JsonMapper json) {
        this.jdbc = jdbc;
        this.table = table;
        this.partColumn = partColumn;
        this.type = type;
        this.json = json;
    }

    /** Those of these that exist. */
    public Map<Key, Doc<T>> load(String schema, Collection<Key> keys) {
        if (keys.isEmpty()) {
            return new LinkedHashMap<>();
        }
        String[] engagements = keys.stream().map(Key::engagementId).toArray(String[]::new);
        String[] parts = keys.stream().map(Key::partId).toArray(String[]::new);
        return query(
                "SELECT t.engagement_id, t." + partColumn + ", t.ordinal, t.doc FROM " + schema + "." + table
                        + " t JOIN unnest(?::text[], ?::text[]) AS k(e, p) ON t.engagement_id = k.e AND t." + partColumn
                        + " = k.p",
                engagements,
                parts);
    }

    /** All of these engagements', each one's in order. */
    public Map<Key, Doc<T>> loadAll(String schema, Collection<String> engagementIds) {
        if (engagementIds.isEmpty()) {
            return new LinkedHashMap<>();
        }
        return query(
                "SELECT engagement_id, " + partColumn + ", ordinal, doc FROM " + schema + "." + table
                        + " WHERE engagement_id = ANY (?) ORDER BY engagement_id, ordinal, " + partColumn
                        + " COLLATE \"C\"",
                (Object) engagementIds.toArray(String[]::new));
    }

    /** All of an engagement's, in order. */
    public List<T> contents(String engagementId) {
        return loadAll(Projection.VIEWS, List.of(engagementId)).values().stream()
                .map(Doc::content)
                .toList();
    }

    private Map<Key, Doc<T>> query(String sql, Object... parameters) {
        Map<Key, Doc<T>> found = new LinkedHashMap<>();
        jdbc.query(
                sql,
                row -> {
                    Key key = new Key(row.getString(1), row.getString(2));
                    T content = json.readValue(row.getString(4), type);
                    found.put(key, new Doc<>(key, row.getLong(3), content));
                },
                parameters);
        return found;
    }

    /** Writes them all, over what was there. */
    public void save(String schema, Collection<Doc<T>> docs) {
        List<Object[]> rows = docs.stream()
                .map(doc -> new Object[] {
                    doc.key().engagementId(), doc.key().partId(), doc.ordinal(), json.writeValueAsString(doc.content())
                })
                .toList();
        jdbc.batchUpdate(
                "INSERT INTO " + schema + "." + table + " (engagement_id, " + partColumn
                        + ", ordinal, doc) VALUES (?, ?, ?, ?)" + " ON CONFLICT (engagement_id, " + partColumn
                        + ") DO UPDATE SET doc = excluded.doc",
                rows);
    }
}
