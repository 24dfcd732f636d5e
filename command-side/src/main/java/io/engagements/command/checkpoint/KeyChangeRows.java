package io.engagements.command.checkpoint;

import io.engagements.events.checkpoint.CheckpointEvent.SigningKeysChanged;
import io.engagements.events.stored.EventCodec;
import io.engagements.proof.Sha256;
import java.util.List;
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

    /**
     * One that is stored.
     *
     * @param position null while it is not numbered
     */
    record Recorded(
            String eventId,
            SigningKeysChanged change,
            @Nullable Long position) {

        boolean isWithin(long size) {
            return position != null && position <= size;
        }

        /** Says what is stored, so that nothing else can be stored in its place. */
        String mark() {
            return mark(eventId, change);
        }

        static String mark(String eventId, SigningKeysChanged change) {
            return eventId + " "
                    + new Sha256.Sum().add(EventCodec.CONTRACT.encode(change)).hex();
        }
    }

    /** The earliest first. */
    List<Recorded> all() {
        return jdbc.sql("""
                SELECT e.event_identifier, e.payload_revision, e.payload, l.position FROM command_side.event e
                LEFT JOIN command_side.ledger_entry l ON l.global_index = e.global_index
                WHERE e.payload_type = 'signing-keys-changed' ORDER BY e.global_index
                """)
                .query((row, number) -> new Recorded(
                        row.getString(1),
                        (SigningKeysChanged) EventCodec.CONTRACT.decode(
                                EventCodec.nameOf(SigningKeysChanged.class),
                                Integer.parseInt(row.getString(2)),
                                row.getBytes(3)),
                        row.getObject(4, Long.class)))
                .list();
    }
}
