package io.engagements.standalone.faults;

import io.engagements.standalone.Standalone;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The real product in a JVM of its own, on a data directory with its own PostgreSQL, to be killed and started again. */
final class ProductProcess implements Running, AutoCloseable {

    static final String SECRET = "a-secret-of-the-fault-tests";

    private final Path home;
    private final JavaProcess process;

    /** @param home gets the data directory and the product's log */
    ProductProcess(Path home) throws IOException {
        this.home = home.toAbsolutePath();
        this.process = new JavaProcess(
                this.home,
                Standalone.class,
                entry -> true,
                Map.of(
                        "ENGAGEMENTS_DATA_DIR",
                        data().toString(),
                        "ENGAGEMENTS_DEMO_SECRET",
                        SECRET,
                        "ENGAGEMENTS_DEMO_STORY",
                        "false",
                        // So often that it dies between keeping and giving, too.
                        "ENGAGEMENTS_CHECKPOINTS_EVERY",
                        "20ms"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    @Override
    public URI uri(String path) {
        return process.uri(path);
    }

    @Override
    public URI tokenEndpoint() {
        return process.uri("/oauth2/token");
    }

    @Override
    public String secret() {
        return SECRET;
    }

    /** Starts the JVM and does not wait. */
    void start(List<String> options) throws IOException {
        process.start(options);
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until health answers 200. */
    Duration awaitReady() throws InterruptedException {
        return process.awaitReady();
    }

    /** kill -9 of the JVM; PostgreSQL is left running. */
    void kill() {
        process.kill();
    }

    /** kill -9 of this data directory's postmaster, and of no other. */
    void killPostgres() throws IOException {
        ProcessHandle postmaster = postmaster();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(postmasterFile().get(0).strip());
        ProcessHandle found = ProcessHandle.of(pid).orElseThrow(() -> new IOException("no process " + pid));
        String command = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
        if (!command.contains(data().toString())) {
            throw new IOException("process " + pid + " is not this directory's PostgreSQL: " + command);
        }
        return found;
    }

    private List<String> postmasterFile() throws IOException {
        return Files.readAllLines(data().resolve("postgres").resolve("postmaster.pid"));
    }

    /** A connection to the product's database, past the product, as the owner of its tables. */
    Connection connect() throws IOException, SQLException {
        String user = "engagements_owner";
        String password = Files.readString(data().resolve("postgres").resolve(user + ".password"));
        String url = "jdbc:postgresql://127.0.0.1:" + postmasterFile().get(3).strip() + "/engagements";
        return DriverManager.getConnection(url, user, password);
    }

    /** Resident memory of the JVM in megabytes. */
    long residentMegabytes() throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** An orderly stop, PostgreSQL included. */
    void stop() {
        process.stop();
    }

    private Path data() {
        return home.resolve("data");
    }

    @Override
    public void close() {
        kill();
        try {
            killPostgres();
        } catch (IOException gone) {
            // Then there is nothing to end.
        }
    }
}
