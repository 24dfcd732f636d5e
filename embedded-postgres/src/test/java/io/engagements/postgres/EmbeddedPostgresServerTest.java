package io.engagements.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresServerTest {

    private static Path newDirectory() {
        return TestPostgres.ROOT.resolve("of tests ñ").resolve(UUID.randomUUID().toString());
    }

    private static EmbeddedPostgresServer start(Path directory) {
        return EmbeddedPostgresServer.start(TestPostgres.options(directory));
    }

    @Test
    void keeps_its_data_and_its_password_over_a_restart() throws Exception {
        Path directory = newDirectory();
        String password;
        try (EmbeddedPostgresServer server = start(directory)) {
            Db.execute(server, "CREATE SCHEMA s; CREATE TABLE s.kept AS SELECT 42 AS number");
            password = server.password();
        }
        try (EmbeddedPostgresServer server = start(directory)) {
            assertThat(Db.ask(server, "SELECT number FROM s.kept")).isEqualTo("42");
            assertThat(server.password()).isEqualTo(password);
        }
    }

    @Test
    void what_an_earlier_release_left_to_the_application_is_another_role_s_after_the_next_start() throws Exception {
        Path directory = newDirectory();
        try (EmbeddedPostgresServer server = start(directory);
                Connection superuser = server.address().connectAsSuperuser("engagements");
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE SCHEMA command_side; CREATE TABLE command_side.event (id text);"
                    + " ALTER DATABASE engagements OWNER TO engagements;"
                    + " ALTER SCHEMA command_side OWNER TO engagements;"
                    + " ALTER TABLE command_side.event OWNER TO engagements");
        }
        try (EmbeddedPostgresServer server = start(directory);
                Connection application =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                Statement statement = application.createStatement()) {
            assertThat(Db.ask(server, "SELECT tableowner FROM pg_tables WHERE tablename = 'event'"))
                    .isEqualTo(server.owner());
            assertThatThrownBy(() -> statement.execute("DROP TABLE command_side.event"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("DROP SCHEMA command_side CASCADE"))
                    .hasMessageContaining("must be owner");
            assertThatThrownBy(() -> statement.execute("CREATE SCHEMA mine"))
                    .as("until the migrations let it")
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void is_gone_after_close_and_can_be_closed_twice() throws Exception {
        Path directory = newDirectory();
        EmbeddedPostgresServer server = start(directory);
        server.close();
        server.close();
        assertThat(new ServerProcesses(directory).all()).isEmpty();
        assertThat(PostmasterFile.in(directory)).doesNotExist();
        assertThat(Port.isTaken(server.port())).isFalse();
    }

    @Test
    void takes_the_port_and_the_settings_it_is_given() throws Exception {
        int port = Port.free();
        ServerOptions options =
                TestPostgres.options(newDirectory()).withPort(port).withSetting("max_prepared_transactions", "7");
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(options)) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(Db.ask(server, "SHOW max_prepared_transactions")).isEqualTo("7");
        }
    }

    @Test
    void starts_over_when_a_crash_cut_the_first_start_short() throws Exception {
        Path directory = newDirectory();
        Path unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
        Files.createDirectories(unfinished.resolve("base"));
        Files.createDirectories(directory);
        try (EmbeddedPostgresServer server = start(directory)) {
            assertThat(Db.ask(server, "SELECT 1")).isEqualTo("1");
            assertThat(unfinished).doesNotExist();
        }
    }

    @Nested
    class IsServing {

        private final EmbeddedPostgresServer server = TestPostgres.server();

        @Test
        void what_is_committed_is_on_disk() throws Exception {
            assertThat(Db.ask(server, "SHOW fsync")).isEqualTo("on");
            assertThat(Db.ask(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(Db.ask(server, "SHOW full_page_writes")).isEqualTo("on");
        }

        @Test
        void time_and_text_do_not_depend_on_the_machine() throws Exception {
            try (Connection superuser = TestPostgres.superuser()) {
                // Not SHOW: the driver tells the session the time zone of this JVM.
                String configured = "SELECT string_agg(DISTINCT setting, ',') FROM pg_file_settings"
                        + " WHERE name IN ('timezone', 'log_timezone')";
                assertThat(Db.ask(superuser, configured)).isEqualTo("UTC");
            }
            assertThat(Db.ask(server, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(Db.ask(server, "SELECT datlocale FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("C.UTF-8");
        }

        @Test
        void only_the_loopback_address_and_no_socket_file() throws Exception {
            assertThat(Db.ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Db.ask(server, "SHOW unix_socket_directories")).isEmpty();
        }

        @Test
        void nobody_gets_in_without_the_password() {
            for (String user : new String[] {"engagements", "postgres"}) {
                for (String password : new String[] {"", "wrong"}) {
                    assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), user, password))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("password");
                }
            }
        }

        @Test
        void the_passwords_are_for_their_owner_only() throws Exception {
            Path directory = Path.of(Db.ask(server, "SHOW data_directory"));
            assertThat(permissions(directory)).isEqualTo("rwx------");
            assertThat(permissions(directory.resolve("engagements.password"))).isEqualTo("rw-------");
            assertThat(permissions(directory.resolve("postgres.password"))).isEqualTo("rw-------");
            assertThat(Files.readString(directory.resolve("engagements.password")))
                    .isEqualTo(server.password())
                    .hasSize(48);
        }

        private static String permissions(Path file) throws Exception {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        }

        @Test
        void the_application_is_no_superuser_and_can_do_its_work() throws Exception {
            assertThat(Db.ask(server, "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThat(Db.ask(server, "SELECT system_identifier FROM pg_control_system()"))
                    .isNotEmpty();
            assertThat(Db.ask(server, "SELECT redo_lsn FROM pg_control_checkpoint()"))
                    .isNotEmpty();
            assertThat(Db.ask(server, "SELECT pg_snapshot_xmin(pg_current_snapshot())"))
                    .isNotEmpty();
        }

        @Test
        void the_application_sees_what_other_roles_do() throws Exception {
            try (Connection other = TestPostgres.superuser()) {
                String pid = Db.ask(other, "SELECT pg_backend_pid() /* mark */");
                assertThat(Db.ask(server, "SELECT query FROM pg_stat_activity WHERE pid = " + pid))
                        .contains("mark");
            }
        }
    }

    @Nested
    class IsRefused {

        @Test
        void on_a_directory_that_this_program_serves_already() throws Exception {
            Path directory = newDirectory();
            try (EmbeddedPostgresServer first = start(directory)) {
                assertThatThrownBy(() -> start(directory))
                        .isInstanceOf(PostgresRefusedException.class)
                        .hasMessageContaining("in use by another running program");
                assertThat(Db.ask(first, "SELECT 1")).isEqualTo("1");
            }
        }

        @Test
        void on_a_directory_that_another_program_serves() throws Exception {
            Path directory = newDirectory();
            try (EmbeddedPostgresServer first = start(directory)) {
                long pid = first.pid();
                // A refusal within this program must not let go of its lock.
                assertThatThrownBy(() -> start(directory)).isInstanceOf(PostgresRefusedException.class);
                try (ChildServer second = ChildServer.start(directory)) {
                    assertThat(second.answer()).startsWith("refused").contains("in use by another running program");
                }
                assertThat(Db.ask(first, "SELECT 1")).isEqualTo("1");
                assertThat(first.pid()).isEqualTo(pid);
            }
        }

        @Test
        void on_data_of_another_major_version() throws Exception {
            Path directory = Files.createDirectories(newDirectory());
            Files.writeString(directory.resolve("PG_VERSION"), "16\n");
            assertThatThrownBy(() -> start(directory))
                    .isInstanceOf(PostgresRefusedException.class)
                    .hasMessageContaining("PostgreSQL 16")
                    .hasMessageContaining("PostgreSQL 18");
        }

        @Test
        void on_a_directory_of_something_else() throws Exception {
            Path directory = Files.createDirectories(newDirectory());
            Files.writeString(directory.resolve("thesis.txt"), "years of work");
            assertThatThrownBy(() -> start(directory))
                    .isInstanceOf(PostgresRefusedException.class)
                    .hasMessageContaining("no PostgreSQL database");
            assertThat(directory.resolve("thesis.txt")).exists();
        }

        @Test
        void where_no_directory_can_be() throws Exception {
            Path file = Files.createFile(Files.createDirectories(newDirectory()).resolve("file"));
            assertThatThrownBy(() -> start(file.resolve("postgres")))
                    .isInstanceOf(PostgresRefusedException.class)
                    .hasMessageContaining("cannot be used");
        }

        @Test
        void on_a_taken_port() throws Exception {
            try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                ServerOptions options = TestPostgres.options(newDirectory()).withPort(other.getLocalPort());
                assertThatThrownBy(() -> EmbeddedPostgresServer.start(options))
                        .isInstanceOf(PostgresRefusedException.class)
                        .hasMessageContaining("is taken");
            }
        }

        @Test
        void when_it_would_lose_what_it_acknowledged_and_is_stopped_again() throws Exception {
            Path directory = newDirectory();
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                ServerOptions options = TestPostgres.options(directory).withSetting(setting, "off");
                assertThatThrownBy(() -> EmbeddedPostgresServer.start(options))
                        .isInstanceOf(PostgresRefusedException.class)
                        .hasMessageContaining(setting + "=off");
                assertThat(new ServerProcesses(directory).all()).isEmpty();
            }
        }
    }
}
