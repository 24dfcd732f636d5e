package io.engagements.standalone.faults;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real product in a JVM of its own, on a data directory with its own PostgreSQL, to be killed and started again. */
final class ProductProcess implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-fault-tests";

    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final Path home;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private Process process;

    /** @param home gets the data directory and the product's log */
    ProductProcess(Path home) throws IOException {
        this.home = Files.createDirectories(home.toAbsolutePath());
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Starts the JVM and does not wait. */
    void start(String... options) throws IOException {
        Path arguments = Files.write(home.resolve("java-arguments"), arguments(options));
        String java = ProcessHandle.current().info().command().orElseThrow();
        ProcessBuilder child = new ProcessBuilder(java, "@" + arguments);
        child.environment().put("SERVER_PORT", Integer.toString(port));
        child.environment().put("ENGAGEMENTS_DATA_DIR", data().toString());
        child.environment().put("ENGAGEMENTS_DEMO_SECRET", SECRET);
        child.environment().put("ENGAGEMENTS_DEMO_STORY", "false");
        File log = home.resolve("product.log").toFile();
        child.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        process = child.start();
    }

    private static List<String> arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of("-Xmx320m", "-XX:+UseSerialGC"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("-cp", withoutTests(System.getProperty("java.class.path"))));
        arguments.add("io.engagements.standalone.Standalone");
        return arguments;
    }

    /** The product scans its packages: what the tests keep there must not become part of it. */
    private static String withoutTests(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until health answers 200. */
    Duration awaitReady() throws InterruptedException {
        long began = System.nanoTime();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - began > START_LIMIT.toNanos()) {
                throw new AssertionError("the product does not start; see " + home.resolve("product.log"));
            }
            Thread.sleep(20);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest health = HttpRequest.newBuilder(uri("/actuator/health"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** kill -9 of the JVM; PostgreSQL is left running. */
    void kill() {
        process.destroyForcibly().onExit().join();
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

    /** A connection to the product's database, past the product. */
    Connection connect() throws IOException, SQLException {
        String user = "engagements";
        String password = Files.readString(data().resolve("postgres").resolve(user + ".password"));
        String url = "jdbc:postgresql://127.0.0.1:" + postmasterFile().get(3).strip() + "/" + user;
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
        process.destroy();
        process.onExit().join();
    }

    private Path data() {
        return home.resolve("data");
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        try {
            killPostgres();
        } catch (IOException gone) {
            // Then there is nothing to end.
        }
    }
}
