package io.engagements.support.background;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Makes schemas and tables, as the role that owns them. The application works as another role, which has no more rights
 * than the script {@code R__rights.sql} of each schema gives it. Where only one role is given it is both.
 */
public final class Migrations {

    private final DataSource owner;
    private final Map<String, String> roles;

    /**
     * The role that owns what is stored.
     *
     * @param username of a role that may connect to the application's database and owns it
     */
    public record Owner(String username, String password) {}

    /**
     * @param application what the application works with
     * @param owner empty where the application's role owns its tables
     */
    public Migrations(DataSource application, Optional<Owner> owner) {
        try (Connection connection = application.getConnection()) {
            String url = connection.getMetaData().getURL();
            String user = connection.getMetaData().getUserName();
            this.owner = owner.<DataSource>map(
                            role -> new DriverManagerDataSource(url, role.username(), role.password()))
                    .orElse(application);
            this.roles = Map.of(
                    "application", user, "owner", owner.map(Owner::username).orElse(user));
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be asked whose it is", e);
        }
    }

    /** Connections of the owner, without a pool: for what is done at a start, and is not the application's to do. */
    public DataSource asOwner() {
        return owner;
    }

    /**
     * The migrations of one schema. One process at a time runs them; the others wait in no transaction, for these are cut
     * after a while.
     *
     * @param location of the scripts, on the class path
     */
    public Flyway of(String schema, String location) {
        return Flyway.configure()
                .dataSource(owner)
                .schemas(schema)
                .locations("classpath:" + location)
                .placeholders(roles)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load();
    }
}
