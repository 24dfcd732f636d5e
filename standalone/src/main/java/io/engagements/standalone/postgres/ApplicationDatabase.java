package io.engagements.standalone.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the application's role and database on a new server. Done again it changes nothing that is there. */
final class ApplicationDatabase {

    /** Name of the database and of the role that owns it. */
    static final String NAME = "engagements";

    private ApplicationDatabase() {}

    /**
     * @param superuser a connection that may make roles and databases, in auto-commit
     * @param password the application role's, of letters and digits; set again each time, so that the file decides
     */
    static void make(Connection superuser, String password) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            if (isMissing(superuser, "SELECT 1 FROM pg_roles WHERE rolname = ?")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN");
            }
            statement.execute("ALTER ROLE " + NAME + " PASSWORD '" + password + "'");
            statement.execute("GRANT pg_monitor TO " + NAME);
            if (isMissing(superuser, "SELECT 1 FROM pg_database WHERE datname = ?")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        }
    }

    private static boolean isMissing(Connection superuser, String query) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(query)) {
            statement.setString(1, NAME);
            try (ResultSet row = statement.executeQuery()) {
                return !row.next();
            }
        }
    }
}
