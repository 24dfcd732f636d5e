package io.engagements.command.stamp;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What was put under checkpoints, in the order in which it came. */
@Component
public class StampRows {

    private static final int TRIES = 10;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    StampRows(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** What it is. */
    public enum Kind {
        COSIGNATURE,
        TIMESTAMP
    }

    /**
     * One of them.
     *
     * @param number in the order in which they came, without holes
     * @param checkpoint its number
     * @param madeBy the public key of the witness in its text form; of a time-stamp nothing
     * @param content a line of a signature with its line feed; an answer by RFC 3161
     */
    public record Stamp(long number, long checkpoint, Kind kind, String madeBy, byte[] content) {}

    /** Up to {@code atMost} that came after one, in order. */
    public List<Stamp> after(long number, int atMost) {
        return jdbc.sql("""
                SELECT number, checkpoint, kind, made_by, content FROM command_side.checkpoint_stamp
                WHERE number > ? ORDER BY number LIMIT ?
                """).params(number, atMost).query(Stamp.class).list();
    }

    List<Stamp> of(long checkpoint, Kind kind) {
        return jdbc.sql("""
                SELECT number, checkpoint, kind, made_by, content FROM command_side.checkpoint_stamp
                WHERE checkpoint = ? AND kind = ? ORDER BY number
                """).params(checkpoint, kind.name()).query(Stamp.class).list();
    }

    /** Does something that adds, all of it or nothing: again where somebody else added at the same moment and was first. */
    <T> T adding(Supplier<T> adds) {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return once(adds);
            } catch (DuplicateKeyException otherWasFirst) {
                Thread.onSpinWait();
            }
        }
        return once(adds);
    }

    private <T> T once(Supplier<T> adds) {
        return Objects.requireNonNull(transaction.execute(status -> adds.get()));
    }

    /** Within {@link #adding}. A witness's second one under the same checkpoint is not kept, nor is a second time-stamp. */
    void add(long checkpoint, Kind kind, String madeBy, byte[] content, Instant now) {
        jdbc.sql("""
                INSERT INTO command_side.checkpoint_stamp (number, checkpoint, kind, made_by, content, received_at)
                SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? FROM command_side.checkpoint_stamp
                ON CONFLICT (checkpoint, kind, made_by) DO NOTHING
                """)
                .params(checkpoint, kind.name(), madeBy, content, Timestamp.from(now))
                .update();
    }
}
