package io.engagements.command.heads;

import io.engagements.events.heads.HeadsEvent.HeadsCommitted;
import io.engagements.events.stored.EventCodec;
import io.engagements.proof.heads.Head;
import io.engagements.proof.tree.Hash;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Heads as they stood at the last commitment, and the commitments. */
@Component
class HeadRows {

    private static final int ROWS_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;

    HeadRows(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(database);
        streaming.setFetchSize(ROWS_AT_ONCE);
    }

    /** As the last such event says. */
    Optional<Commitment> last() {
        return jdbc.sql("""
                SELECT event_identifier, payload_revision, payload FROM command_side.event
                WHERE payload_type = 'ledger-heads' ORDER BY global_index DESC LIMIT 1
                """)
                .query((row, number) -> commitment(row.getString(1), (HeadsCommitted) EventCodec.CONTRACT.decode(
                        EventCodec.nameOf(HeadsCommitted.class), Integer.parseInt(row.getString(2)), row.getBytes(3))))
                .optional();
    }

    private static Commitment commitment(String eventId, HeadsCommitted said) {
        return new Commitment(said.upTo(), said.keys(), said.root(), eventId);
    }

    void clear() {
        jdbc.sql("DELETE FROM command_side.ledger_head").update();
    }

    /** Those of these keys of which there is one. */
    Map<Hash, Head> of(Collection<Hash> keys) {
        return jdbc
                .sql("SELECT leaf FROM command_side.ledger_head WHERE key = ANY (?)")
                .param(bytes(keys))
                .query(byte[].class)
                .list()
                .stream()
                .map(Head::parse)
                .collect(Collectors.toMap(Head::key, Function.identity()));
    }

    void save(Collection<Head> heads) {
        jdbc.sql("""
                INSERT INTO command_side.ledger_head (key, leaf) SELECT * FROM unnest(?, ?)
                ON CONFLICT (key) DO UPDATE SET leaf = excluded.leaf
                """)
                .params(
                        bytes(heads.stream().map(Head::key).toList()),
                        heads.stream().map(Head::leaf).toArray(byte[][]::new))
                .update();
    }

    /** Every one by its key, in a transaction; they are not held together. */
    void each(Consumer<Head> taken) {
        streaming.query("SELECT leaf FROM command_side.ledger_head ORDER BY key", (RowCallbackHandler)
                row -> taken.accept(head(row)));
    }

    /** Up to so many by their keys, from one on. */
    List<Head> from(Hash key, int atMost) {
        return jdbc
                .sql("SELECT leaf FROM command_side.ledger_head WHERE key >= ? ORDER BY key LIMIT ?")
                .params(key.bytes(), atMost)
                .query(byte[].class)
                .list()
                .stream()
                .map(Head::parse)
                .toList();
    }

    private static Head head(ResultSet row) throws java.sql.SQLException {
        return Head.parse(row.getBytes(1));
    }

    private static byte[][] bytes(Collection<Hash> keys) {
        return keys.stream().map(Hash::bytes).toArray(byte[][]::new);
    }
}
