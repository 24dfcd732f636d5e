package io.engagements.standalone.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Writes rows into the event table just as Axon does, on whatever connection the test holds open. */
final class StoredEvents {

    private StoredEvents() {}

    static void insert(Connection connection, String aggregate, long sequence) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO command_side.event
                    (event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type,
                     payload_revision, payload, meta_data)
                VALUES (?, ?, ?, 'candidacy', '2027-01-11T09:00:00.000000Z', 'candidacy-withdrawn', '1',
                        convert_to('{"reason":"none"}', 'UTF8'), convert_to('{}', 'UTF8'))
                """)) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, aggregate);
            insert.setLong(3, sequence);
            insert.executeUpdate();
        }
    }
}
