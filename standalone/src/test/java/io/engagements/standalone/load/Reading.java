package io.engagements.standalone.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** What the numbers of a long history cost to read. */
final class Reading {

    private static final int DELIVERABLES = 10_000;
    private static final int WARM_UP = 60;
    private static final int COUNTED = 60;

    private final OverHttp http;
    private final String reader;

    /** @param reader account of the VA whose numbers are read */
    Reading(OverHttp http, String reader) {
        this.http = http;
        this.reader = reader;
    }

    /** The engagement's facts again under other ids, until its VA has 10 000 deliverables. */
    static void copyFacts(Connection database, String engagementId) throws SQLException {
        int deliverables = count(database, engagementId);
        for (int copy = 1; deliverables < DELIVERABLES; copy++) {
            String id = engagementId + "-" + copy;
            update(database, id, engagementId, """
                    INSERT INTO query_side.compliance
                    SELECT copy.id, version, client_id, va_id, replace(doc, engagement_id, copy.id)
                    FROM query_side.compliance, (SELECT ?::text AS id) copy WHERE engagement_id = ?
                    """);
            deliverables += update(database, id, engagementId, """
                    INSERT INTO query_side.work_facts (engagement_id, deliverable_id, ordinal, doc)
                    SELECT ?, deliverable_id, ordinal, doc FROM query_side.work_facts WHERE engagement_id = ?
                    ORDER BY ordinal LIMIT\s""" + (DELIVERABLES - deliverables));
        }
    }

    private static int count(Connection database, String engagementId) throws SQLException {
        try (PreparedStatement statement =
                database.prepareStatement("SELECT count(*) FROM query_side.work_facts WHERE engagement_id = ?")) {
            statement.setString(1, engagementId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** The time by which half of the engagement's events had occurred. */
    static String halfway(Connection database, String engagementId) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement("""
                SELECT to_char(max(occurred_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                FROM query_side.history WHERE subject = ? AND sequence <= 5000
                """)) {
            statement.setString(1, engagementId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static int update(Connection database, String id, String engagementId, String sql) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.setString(2, engagementId);
            return statement.executeUpdate();
        }
    }

    /** The median time of an answer in milliseconds. */
    double millis(String path) throws Exception {
        long[] times = new long[COUNTED];
        for (int number = -WARM_UP; number < COUNTED; number++) {
            long began = System.nanoTime();
            http.read(path, reader);
            if (number >= 0) {
                times[number] = System.nanoTime() - began;
            }
        }
        Arrays.sort(times);
        return times[COUNTED / 2] / 1e6;
    }

    void tell(String what, List<String> paths) throws Exception {
        for (String path : paths) {
            System.out.printf("%-34s %22.0f ms (aim 50 at most) %s%n", what, millis(path), path);
        }
    }
}
