package io.engagements.standalone.faults;

import io.engagements.postgres.LogEnd;
import io.engagements.postgres.ServerPort;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of the product in a JVM of its own on a port of its own, to be killed, held and started again. */
final class JavaProcess {

    private static final Duration START_LIMIT = Duration.ofSeconds(300);

    private final Path home;
    private final Class<?> program;
    private final Predicate<String> onClassPath;
    private final Map<String, String> settings;
    private final int port = ServerPort.free();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private Process process;

    /**
     * @param home gets the log
     * @param onClassPath what of the tests' class path the program has
     * @param settings its environment
     */
    JavaProcess(Path home, Class<?> program, Predicate<String> onClassPath, Map<String, String> settings)
            throws IOException {
        this.home = Files.createDirectories(home.toAbsolutePath());
        this.program = program;
        this.onClassPath = onClassPath;
        this.settings = settings;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Starts the JVM and does not wait. */
    void start(List<String> options) throws IOException {
        Path arguments = Files.write(home.resolve("java-arguments"), arguments(options));
        String java = ProcessHandle.current().info().command().orElseThrow();
        ProcessBuilder child = new ProcessBuilder(java, "@" + arguments);
        child.environment().put("SERVER_PORT", Integer.toString(port));
        child.environment().putAll(settings);
        File log = log().toFile();
        child.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        process = child.start();
    }

    private List<String> arguments(List<String> options) {
        List<String> arguments =
                new ArrayList<>(List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        arguments.addAll(options);
        arguments.addAll(List.of("-cp", classPath()));
        arguments.add(program.getName());
        return arguments;
    }

    /** The product scans its packages: what the tests keep there must not become part of it. */
    private String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
                .filter(onClassPath)
                .collect(Collectors.joining(File.pathSeparator));
    }

    Path log() {
        return home.resolve("product.log");
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it says that it is ready. */
    Duration awaitReady() throws InterruptedException {
        long began = System.nanoTime();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - began > START_LIMIT.toNanos()) {
                throw new AssertionError("the product does not start; " + LogEnd.of(log()));
            }
            Thread.sleep(20);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private URI readiness() {
        String operatorsPort = settings.getOrDefault("MANAGEMENT_SERVER_PORT", Integer.toString(port));
        return URI.create("http://127.0.0.1:" + operatorsPort + "/actuator/health/readiness");
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest health = HttpRequest.newBuilder(readiness())
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** kill -9. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** An orderly stop. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** Has it stand still, as a machine that is too busy does. */
    void hold() throws IOException, InterruptedException {
        signal("STOP");
    }

    void letGo() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}
