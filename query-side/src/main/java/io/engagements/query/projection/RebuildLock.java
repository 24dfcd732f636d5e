package io.engagements.query.projection;

import io.engagements.support.background.LeaderLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Lets one process at a time build generations and clear up behind others. A session of the database holds the turn
 * over many transactions: it ends with its process, and PostgreSQL ends it when the process stands still. Should that
 * one wake up later, each of its batches finds that the generation is not where it left it.
 */
@Component
class RebuildLock {

    private static final Logger log = LoggerFactory.getLogger(RebuildLock.class);
    private static final long SIGN_OF_LIFE_SECONDS = 2;

    private final DataSource database;

    RebuildLock(DataSource database) {
        this.database = database;
    }

    /** Does the work unless another process has the turn; answers whether it was done. */
    boolean take(Runnable work) {
        try (Connection session = database.getConnection()) {
            if (!LeaderLock.REBUILDING.tryInSession(session)) {
                return false;
            }
            execute(session, "SET idle_session_timeout = '10s'");
            whileAlive(session, work);
            return true;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("nobody can be told whose turn it is", e);
        }
    }

    private static void whileAlive(Connection session, Runnable work) throws SQLException {
        ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(RebuildLock::background);
        heart.scheduleWithFixedDelay(
                () -> showLife(session), SIGN_OF_LIFE_SECONDS, SIGN_OF_LIFE_SECONDS, TimeUnit.SECONDS);
        try {
            work.run();
        } finally {
            heart.shutdown();
            LeaderLock.REBUILDING.giveBack(session);
            execute(session, "RESET idle_session_timeout");
        }
    }

    private static Thread background(Runnable task) {
        Thread thread = new Thread(task, "rebuild-lock");
        thread.setDaemon(true);
        return thread;
    }

    private static void showLife(Connection session) {
        try {
            execute(session, "SELECT 1");
        } catch (SQLException e) {
            log.warn("the turn of building is lost; what is being built notices it", e);
        }
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
