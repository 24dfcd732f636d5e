package io.engagements.query.proof;

import io.engagements.proof.tree.Hash;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hashes of complete subtrees, from level 1 of the tiles upwards; at each level without holes. */
@Component
class SubtreeRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    SubtreeRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    long count(int level) {
        return jdbc.sql("SELECT coalesce(max(n) + 1, 0) FROM query_side.ledger_subtree WHERE level = ?")
                .param(level)
                .query(Long.class)
                .single();
    }

    /** Of up to {@code count} from the n-th on, one after the other. */
    byte[] hashes(int level, long n, int count) {
        return jdbc.sql("""
                SELECT coalesce(string_agg(hash, ''::bytea ORDER BY n), ''::bytea) FROM query_side.ledger_subtree
                WHERE level = ? AND n >= ? AND n < ?
                """).params(level, n, n + count).query(byte[].class).single();
    }

    /** @param first how many there were before */
    void add(int level, long first, List<Hash> hashes) {
        batches.batchUpdate(
                "INSERT INTO query_side.ledger_subtree (level, n, hash) VALUES (?, ?, ?)",
                hashes,
                Math.max(1, hashes.size()),
                new Numbered(level, first));
    }

    private static final class Numbered implements ParameterizedPreparedStatementSetter<Hash> {

        private final int level;
        private long next;

        Numbered(int level, long first) {
            this.level = level;
            this.next = first;
        }

        @Override
        public void setValues(PreparedStatement row, Hash hash) throws SQLException {
            row.setInt(1, level);
            row.setLong(2, next++);
            row.setBytes(3, hash.bytes());
        }
    }
}
