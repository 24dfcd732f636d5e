package io.engagements.query.proof;

import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.Hash;
import io.engagements.query.proof.CheckpointSource.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checkpoints whose root was found to be that of the entries held here. */
@Component("signedCheckpoints")
public class CheckpointRows {

    private final JdbcClient jdbc;

    /** Keys come, and none goes. */
    private volatile List<VerifierKey> known = List.of();

    CheckpointRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** With all cosignatures that came for it. */
    private static final String KEPT = """
            SELECT c.number, c.note || coalesce((
                SELECT string_agg(s.content, ''::bytea ORDER BY s.number) FROM query_side.checkpoint_stamp s
                WHERE s.checkpoint = c.number AND s.kind = 'COSIGNATURE'), ''::bytea) AS note
            FROM query_side.checkpoint c
            """;

    /**
     * @param number in the order of signing
     * @param note with the cosignatures of witnesses
     */
    public record Kept(long number, SignedNote note) {

        public Checkpoint checkpoint() {
            return Checkpoint.parse(note.text());
        }
    }

    private static Kept kept(ResultSet row, int index) throws SQLException {
        return new Kept(row.getLong("number"), SignedNote.parse(row.getBytes("note")));
    }

    public Optional<Kept> last() {
        return jdbc.sql(KEPT + "ORDER BY c.number DESC LIMIT 1")
                .query(CheckpointRows::kept)
                .optional();
    }

    /** Of the log that is signed now, the smallest with at least so many entries. */
    public Optional<Kept> covering(long size) {
        return jdbc.sql(KEPT + """
                WHERE size >= ? AND origin = (SELECT origin FROM query_side.checkpoint ORDER BY number DESC LIMIT 1)
                ORDER BY size LIMIT 1
                """).param(size).query(CheckpointRows::kept).optional();
    }

    private Optional<Kept> covering(String origin, long size) {
        return jdbc.sql(KEPT + "WHERE origin = ? AND size >= ? ORDER BY size LIMIT 1")
                .params(origin, size)
                .query(CheckpointRows::kept)
                .optional();
    }

    Optional<Kept> ofSize(String origin, long size) {
        return covering(origin, size).filter(kept -> kept.checkpoint().size() == size);
    }

    /** The largest of at most this size. */
    public Optional<Kept> upTo(String origin, long size) {
        return jdbc.sql(KEPT + "WHERE origin = ? AND size <= ? ORDER BY size DESC LIMIT 1")
                .params(origin, size)
                .query(CheckpointRows::kept)
                .optional();
    }

    /** Those that were signed before one, the latest first. @param number of it, exclusive */
    public List<Kept> before(long number, int atMost) {
        return jdbc.sql(KEPT + "WHERE c.number < ? ORDER BY c.number DESC LIMIT ?")
                .params(number, atMost)
                .query(CheckpointRows::kept)
                .list();
    }

    /** In the order of signing. */
    List<Kept> after(long number, int atMost) {
        return jdbc.sql(KEPT + "WHERE c.number > ? ORDER BY c.number LIMIT ?")
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

    /** The largest of at most this size that somebody put something under, so many at most. */
    public List<Kept> stamped(String origin, long size, int atMost) {
        return jdbc.sql(KEPT + """
                WHERE origin = ? AND size <= ?
                  AND EXISTS (SELECT FROM query_side.checkpoint_stamp s WHERE s.checkpoint = c.number)
                ORDER BY size DESC LIMIT ?
                """)
                .params(origin, size, atMost)
                .query(CheckpointRows::kept)
                .list();
    }

    /** An authority's answer by RFC 3161 about the checkpoint of this size. */
    public Optional<byte[]> timestamp(String origin, long size) {
        return jdbc.sql("""
                SELECT s.content FROM query_side.checkpoint_stamp s JOIN query_side.checkpoint c ON c.number = s.checkpoint
                WHERE s.kind = 'TIMESTAMP' AND c.origin = ? AND c.size = ?
                """).params(origin, size).query(byte[].class).optional();
    }

    /** A checkpoint as its row has it, without what others put under it. */
    record Stored(long number, String origin, long size, byte[] root, byte[] note) {

        Checkpoint checkpoint() {
            return new Checkpoint(origin, size, Hash.of(root));
        }
    }

    /** In the order of signing. */
    List<Stored> stored(long after, int atMost) {
        return jdbc.sql("""
                SELECT number, origin, size, root, note FROM query_side.checkpoint
                WHERE number > ? ORDER BY number LIMIT ?
                """).params(after, atMost).query(Stored.class).list();
    }

    /** How many checkpoints are held here. */
    public long count() {
        return jdbc.sql("SELECT count(*) FROM query_side.checkpoint")
                .query(Long.class)
                .single();
    }

    /** How many there are. */
    long stamps() {
        return jdbc.sql("SELECT count(*) FROM query_side.checkpoint_stamp")
                .query(Long.class)
                .single();
    }

    /** As it is held here. */
    public Optional<Kept> numbered(long number) {
        return jdbc.sql(KEPT + "WHERE c.number = ?")
                .param(number)
                .query(CheckpointRows::kept)
                .optional();
    }

    /** The number of the last stamp that came; 0 when none did. */
    long lastStamp() {
        return jdbc.sql("SELECT coalesce(max(number), 0) FROM query_side.checkpoint_stamp")
                .query(Long.class)
                .single();
    }

    void add(Stamp stamp) {
        jdbc.sql("""
                INSERT INTO query_side.checkpoint_stamp (number, checkpoint, kind, made_by, content)
                VALUES (?, ?, ?, ?, ?)
                """)
                .params(stamp.number(), stamp.checkpoint(), stamp.kind().name(), stamp.madeBy(), stamp.content())
                .update();
    }

    /** Public keys of those who cosigned anything, the first one first. */
    List<VerifierKey> witnesses() {
        return jdbc.sql("""
                        SELECT made_by FROM query_side.checkpoint_stamp WHERE kind = 'COSIGNATURE'
                        GROUP BY made_by ORDER BY min(number)
                        """).query(String.class).list().stream()
                .map(VerifierKey::parse)
                .toList();
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

    /** Of a log's own key, its clock's and that of who packs the newest, in this order, as far as there is one: the last checkpoint is signed with them. */
    public List<VerifierKey> newest(String origin) {
        List<VerifierKey> all = keys();
        return Stream.of(origin, origin + "/clock", origin + "/evidence")
                .flatMap(name ->
                        all.stream().filter(key -> key.name().equals(name)).reduce((older, newer) -> newer).stream())
                .toList();
    }

    /** When it was signed, to the second, by the signer's clock; empty when no signature says so. */
    public Optional<Instant> signedAt(Kept kept) {
        return signedAt(kept, known).or(() -> {
            known = keys();
            return signedAt(kept, known);
        });
    }

    private static Optional<Instant> signedAt(Kept kept, List<VerifierKey> keys) {
        return keys.stream()
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
