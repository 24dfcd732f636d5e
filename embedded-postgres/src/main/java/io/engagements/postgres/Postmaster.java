package io.engagements.postgres;

import io.engagements.postgres.PostgresPrograms.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the server of one data directory. The caller holds the directory's lock. */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration EXIT_LIMIT = Duration.ofSeconds(5);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(30);
    private static final long LOG_LIMIT_BYTES = 10_000_000;

    private final Path directory;
    private final PostgresPrograms programs;
    private final ServerProcesses processes;

    Postmaster(Path directory, PostgresPrograms programs) throws IOException {
        this.directory = directory;
        this.programs = programs;
        this.processes = new ServerProcesses(directory);
    }

    /** Whether the server's first process is there. */
    boolean isRunning() throws IOException {
        return processes.postmaster().isPresent();
    }

    /** Process id of the server. */
    long pid() throws IOException {
        return processes.postmaster().orElseThrow(() -> gone("is not running")).pid();
    }

    /** Starts the server as its directory's configuration says and waits until it has recovered and serves. */
    void start() throws IOException {
        Path log = directory.resolve("server.log");
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, directory.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        // pg_ctl gives the server a session of its own: Ctrl-C in the terminal must not reach it before it is our turn.
        Result result = programs.run(
                "pg_ctl",
                RECOVERY_LIMIT.plusMinutes(1),
                "--pgdata=" + directory,
                "--log=" + log,
                "--wait",
                "--timeout=" + RECOVERY_LIMIT.toSeconds(),
                "start");
        if (result.status() != 0) {
            throw gone("did not start, " + log + " says why: " + result.output());
        }
    }

    /**
     * Stops the server if it runs, and whatever is left of one whose first process was killed. Removes a
     * {@code postmaster.pid} that names no server of this directory, which would keep the next one from starting.
     */
    void stop() throws IOException {
        if (isRunning()) {
            stopFast();
            awaitTheEnd(EXIT_LIMIT);
        }
        killTheRest();
        Files.deleteIfExists(PostmasterFile.in(directory));
    }

    // Ends the sessions, writes a checkpoint. A server that is itself stopped or hangs does not answer; then it is
    // killed, which costs nothing but a recovery at the next start.
    private void stopFast() throws IOException {
        Result result = programs.run(
                "pg_ctl",
                STOP_LIMIT.plusSeconds(10),
                "--pgdata=" + directory,
                "--mode=fast",
                "--wait",
                "--timeout=" + STOP_LIMIT.toSeconds(),
                "stop");
        if (result.status() != 0) {
            LOG.warn("PostgreSQL in {} does not stop and is killed: {}", directory, result.output());
        }
    }

    private void killTheRest() throws IOException {
        processes.all().forEach(ProcessHandle::destroyForcibly);
        if (!awaitTheEnd(KILL_LIMIT)) {
            throw gone("has processes that cannot be killed");
        }
    }

    private boolean awaitTheEnd(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean ended = processes.all().isEmpty();
        while (!ended && System.nanoTime() < deadline) {
            pause();
            ended = processes.all().isEmpty();
        }
        return ended;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private PostgresRefusedException gone(String what) {
        return new PostgresRefusedException(
                "The PostgreSQL of " + directory + " " + what + ".", "Look into the server.log of that directory.");
    }
}
