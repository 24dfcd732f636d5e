package io.engagements.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.core.io.ClassPathResource;

/**
 * Makes the application's database on a new server, the role that owns it and the one that works with it. Done again it
 * changes nothing that is there; of an earlier release's, whose application owned its tables, it takes them away.
 */
final class ApplicationDatabase {

    /** Name of the database and of the application's role. */
    static final String NAME = "engagements";

    /** The role that owns database, schemas and tables; it may do all that the application may. */
    static final String OWNER = "engagements_owner";

    private static final String HAND_OVER = "sql/separate-roles.sql";

    private ApplicationDatabase() {}

    /**
     * Passwords are of letters and digits; set again each time, so that the files decide.
     *
     * @param superuser a connection that may make roles and databases, in auto-commit
     */
    static void make(Connection superuser, ServerAddress address) throws SQLException {
        role(superuser, NAME, address.password());
        role(superuser, OWNER, address.ownerPassword());
        try (Statement statement = superuser.createStatement()) {
            statement.execute("GRANT pg_monitor TO " + NAME);
            statement.execute("GRANT " + NAME + " TO " + OWNER);
            if (isMissing(superuser, "SELECT 1 FROM pg_database WHERE datname = ?", NAME)) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + OWNER);
            }
            statement.execute("ALTER DATABASE " + NAME + " OWNER TO " + OWNER);
        }
    }

    private static void role(Connection superuser, String name, String password) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            if (isMissing(superuser, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
                statement.execute("CREATE ROLE " + name + " LOGIN");
            }
            statement.execute("ALTER ROLE " + name + " PASSWORD '" + password + "'");
        }
    }

    /** @param superuser a connection to the application's database */
    static void handOver(Connection superuser) throws SQLException, IOException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(new ClassPathResource(HAND_OVER).getContentAsString(StandardCharsets.UTF_8));
        }
    }

    private static boolean isMissing(Connection superuser, String query, String name) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return !row.next();
            }
        }
    }
}
