package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import io.engagements.command.endpoint.Answer;
import io.engagements.command.endpoint.CommandCall;
import io.engagements.command.endpoint.CommandEndpoint;
import io.engagements.command.time.DomainClock;
import io.engagements.events.Caller;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.support.security.AccessTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The product as it is started, on a fresh database and data directory for each test class. Its clock goes forward
 * only, so the steps of a story stand in one test.
 */
final class Product implements BeforeAllCallback, AfterAllCallback {

    /** With an answer; what takes more than usual says so by {@code -Dscenario.patience} in seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("scenario.patience", 30));

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> sessions = new ConcurrentHashMap<>();
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final Map<String, Object> others = new HashMap<>();
    private Deployment deployment;
    private Described described;

    /** To open one takes longer than to count. */
    private @Nullable Connection counting;

    /** Starts with another setting than stories usually do, from the next start on. */
    Product with(String setting, Object value) {
        others.put(setting, value);
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext test) throws IOException {
        deployment = TwoServices.areAskedFor() ? new TwoServices() : new OneProcess();
        deployment.start(others);
        described = TwoServices.areAskedFor() ? null : Described.by(this);
        deployment.people(() -> as("operator"));
    }

    @Override
    public void afterAll(ExtensionContext test) throws IOException, SQLException {
        if (counting != null) {
            counting.close();
        }
        deployment.close();
    }

    /** Stops the process and starts another one on the same database and data directory. */
    void restart() {
        deployment.stop();
        sessions.clear();
        deployment.start(others);
        described = TwoServices.areAskedFor() ? null : Described.by(this);
    }

    /** The cookies of somebody who has come in, from the first time on. */
    Map<String, String> session(String person, Supplier<Map<String, String>> comesIn) {
        return sessions.computeIfAbsent(person, first -> Map.copyOf(comesIn.get()));
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
        byte[] credentials = (account + ":" + deployment.secret()).getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(deployment.tokenEndpoint()))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        return new Reply(exchange(request, BodyHandlers.ofString())).expect(200).text("/access_token");
    }

    /** In one process every answer is what the product says of its interface; every problem can be told in Spanish. */
    <T> HttpResponse<T> exchange(HttpRequest.Builder request, String path, BodyHandler<T> body) {
        return checked(path, exchange(request.uri(URI.create(deployment.url() + path)), body));
    }

    /** As a browser asks. @param path of the pages, or a whole address where a browser is sent elsewhere */
    <T> HttpResponse<T> browse(HttpRequest.Builder request, String path, BodyHandler<T> body) {
        URI address = URI.create(path.startsWith("/") ? deployment.pages() + path : path);
        return checked(path, exchange(request.uri(address), body));
    }

    /** Somebody with an account comes in, in this browser. */
    void comesIn(Visitor person, String account) {
        deployment.comesIn(person, account);
    }

    private <T> HttpResponse<T> checked(String path, HttpResponse<T> response) {
        if (path.startsWith("/api/") && !path.startsWith("/api/audit/tlog/") && described != null) {
            described.check(path, response);
        }
        Spanish.check(path, response);
        return response;
    }

    /**
     * What a command is answered inside the product, held against the same as what comes over HTTP: without filters, and so
     * without what these add.
     */
    Reply answered(String account, String command, String body) {
        String path = "/api/commands/" + command;
        CommandCall call =
                new CommandCall(command, "application/json", body.getBytes(StandardCharsets.UTF_8), null, null);
        Caller caller = callers.computeIfAbsent(
                account, person -> bean(AccessTokens.class).callerOf(as(person).token()));
        Answer answer = bean(CommandEndpoint.class)
                .answer(call, caller, bean(DomainClock.class).receipt());
        return new Reply(checked(path, Inside.of(deployment.url() + path, answer)));
    }

    private <T> T bean(Class<T> type) {
        return beans(type).iterator().next();
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return http.send(request.timeout(PATIENCE).build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Moves the clock; afterwards everything that fell due is done and visible. */
    void clock(String instant) {
        deployment.clock(as("operator"), Instant.parse(instant));
    }

    /** Where the clock stands. */
    Instant now() {
        return deployment.now(as("operator"));
    }

    /** Waits until everything stored is visible. */
    void settle() {
        deployment.settle(as("operator"));
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
        return deployment.dataDirectory();
    }

    int port() {
        return URI.create(deployment.url()).getPort();
    }

    String issuer() {
        return deployment.issuer();
    }

    RSAKey issuerKey() {
        return deployment.issuerKey();
    }

    /** Beans of what runs, for tests that go through what it has. */
    <T> Collection<T> beans(Class<T> type) {
        return deployment.processes().stream()
                .flatMap(process -> process.getBeansOfType(type).values().stream())
                .toList();
    }

    List<Database> databases() {
        return deployment.databases();
    }

    /** A connection to the product's database, where events are. */
    Connection database() throws SQLException {
        return deployment.database().connect();
    }

    /** Does something to the product's database behind its back. */
    void execute(String sql) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How many attempts of an engagement are on record that a rule refused; 200 at most. */
    int refusals(String engagementId) {
        settle();
        return as(Story.AUDITOR)
                .get("/api/engagements/" + engagementId + "/refusals?limit=200")
                .at("/items")
                .size();
    }

    /** How many events are stored, refusals included. */
    long storedEvents() {
        return rowsOf("command_side.event");
    }

    synchronized long rowsOf(String table) {
        try (Statement statement = counting().createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection counting() throws SQLException {
        Connection known = counting;
        if (known == null || !known.isValid(1)) {
            known = database();
            counting = known;
        }
        return known;
    }
}
