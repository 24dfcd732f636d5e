package io.engagements.command.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger as readers see it: entries in order, positions without holes. */
@Component
public class Ledger {

    private final JdbcClient jdbc;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An entry's position, its bytes, and the hash that was taken of them when it was numbered. */
    public record NumberedEntry(long position, byte[] bytes, byte[] hash) {}

    /** The last position; 0 when there is no entry. */
    public long head() {
        return jdbc.sql("SELECT coalesce(max(position), 0) FROM command_side.ledger_entry")
                .query(Long.class)
                .single();
    }

    /** Up to {@code atMost} entries after a position, in order. */
    public List<NumberedEntry> after(long position, int atMost) {
        return jdbc.sql("""
                SELECT position, bytes, hash FROM command_side.entry
                WHERE position > ? AND position <= ? ORDER BY position
                """)
                .params(position, position + atMost)
                .query(Ledger::numbered)
                .list();
    }

    /** Those of these that there are, in order. */
    public List<NumberedEntry> at(Collection<Long> positions) {
        return jdbc.sql("""
                SELECT position, bytes, hash FROM command_side.entry WHERE position = ANY (?) ORDER BY position
                """)
                .param(positions.toArray(Long[]::new))
                .query(Ledger::numbered)
                .list();
    }

    private static NumberedEntry numbered(ResultSet row, int number) throws SQLException {
        return new NumberedEntry(row.getLong(1), row.getBytes(2), row.getBytes(3));
    }

    /** Hashes of up to {@code atMost} entries after a position, in order, one after the other, 32 bytes each. */
    public byte[] hashes(long after, int atMost) {
        return jdbc.sql("""
                SELECT coalesce(string_agg(hash, ''::bytea ORDER BY position), ''::bytea)
                FROM command_side.ledger_entry WHERE position > ? AND position <= ?
                """).params(after, after + atMost).query(byte[].class).single();
    }

    /** True when every committed event has its position. */
    public boolean isComplete() {
        // Written so that the index gives the few rows beyond the cursor; as a join it reads both tables whole.
        return jdbc.sql("""
                SELECT NOT EXISTS (
                    SELECT FROM command_side.event e
                    WHERE (e.xid, e.global_index) > ((SELECT xid FROM command_side.ledger_cursor),
                                                     (SELECT global_index FROM command_side.ledger_cursor))
                      AND (SELECT l.position FROM command_side.ledger_entry l
                           WHERE l.global_index = e.global_index) IS NULL)
                """).query(Boolean.class).single();
    }

    /** Calls back after entries were appended, from the keeper's thread: it must be quick. */
    public void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    void appended() {
        listeners.forEach(Runnable::run);
    }
}
