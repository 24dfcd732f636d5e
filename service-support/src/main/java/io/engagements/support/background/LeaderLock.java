package io.engagements.support.background;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one instance does at a time, among all on one database: whoever has the advisory lock leads, the others stand by
 * and ask again. PostgreSQL gives the lock back when its transaction or session ends, however that comes about. No row is
 * locked: that would hold the ledger up.
 *
 * <p>All such locks are listed here, so that no two share a key. Their keys stay as they are: instances of the release
 * before run beside those of the next. Locks on one thing among many (an idempotency key, the files of an engagement, the
 * live rows of a projection) are no leader's, and stand where that thing is.
 */
public enum LeaderLock {
    /** Committed events get their positions in the ledger. */
    NUMBERING("eng_keep"),
    /** The ledger is handed to the topic. */
    PUBLISHING("eng_publ"),
    /** The ledger is signed. */
    SIGNING("eng_sign"),
    /** How far the entries about each thing go is written down. */
    HEADS("eng_head"),
    /** The tree over the ledger grows, and is compared with what was signed. */
    TREE("eng_tree"),
    /** What falls due is woken. */
    TIMERS("eng_time"),
    /** The topic's entries are taken. */
    INTAKE("eng_intk"),
    /** Rows of projections are made again, and cleared up. */
    REBUILDING("eng_buil"),
    /** The command side's ledger is compared with its hashes. */
    LEDGER_CHECK("command_side.ledger_check", 7),
    /** The query side's entries are compared with their hashes. */
    ENTRY_CHECK("query_side.entry_check", 7);

    private final String key;

    /** @param word of eight characters: they are the key's bytes */
    LeaderLock(String word) {
        key = Long.toString(
                ByteBuffer.wrap(word.getBytes(StandardCharsets.US_ASCII)).getLong());
    }

    LeaderLock(String name, int seed) {
        key = "hashtextextended('" + name + "', " + seed + ")";
    }

    /** As SQL. */
    String key() {
        return key;
    }

    /** Takes it until this thread's transaction ends; false when another instance has it. */
    public boolean tryInTransaction(JdbcClient jdbc) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(" + key + ")")
                .query(Boolean.class)
                .single();
    }

    /** Takes it until it is given back or the session ends; false when another instance has it. */
    public boolean tryInSession(Connection session) throws SQLException {
        return ask(session, "SELECT pg_try_advisory_lock(" + key + ")");
    }

    /** Gives back what {@link #tryInSession} took; false when this session does not have it. */
    public boolean giveBack(Connection session) throws SQLException {
        return ask(session, "SELECT pg_advisory_unlock(" + key + ")");
    }

    private static boolean ask(Connection session, String question) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
