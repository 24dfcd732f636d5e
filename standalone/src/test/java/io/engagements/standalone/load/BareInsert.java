package io.engagements.standalone.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The floor: one event row, same table and indexes and size, per transaction and nothing else. */
final class BareInsert {

    private static final byte[] PAYLOAD = new byte[350];
    private static final byte[] META_DATA = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final Connections database;

    /** Opens a connection, past the product's pool. */
    interface Connections {
        Connection open() throws SQLException;
    }

    BareInsert(Connections database) throws SQLException {
        this.database = database;
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS load");
            statement.execute("CREATE TABLE IF NOT EXISTS load.event (LIKE command_side.event INCLUDING ALL)");
        }
    }

    Senders.Work sender() throws SQLException {
        PreparedStatement insert = database.open().prepareStatement("""
                INSERT INTO load.event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                    payload_type, payload_revision, payload, meta_data)
                VALUES (?, ?, ?, 'engagement', '2027-01-29T18:00:00.000Z', 'deliverable-submitted', '1', ?, ?)
                """);
        String aggregate = UUID.randomUUID().toString();
        long[] sequence = {0};
        return () -> {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, aggregate);
            insert.setLong(3, sequence[0]++);
            insert.setBytes(4, PAYLOAD);
            insert.setBytes(5, META_DATA);
            insert.executeUpdate();
        };
    }
}
