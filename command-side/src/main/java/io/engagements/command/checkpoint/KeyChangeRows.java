package io.engagements.command.checkpoint;

import io.engagements.events.checkpoint.CheckpointEvent.SigningKeysChanged;
import io.engagements.events.stored.EventCodec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the ledger says about its keys. */
@Component
class KeyChangeRows {

    private final JdbcClient jdbc;

    KeyChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param position null while it is not numbered */
    record Recorded(SigningKeysChanged change, @Nullable Long position) {

        boolean isWithin(long size) {
            return position != null && position <= size;
        }
    }

    Optional<Recorded> last() {
        return jdbc.sql("""
                SELECT e.payload_revision, e.payload, l.position FROM command_side.event e
                LEFT JOIN command_side.ledger_entry l ON l.global_index = e.global_index
                WHERE e.payload_type = 'signing-keys-changed' ORDER BY e.global_index DESC LIMIT 1
                """)
                .query((row, number) -> new Recorded(
                        (SigningKeysChanged) EventCodec.CONTRACT.decode(
                                EventCodec.nameOf(SigningKeysChanged.class),
                                Integer.parseInt(row.getString(1)),
                                row.getBytes(2)),
                        row.getObject(3, Long.class)))
                .optional();
    }
}
