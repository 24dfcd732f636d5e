package io.engagements.standalone.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Writes rows into the event table just as Axon does, on whatever connection the test holds open. */
final class StoredEvents {

    private StoredEvents() {}

    static void insert(Connection connection, String aggregate, long sequence) throws SQLException {
        insert(connection, aggregate, sequence, Instant.parse("2027-01-11T09:00:00Z"));
    }

    /** @return the event's identifier */
    static String insert(Connection connection, String aggregate, long sequence, Instant at) throws SQLException {
        String identifier = UUID.randomUUID().toString();
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO command_side.event
                    (event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type,
                     payload_revision, payload, meta_data)
                VALUES (?, ?, ?, 'candidacy', ?, 'candidacy-withdrawn', '1',
                        convert_to('{"reason":"none"}', 'UTF8'), convert_to('{}', 'UTF8'))
                """)) {
            insert.setString(1, identifier);
            insert.setString(2, aggregate);
            insert.setLong(3, sequence);
            insert.setString(4, at.toString());
            insert.executeUpdate();
        }
        return identifier;
    }
}
