package io.engagements.command.checkpoint;

import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checkpoints as they were given out, and the public keys that they can be checked with. */
@Component
public class CheckpointRows {

    private final JdbcClient jdbc;

    CheckpointRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One that was given out.
     *
     * @param number in the order of signing, with holes
     * @param note as it was signed
     */
    public record Given(long number, byte[] note) {}

    /** Up to {@code atMost} that were signed after one, in order. */
    public List<Given> after(long number, int atMost) {
        return jdbc.sql("SELECT number, note FROM command_side.checkpoint WHERE number > ? ORDER BY number LIMIT ?")
                .params(number, atMost)
                .query(Given.class)
                .list();
    }

    /** The one of this size, of the log that is signed now. */
    public Optional<Given> ofSize(long size) {
        return jdbc.sql("""
                SELECT number, note FROM command_side.checkpoint
                WHERE size = ? AND origin = (SELECT origin FROM command_side.checkpoint ORDER BY number DESC LIMIT 1)
                """).param(size).query(Given.class).optional();
    }

    /** In their text form, the oldest first. */
    public List<String> keys() {
        return jdbc.sql("SELECT verifier_key FROM command_side.checkpoint_key ORDER BY since, verifier_key")
                .query(String.class)
                .list();
    }

    /** The largest of this log. */
    Optional<Checkpoint> last(String origin) {
        return jdbc.sql("SELECT note FROM command_side.checkpoint WHERE origin = ? ORDER BY size DESC LIMIT 1")
                .param(origin)
                .query(byte[].class)
                .optional()
                .map(note -> Checkpoint.parse(SignedNote.parse(note).text()));
    }

    /** The origin that was signed last. */
    Optional<String> origin() {
        return jdbc.sql("SELECT origin FROM command_side.checkpoint ORDER BY number DESC LIMIT 1")
                .query(String.class)
                .optional();
    }

    void add(Checkpoint checkpoint, SignedNote note, Instant now) {
        jdbc.sql("INSERT INTO command_side.checkpoint (origin, size, note, signed_at) VALUES (?, ?, ?, ?)")
                .params(checkpoint.origin(), checkpoint.size(), note.bytes(), Timestamp.from(now))
                .update();
    }

    void publish(VerifierKey key, Instant now) {
        jdbc.sql("INSERT INTO command_side.checkpoint_key (verifier_key, since) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(key.text(), Timestamp.from(now))
                .update();
    }
}
