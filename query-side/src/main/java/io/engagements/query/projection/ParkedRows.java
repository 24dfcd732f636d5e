package io.engagements.query.projection;

import io.engagements.query.log.LoggedEntry;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what is parked, and the lock that keeps feeding and retrying apart. */
@Component
class ParkedRows {

    private final JdbcClient jdbc;

    ParkedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Beginning(boolean locked, List<String> subjects) {}

    /**
     * Begins a batch. Its rows need no sync of their own: position and rows are lost or kept together, and can be made
     * again from the ledger.
     *
     * @return the candidacies and engagements with something parked
     */
    List<String> begin(String projection) {
        Beginning beginning = jdbc.sql("""
                SELECT pg_try_advisory_xact_lock_shared(hashtextextended(:projection, 1)) AS locked,
                       array(SELECT DISTINCT subject FROM query_side.parked WHERE projection = :projection) AS subjects,
                       set_config('synchronous_commit', 'off', true)
                """)
                .param("projection", projection)
                .query((row, number) -> new Beginning(
                        row.getBoolean(1), List.of((String[]) row.getArray(2).getArray())))
                .single();
        return beginning.locked() ? beginning.subjects() : afterRetry(projection);
    }

    private List<String> afterRetry(String projection) {
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 1))::text")
                .param(projection)
                .query(String.class)
                .single();
        return jdbc.sql("SELECT DISTINCT subject FROM query_side.parked WHERE projection = ?")
                .param(projection)
                .query(String.class)
                .list();
    }

    /** Waits until no batch runs, and keeps batches waiting until this transaction ends. */
    void lockForRetry(String projection) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 1))::text")
                .param(projection)
                .query(String.class)
                .single();
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
}
