package io.engagements.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * What every PostgreSQL must be so that a committed transaction is never lost: version 17 or newer, with {@code fsync}
 * and without {@code synchronous_commit=off}. Asked on a connection like the application's, because role, database and
 * URL can each change the settings.
 */
public final class DatabaseGuarantees {

    private static final int OLDEST_MAJOR = 17;

    private DatabaseGuarantees() {}

    /** @throws PostgresRefusedException when it is another database, too old, or may lose what it acknowledged */
    public static void require(DataSource database) {
        try (Connection connection = database.getConnection()) {
            require(connection);
        } catch (SQLException e) {
            throw new PostgresRefusedException(
                    "The database cannot be reached: " + e.getMessage(),
                    "Check SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.",
                    e);
        }
    }

    /** The same on one connection. */
    static void require(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (!product.equals("PostgreSQL") || major < OLDEST_MAJOR) {
            throw refusal("The database is " + product + " " + major + ", needed is PostgreSQL 17 or newer.");
        }
        if (show(connection, "fsync").equals("off")) {
            throw unsafe("fsync=off");
        }
        if (show(connection, "synchronous_commit").equals("off")) {
            throw unsafe("synchronous_commit=off");
        }
    }

    /** What the server we configure must say on top; another's file system may make this setting needless. */
    static void requireFullPageWrites(Connection connection) throws SQLException {
        if (show(connection, "full_page_writes").equals("off")) {
            throw unsafe("full_page_writes=off");
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static PostgresRefusedException unsafe(String setting) {
        return refusal("The database runs with " + setting + " and may lose transactions that it acknowledged.");
    }

    private static PostgresRefusedException refusal(String sentence) {
        return new PostgresRefusedException(sentence, "Change the database, or give another in SPRING_DATASOURCE_URL.");
    }
}
