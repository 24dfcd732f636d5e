package io.engagements.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Kills real processes and starts again on what they left. */
@EnabledOnOs(OS.LINUX)
class CrashTest {

    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private final Path directory =
            TestPostgres.ROOT.resolve("of crashes").resolve(UUID.randomUUID().toString());

    @AfterEach
    void leave_nothing_running() throws IOException {
        new ServerProcesses(directory).all().forEach(ProcessHandle::destroyForcibly);
    }

    @Nested
    class Killed {

        @Test
        void the_program_alone() throws Exception {
            try (ChildServer child = ChildServer.start(directory);
                    Connection open = child.connect()) {
                commitOneRowAndLeaveAnotherOpen(open);
                child.kill();
                assertThat(isRunning(child.postmasterPid())).isTrue();
                restartFindsTheCommittedRow();
                assertThat(isRunning(child.postmasterPid())).isFalse();
            }
        }

        @Test
        void the_program_and_then_the_server() throws Exception {
            try (ChildServer child = ChildServer.start(directory);
                    Connection open = child.connect()) {
                commitOneRowAndLeaveAnotherOpen(open);
                child.kill();
                kill(child.postmasterPid());
                assertThat(PostmasterFile.in(directory)).exists();
                restartFindsTheCommittedRow();
            }
        }

        @Test
        void both_while_a_session_computes_and_does_not_notice() throws Exception {
            try (ChildServer child = ChildServer.start(directory);
                    Connection open = child.connect();
                    Connection busy = child.connect()) {
                commitOneRowAndLeaveAnotherOpen(open);
                CompletableFuture<Void> computing = CompletableFuture.runAsync(() -> computeForMinutes(busy));
                await().atMost(GENEROUS).until(() -> isComputing(open));
                child.kill();
                kill(child.postmasterPid());
                restartFindsTheCommittedRow();
                assertThat(computing).failsWithin(GENEROUS);
            }
        }

        @Test
        void the_server_alone_which_comes_back_by_itself() throws Exception {
            try (EmbeddedPostgresServer server = restart();
                    Connection open = Db.connect(server)) {
                commitOneRowAndLeaveAnotherOpen(open);
                long before = server.pid();
                kill(before);
                await().atMost(GENEROUS).ignoreExceptions().untilAsserted(() -> {
                    assertThat(Db.ask(server, "SELECT string_agg(v, ',') FROM t"))
                            .isEqualTo("committed");
                    assertThat(server.pid()).isNotEqualTo(before);
                });
            }
            assertThat(new ServerProcesses(directory).all()).isEmpty();
        }
    }

    @Nested
    class StalePidFile {

        @Test
        void names_another_living_process() throws Exception {
            Process sleep = new ProcessBuilder("sleep", "300").start();
            try {
                restartFindsTheCommittedRowAlthoughPidFileNames(sleep.pid());
                assertThat(sleep.isAlive()).isTrue();
            } finally {
                sleep.destroyForcibly();
            }
        }

        @Test
        void names_another_process_that_works_in_the_directory() throws Exception {
            leaveAStalePidFile();
            Process sleep = new ProcessBuilder("sleep", "300")
                    .directory(directory.toFile())
                    .start();
            try {
                writePid(sleep.pid());
                restartFindsTheCommittedRow();
                assertThat(sleep.isAlive()).isTrue();
            } finally {
                sleep.destroyForcibly();
            }
        }

        @Test
        void names_a_server_on_another_directory() throws Exception {
            long other = TestPostgres.server().pid();
            restartFindsTheCommittedRowAlthoughPidFileNames(other);
            assertThat(TestPostgres.server().pid()).isEqualTo(other);
        }

        @Test
        void names_a_zombie() throws Exception {
            // The shell turns into a sleep that never asks how its child ended.
            Process parent = new ProcessBuilder("sh", "-c", "sleep 0.2 & echo $!; exec sleep 300").start();
            try {
                long zombie = Long.parseLong(parent.inputReader().readLine());
                await().atMost(GENEROUS).until(() -> !isRunning(zombie));
                assertThat(Files.readString(Path.of("/proc/" + zombie + "/stat")))
                        .contains(") Z ");
                restartFindsTheCommittedRowAlthoughPidFileNames(zombie);
            } finally {
                parent.destroyForcibly();
            }
        }

        @Test
        void was_cut_short() throws Exception {
            leaveAStalePidFile();
            Files.writeString(PostmasterFile.in(directory), "");
            restartFindsTheCommittedRow();
        }

        private void restartFindsTheCommittedRowAlthoughPidFileNames(long pid) throws Exception {
            leaveAStalePidFile();
            writePid(pid);
            restartFindsTheCommittedRow();
        }

        private void leaveAStalePidFile() throws Exception {
            try (ChildServer child = ChildServer.start(directory);
                    Connection open = child.connect()) {
                commitOneRowAndLeaveAnotherOpen(open);
                child.kill();
                kill(child.postmasterPid());
            }
        }

        private void writePid(long pid) throws IOException {
            Path file = PostmasterFile.in(directory);
            Files.writeString(file, Files.readString(file).replaceFirst("^\\d+", Long.toString(pid)));
        }
    }

    @Test
    void ctrl_c_in_the_terminal_does_not_reach_the_server() throws Exception {
        try (ChildServer child = ChildServer.start(directory)) {
            assertThat(processGroup(child.postmasterPid())).isNotEqualTo(processGroup(child.pid()));
        }
    }

    private EmbeddedPostgresServer restart() {
        return EmbeddedPostgresServer.start(TestPostgres.options(directory));
    }

    private void restartFindsTheCommittedRow() throws SQLException {
        try (EmbeddedPostgresServer server = restart()) {
            assertThat(Db.ask(server, "SELECT string_agg(v, ',') FROM t")).isEqualTo("committed");
        }
    }

    private static void commitOneRowAndLeaveAnotherOpen(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.execute("CREATE SCHEMA engagements_owner CREATE TABLE t (v text)");
        statement.execute("INSERT INTO t VALUES ('committed')");
        connection.setAutoCommit(false);
        statement.execute("INSERT INTO t VALUES ('open')");
    }

    private static void computeForMinutes(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM generate_series(1, 10000000000) /* busy */");
        } catch (SQLException e) {
            throw new IllegalStateException("connection lost", e);
        }
    }

    private static boolean isComputing(Connection connection) throws SQLException {
        String query = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%/_ busy%'"
                + " AND pid <> pg_backend_pid()";
        return Db.ask(connection, query).equals("1");
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await().atMost(GENEROUS).until(() -> !isRunning(pid));
    }

    private static boolean isRunning(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
    }

    private static String processGroup(long pid) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/stat"))
                .replaceFirst("^.*\\) ", "")
                .split(" ")[2];
    }
}
