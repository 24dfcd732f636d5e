package io.engagements.standalone.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** How long after its answer a command is to be seen in the engagement projection. */
final class Visibility {

    private static final long LOOK_AGAIN_NANOS = 500_000;

    private final List<Long> taken = new CopyOnWriteArrayList<>();

    /** Asks on a connection of its own until the version is there. */
    final class Watcher {

        private final PreparedStatement version;

        Watcher(Connection database) throws SQLException {
            version = database.prepareStatement("SELECT version FROM query_side.engagement WHERE engagement_id = ?");
        }

        void await(Lifecycle lifecycle) throws SQLException {
            long answered = System.nanoTime();
            version.setString(1, lifecycle.engagementId());
            while (seen() < lifecycle.version()) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
            taken.add(System.nanoTime() - answered);
        }

        private long seen() throws SQLException {
            try (ResultSet row = version.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    Senders.Result result() {
        return Senders.result(taken.stream().mapToLong(Long::longValue).sorted().toArray(), 1);
    }
}
