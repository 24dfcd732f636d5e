package io.engagements.standalone.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.engagements.postgres.LogEnd;
import io.engagements.postgres.ServerPort;
import io.engagements.postgres.ShortLivedJvm;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** A real broker in a process of its own, to be stopped, killed, started again, and to lose its data. */
public final class TestBroker implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(300);
    private static @Nullable TestBroker shared;

    static {
        // What it says of a broker that is away is meant to happen here.
        ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.ERROR);
    }

    private final Path home;
    private final int port = ServerPort.free();
    private final int controllerPort = ServerPort.free();
    private @Nullable Process process;

    /** @param home gets data and log; what lies there is deleted */
    public TestBroker(Path home) {
        this.home = home.toAbsolutePath();
        loseData();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "test-broker-kill"));
    }

    /** One for all tests of a JVM, each with topics of its own. */
    public static synchronized TestBroker shared() {
        TestBroker known = shared;
        if (known == null) {
            known = new TestBroker(
                    Path.of("target", "test-broker-" + ProcessHandle.current().pid()));
            known.start();
            shared = known;
        }
        return known;
    }

    /** For {@code bootstrap.servers}. */
    public String servers() {
        return "127.0.0.1:" + port;
    }

    /** Starts it on what it has, and waits until it answers. */
    public void start() {
        try {
            Path settings = settings();
            List<String> command = new ArrayList<>();
            command.add(ProcessHandle.current().info().command().orElseThrow());
            command.add("-Xmx256m");
            command.addAll(ShortLivedJvm.OPTIONS);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "kafka.Kafka", settings.toString()));
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("broker.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    private Path settings() throws IOException {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "log.dirs",
                data().toString(),
                "auto.create.topics.enable",
                "false"));
        settings.putAll(Map.of("offsets.topic.replication.factor", "1", "group.initial.rebalance.delay.ms", "0"));
        Path file = home.resolve("broker.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        if (!Files.exists(data())) {
            format(file);
        }
        return file;
    }

    private static void format(Path settings) {
        String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString()};
        int failed = StorageTool.execute(arguments, new PrintStream(OutputStream.nullOutputStream()));
        if (failed != 0) {
            throw new IllegalStateException("the broker's directory cannot be made");
        }
    }

    private void awaitReady() {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end || process == null || !process.isAlive()) {
                throw new IllegalStateException("the broker does not start; " + LogEnd.of(home.resolve("broker.log")));
            }
        }
    }

    private boolean isReady() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 1_000))) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** kill -9. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
            process = null;
        }
    }

    /** An orderly stop. */
    public void stop() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
            process = null;
        }
    }

    /** While it is stopped: the next start is on nothing. */
    public void loseData() {
        try {
            FileSystemUtils.deleteRecursively(data());
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return home.resolve("data");
    }

    public File log() {
        return home.resolve("broker.log").toFile();
    }

    @Override
    public void close() {
        kill();
    }
}
