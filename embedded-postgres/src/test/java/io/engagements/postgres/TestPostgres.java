package io.engagements.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.engagements.support.background.Migrations;
import io.engagements.support.background.Migrations.Owner;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One real server for all tests of a JVM, started when the first test asks and stopped at the JVM's end. Its directory
 * in {@code target} of the whole build is kept, so that the tests of the next module, or of a later run, start faster and
 * clear away the server of a run that was killed.
 */
public final class TestPostgres {

    /** For the data of servers of a test's own; the same for all modules, which lie beside each other. */
    public static final Path ROOT =
            Path.of("..", "target", "test-postgres").toAbsolutePath().normalize();

    static final Path BINARIES = ROOT.resolve("binaries");

    private static final int MOST_JVMS_AT_ONCE = 16;
    private static final int CONNECTIONS = 24;

    private static @Nullable EmbeddedPostgresServer shared;

    private TestPostgres() {}

    /** A new empty database, with an owner who is not the application, as in production. Dropped by a later run. */
    public static Database createDatabase() {
        EmbeddedPostgresServer server = server();
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + server.owner());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Database(
                server.jdbcUrl(name), server.username(), server.password(), server.owner(), server.ownerPassword());
    }

    /** The shared server, for tests that look at more than one database. */
    public static synchronized EmbeddedPostgresServer server() {
        EmbeddedPostgresServer server = shared;
        if (server == null) {
            server = startOnFreeDirectory();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "test-postgres-stop"));
            shared = server;
            dropDatabasesOfEarlierRuns();
        }
        return server;
    }

    /** A connection of the role that may do anything, in auto-commit. */
    public static Connection superuser() throws SQLException {
        return server().address().connectAsSuperuser();
    }

    /** The same in another database. */
    public static Connection superuser(String database) throws SQLException {
        return server().address().connectAsSuperuser(database);
    }

    /** Options for a server of a test's own, with the programs unpacked once for all tests. */
    public static ServerOptions options(Path directory) {
        return ServerOptions.in(directory).withBinaries(BINARIES);
    }

    private static EmbeddedPostgresServer startOnFreeDirectory() {
        for (int number = 0; ; number++) {
            try {
                // Prepared transactions let a test keep one open over the death of its connection.
                return EmbeddedPostgresServer.start(
                        options(ROOT.resolve("shared-" + number)).withSetting("max_prepared_transactions", "20"));
            } catch (PostgresRefusedException e) {
                if (number == MOST_JVMS_AT_ONCE
                        || !String.valueOf(e.getMessage()).contains("in use")) {
                    throw e;
                }
            }
        }
    }

    private static void dropDatabasesOfEarlierRuns() {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String name : testDatabases(statement)) {
                statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> testDatabases(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /**
     * A database of the shared server. Tests that go past the product do so as its owner.
     *
     * @param url JDBC URL without user and password
     * @param username of the application's role
     */
    public record Database(String url, String username, String password, String owner, String ownerPassword) {

        /** For what the application's role may not do. */
        public JdbcClient asOwner() {
            return JdbcClient.create(dataSource());
        }

        /** Opens a new connection each time, as the owner; wrap it where a pool is wanted. */
        public DataSource dataSource() {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(url);
            source.setUser(owner);
            source.setPassword(ownerPassword);
            return source;
        }

        /** Connections as the product pools them. */
        public HikariDataSource pool() {
            return pool("30s");
        }

        /** Their transactions are cut when they take longer. */
        public HikariDataSource pool(String longestTransaction) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(url);
            pool.setUsername(username);
            pool.setPassword(password);
            pool.setMaximumPoolSize(CONNECTIONS);
            pool.setMinimumIdle(2);
            pool.setConnectionTimeout(5_000);
            // Nobody pulls the plug in these tests.
            pool.setConnectionInitSql(
                    "SET synchronous_commit = off; SET transaction_timeout = '" + longestTransaction + "'");
            return pool;
        }

        /** As the owner, who may do whatever the application may, and more. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, owner, ownerPassword);
        }

        /** As the application. */
        public Connection connectAsApplication() throws SQLException {
            return DriverManager.getConnection(url, username, password);
        }

        /** Migrations of a product's part that is given a data source of the application. */
        public Migrations migrations(DataSource application) {
            return new Migrations(application, Optional.of(new Owner(owner, ownerPassword)));
        }
    }
}
