package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.standalone.Standalone;
import io.engagements.standalone.postgres.TestPostgres;
import io.engagements.standalone.postgres.TestPostgres.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The product as it is started, on a fresh database and data directory for each test class. Its clock goes forward
 * only, so the steps of a story stand in one test.
 */
final class Product implements BeforeAllCallback, AfterAllCallback {

    private static final String SECRET = "scenario secret";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final Map<String, Object> others = new HashMap<>();
    private Database database;
    private Path dataDir;
    private int port;
    private ConfigurableApplicationContext process;

    /** Starts with another setting than stories usually do, from the next start on. */
    Product with(String setting, Object value) {
        others.put(setting, value);
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext test) throws IOException {
        database = TestPostgres.createDatabase();
        dataDir = Files.createTempDirectory("scenario");
        port = freePort();
        start();
    }

    @Override
    public void afterAll(ExtensionContext test) throws IOException {
        process.close();
        FileSystemUtils.deleteRecursively(dataDir);
    }

    /** Stops the process and starts another one on the same database and data directory. */
    void restart() {
        process.close();
        start();
    }

    private void start() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", port);
        settings.put("engagements.public-url", url());
        settings.put("engagements.data-dir", dataDir);
        settings.put("engagements.sandbox", true);
        settings.put("engagements.demo-secret", SECRET);
        settings.put("engagements.demo-story", false);
        settings.put(
                "spring.datasource.url",
                database.url() + (database.url().contains("?") ? "&" : "?") + "reWriteBatchedInserts=true");
        settings.put("spring.datasource.username", database.username());
        settings.put("spring.datasource.password", database.password());
        settings.putAll(others);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        process = new SpringApplicationBuilder(Standalone.class).run(arguments);
    }

    /** What tokens name as their issuer holds the port, so it is chosen before the process starts. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String url() {
        return "http://localhost:" + port;
    }

    /** Somebody with a demo account. */
    Api as(String account) {
        return new Api(this, tokens.computeIfAbsent(account, this::token), Map.of());
    }

    /** Somebody with a token of another kind, from now on {@link #as} by this name. */
    Api knows(String person, String token) {
        tokens.put(person, token);
        return as(person);
    }

    /** Somebody without a token. */
    Api asNobody() {
        return new Api(this, null, Map.of());
    }

    /** Somebody with something else for a token. */
    Api withToken(String token) {
        return new Api(this, token, Map.of());
    }

    private String token(String account) {
        String basic = Base64.getEncoder().encodeToString((account + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        Reply reply = asNobody()
                .with("Authorization", "Basic " + basic)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/oauth2/token", BodyPublishers.ofString("grant_type=client_credentials"));
        return reply.expect(200).text("/access_token");
    }

    <T> java.net.http.HttpResponse<T> exchange(
            java.net.http.HttpRequest.Builder request, String path, java.net.http.HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(
                    request.uri(URI.create(url() + path)).timeout(PATIENCE).build(), body);
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    /** Moves the clock; afterwards everything that fell due is done and visible. */
    void clock(String instant) {
        as("operator").put("/api/sandbox/clock", Fields.of("instant", instant)).expect(200);
    }

    /** Waits until everything stored is visible: a move of the clock to where it stands. */
    void settle() {
        clock(as("operator").get("/api/sandbox/clock").text("/instant"));
    }

    /** Notes the version of an aggregate that an answer told, so that the next read includes it. */
    void reached(String aggregateId, long version) {
        versions.merge(aggregateId, version, Math::max);
    }

    /** The last version told of an aggregate; −1 when none was. */
    long version(String aggregateId) {
        return versions.getOrDefault(aggregateId, -1L);
    }

    Path dataDirectory() {
        return dataDir;
    }

    int port() {
        return port;
    }

    /** A bean of the running process, for tests that go through what it has. */
    <T> Map<String, T> beans(Class<T> type) {
        return process.getBeansOfType(type);
    }

    /** A connection to the product's database. */
    Connection database() throws SQLException {
        return database.connect();
    }

    /** Does something to the product's database behind its back. */
    void execute(String sql) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How many events are stored, refusals included. */
    long storedEvents() {
        return rowsOf("command_side.event");
    }

    long rowsOf(String table) {
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
