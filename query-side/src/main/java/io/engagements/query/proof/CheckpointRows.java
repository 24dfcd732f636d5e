package io.engagements.query.proof;

import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checkpoints whose root was found to be that of the entries held here. */
@Component("signedCheckpoints")
public class CheckpointRows {

    private final JdbcClient jdbc;

    CheckpointRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param number in the order of signing */
    public record Kept(long number, SignedNote note) {

        public Checkpoint checkpoint() {
            return Checkpoint.parse(note.text());
        }
    }

    private static Kept kept(ResultSet row, int index) throws SQLException {
        return new Kept(row.getLong("number"), SignedNote.parse(row.getBytes("note")));
    }

    public Optional<Kept> last() {
        return jdbc.sql("SELECT number, note FROM query_side.checkpoint ORDER BY number DESC LIMIT 1")
                .query(CheckpointRows::kept)
                .optional();
    }

    /** Of the log that is signed now, the smallest with at least so many entries. */
    public Optional<Kept> covering(long size) {
        return jdbc.sql("""
                SELECT number, note FROM query_side.checkpoint
                WHERE size >= ? AND origin = (SELECT origin FROM query_side.checkpoint ORDER BY number DESC LIMIT 1)
                ORDER BY size LIMIT 1
                """).param(size).query(CheckpointRows::kept).optional();
    }

    private Optional<Kept> covering(String origin, long size) {
        return jdbc.sql("""
                SELECT number, note FROM query_side.checkpoint WHERE origin = ? AND size >= ? ORDER BY size LIMIT 1
                """).params(origin, size).query(CheckpointRows::kept).optional();
    }

    Optional<Kept> ofSize(String origin, long size) {
        return covering(origin, size).filter(kept -> kept.checkpoint().size() == size);
    }

    /** The largest of at most this size. */
    public Optional<Kept> upTo(String origin, long size) {
        return jdbc.sql("""
                SELECT number, note FROM query_side.checkpoint WHERE origin = ? AND size <= ? ORDER BY size DESC LIMIT 1
                """).params(origin, size).query(CheckpointRows::kept).optional();
    }

    /** In the order of signing. */
    List<Kept> after(long number, int atMost) {
        return jdbc.sql("SELECT number, note FROM query_side.checkpoint WHERE number > ? ORDER BY number LIMIT ?")
                .params(number, atMost)
                .query(CheckpointRows::kept)
                .list();
    }

    void add(Kept kept) {
        Checkpoint checkpoint = kept.checkpoint();
        jdbc.sql("""
                INSERT INTO query_side.checkpoint (number, origin, size, root, note) VALUES (?, ?, ?, ?, ?)
                """)
                .params(
                        kept.number(),
                        checkpoint.origin(),
                        checkpoint.size(),
                        checkpoint.root().bytes(),
                        kept.note().bytes())
                .update();
    }

    /** The oldest first. */
    public List<VerifierKey> keys() {
        return jdbc
                .sql("SELECT verifier_key FROM query_side.checkpoint_key ORDER BY number")
                .query(String.class)
                .list()
                .stream()
                .map(VerifierKey::parse)
                .toList();
    }

    /** When it was signed, to the second, by the signer's clock; empty when no signature says so. */
    public Optional<Instant> signedAt(Kept kept) {
        return keys().stream()
                .filter(key ->
                        key.type() == SignatureType.COSIGNATURE && kept.note().namesKey(key))
                .flatMap(key -> kept.note().requireSignedBy(key).stream())
                .findFirst();
    }

    void add(List<VerifierKey> keys) {
        keys.forEach(key -> jdbc.sql(
                        "INSERT INTO query_side.checkpoint_key (verifier_key) VALUES (?) ON CONFLICT DO NOTHING")
                .param(key.text())
                .update());
    }
}
