package io.engagements.query.projection;

import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.Projections.Parked;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what is parked. */
@Component
class ParkedRows {

    private final JdbcClient jdbc;

    ParkedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void park(String projection, LoggedEntry entry, String reason) {
        jdbc.sql("""
                INSERT INTO query_side.parked (projection, position, subject, reason) VALUES (?, ?, ?, ?)
                ON CONFLICT (projection, position) DO NOTHING
                """)
                .params(projection, entry.position(), entry.subject(), reason.replaceAll("\\p{Cntrl}", " "))
                .update();
    }

    void unpark(String projection, List<Long> positions) {
        jdbc.sql("DELETE FROM query_side.parked WHERE projection = ? AND position = ANY (?)")
                .params(projection, positions.toArray(Long[]::new))
                .update();
    }

    List<Long> positions(String projection) {
        return jdbc.sql("SELECT position FROM query_side.parked WHERE projection = ? ORDER BY position")
                .param(projection)
                .query(Long.class)
                .list();
    }

    /** How many there are, by the name under which they are parked; none of what has none. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("SELECT projection, count(*) FROM query_side.parked GROUP BY projection")
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    /** The first of these, in the ledger's order. */
    List<Parked> first(Collection<String> projections, int atMost) {
        return jdbc.sql("""
                SELECT projection, position, subject, reason, parked_at FROM query_side.parked
                WHERE projection = ANY (?) ORDER BY position, projection LIMIT ?
                """)
                .params(projections.toArray(String[]::new), atMost)
                .query((row, number) -> new Parked(
                        row.getString("projection"),
                        row.getLong("position"),
                        row.getString("subject"),
                        row.getString("reason"),
                        row.getTimestamp("parked_at").toInstant()))
                .list();
    }

    void forget(String projection) {
        jdbc.sql("DELETE FROM query_side.parked WHERE projection = ?")
                .param(projection)
                .update();
    }

    void rename(String projection, String renamed) {
        jdbc.sql("UPDATE query_side.parked SET projection = ? WHERE projection = ?")
                .params(renamed, projection)
                .update();
    }
}
