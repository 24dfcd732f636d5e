package io.engagements.query.projection;

import io.engagements.query.log.LoggedEntry;
import java.util.List;
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
