package io.engagements.standalone.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes a ledger large: past the product, which would take hours. */
record LargeLedger(Connection database) {

    private static final int COPIES_AT_ONCE = 400;

    /** Tells one engagement's story, with its candidacy, again and again of others, until there are so many events. */
    void tellAgain(String engagementId, long events) throws SQLException {
        String candidacyId =
                text("SELECT subject.id FROM (SELECT convert_from(payload, 'UTF8')::json ->> 'candidacyId' AS id"
                        + " FROM command_side.event WHERE payload_type = 'va-hired' AND aggregate_identifier = '"
                        + engagementId
                        + "') subject");
        long story = number("SELECT count(*) FROM command_side.event WHERE aggregate_identifier IN ('" + engagementId
                + "', '" + candidacyId + "')");
        long there = number("SELECT count(*) FROM command_side.event");
        long copies = (events - there) / story;
        for (long from = 1; from <= copies; from += COPIES_AT_ONCE) {
            copy(engagementId, candidacyId, from, Math.min(copies, from + COPIES_AT_ONCE - 1));
        }
    }

    private void copy(String engagementId, String candidacyId, long from, long to) throws SQLException {
        try (PreparedStatement copy = database.prepareStatement("""
                INSERT INTO command_side.event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                                                payload_type, payload_revision, payload, meta_data)
                SELECT e.event_identifier || '-' || n, e.aggregate_identifier || '-' || n, e.sequence_number, e.type,
                       e.time_stamp, e.payload_type, e.payload_revision,
                       convert_to(replace(replace(convert_from(e.payload, 'UTF8'), ?, ? || '-' || n), ?, ? || '-' || n),
                                  'UTF8'), e.meta_data
                FROM command_side.event e, generate_series(?, ?) n
                WHERE e.aggregate_identifier IN (?, ?) ORDER BY n, e.global_index
                """)) {
            copy.setString(1, engagementId);
            copy.setString(2, engagementId);
            copy.setString(3, candidacyId);
            copy.setString(4, candidacyId);
            copy.setLong(5, from);
            copy.setLong(6, to);
            copy.setString(7, engagementId);
            copy.setString(8, candidacyId);
            copy.executeUpdate();
        }
    }

    /** Numbers and hashes of entries as they stand in the ledger, without the events: trees and proofs read no more. */
    void number(long upTo) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate("""
                    INSERT INTO command_side.ledger_entry (position, global_index, aggregate_identifier, sequence_number, hash)
                    SELECT n, 1000000000 + n, 'only-a-hash-' || n / 100, n %% 100, sha256(convert_to(n::text, 'UTF8'))
                    FROM generate_series((SELECT max(position) + 1 FROM command_side.ledger_entry), %d) n
                    """.formatted(upTo));
        }
        statistics();
    }

    void statistics() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("VACUUM ANALYZE command_side.ledger_entry");
            statement.execute("VACUUM ANALYZE command_side.event");
        }
    }

    long head() throws SQLException {
        return number("SELECT coalesce(max(position), 0) FROM command_side.ledger_entry");
    }

    long events() throws SQLException {
        return number("SELECT count(*) FROM command_side.event");
    }

    long subtrees(int level) throws SQLException {
        return number("SELECT coalesce(max(n) + 1, 0) FROM query_side.ledger_subtree WHERE level = " + level);
    }

    /** With its index. */
    long bytesOfSubtrees() throws SQLException {
        return number("SELECT pg_total_relation_size('query_side.ledger_subtree')");
    }

    long signed() throws SQLException {
        return number("SELECT coalesce(max(size), 0) FROM query_side.checkpoint");
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
