package io.engagements.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jar that {@code mvn package} leaves, as the README has it started, with a clock that can be moved. */
final class ServedProduct implements AutoCloseable {

    /** Of each account: of the demo's by a setting, of others because they choose it. */
    static final String SECRET = "four lamps beside a wet harbour";

    private static final Duration START_LIMIT = Duration.ofSeconds(300);

    /** Where nobody listens. */
    private static final int DISCARD = 9;

    private static final Pattern OPERATORS_LINK = Pattern.compile("becomes operator of this installation: (\\S+)");

    private final Path data;
    private final Path log;
    private final int port;
    private final Process process;

    /** What is in it at first. */
    enum Kind {
        /** The demo story and its people. */
        DEMO("operator"),
        /** The demo's people without their story: a test tells its own. */
        PEOPLE("operator"),
        /** Nobody and nothing, until the operator comes in by the link. */
        EMPTY("nora");

        private final String operator;

        Kind(String operator) {
            this.operator = operator;
        }

        String operator() {
            return operator;
        }
    }

    private ServedProduct(Kind kind) throws IOException {
        Path jar = setting("engagements.jar").normalize();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("the product is not packaged: mvn package leaves " + jar);
        }
        Path target = Files.createDirectories(target());
        data = Files.createTempDirectory(target, "data-");
        log = target.resolve("product." + kind.name().toLowerCase(Locale.ROOT) + ".log");
        port = freePort();
        process = started(jar, kind);
    }

    static Path target() {
        return setting("engagements.target");
    }

    static Path setting(String name) {
        return Path.of(Objects.requireNonNull(System.getProperty(name), name));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private Process started(Path jar, Kind kind) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        ProcessBuilder child = new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-Xmx320m",
                "-XX:+ExitOnOutOfMemoryError",
                // What our own compiler made needs no proof, and the optimising one is over before it pays.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Duser.timezone=" + System.getProperty("user.timezone"),
                "-jar",
                jar.toString());
        child.environment().put("SERVER_PORT", Integer.toString(port));
        child.environment().put("ENGAGEMENTS_DATA_DIR", data.toString());
        child.environment().put("ENGAGEMENTS_SANDBOX", "true");
        child.environment().put("ENGAGEMENTS_DEMO", Boolean.toString(kind != Kind.EMPTY));
        child.environment().put("ENGAGEMENTS_DEMO_STORY", Boolean.toString(kind == Kind.DEMO));
        if (kind != Kind.EMPTY) {
            child.environment().put("ENGAGEMENTS_DEMO_SECRET", SECRET);
            // Pages have what belongs to mail; nobody takes any.
            child.environment().put("SPRING_MAIL_HOST", "localhost");
            child.environment().put("SPRING_MAIL_PORT", Integer.toString(DISCARD));
            child.environment().put("ENGAGEMENTS_MAIL_FROM", "desk@example.org");
        }
        return child.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    static ServedProduct start(Kind kind) {
        try {
            ServedProduct product = new ServedProduct(kind);
            Runtime.getRuntime().addShutdownHook(new Thread(product::stop));
            product.awaitReady();
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** The link that it has printed, by which one becomes operator. */
    String operatorsLink() {
        try {
            return OPERATORS_LINK
                    .matcher(Files.readString(log))
                    .results()
                    .map(told -> told.group(1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        while (!isReady(http)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                stop();
                throw new IllegalStateException("the product does not start; see " + log);
            }
            Thread.sleep(100);
        }
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        try {
            HttpRequest health = HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** An orderly stop, PostgreSQL included. */
    private void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        stop();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
