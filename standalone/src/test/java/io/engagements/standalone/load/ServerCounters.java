package io.engagements.standalone.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What PostgreSQL itself has counted so far.
 *
 * @param transactions committed, by everybody: senders, keeper, projections
 * @param walSyncs of the write-ahead log to disk
 */
record ServerCounters(long transactions, long walSyncs) {

    static ServerCounters read(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()),
                               (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal')
                        """)) {
            row.next();
            return new ServerCounters(row.getLong(1), row.getLong(2));
        }
    }

    ServerCounters minus(ServerCounters before) {
        return new ServerCounters(transactions - before.transactions, walSyncs - before.walSyncs);
    }
}
