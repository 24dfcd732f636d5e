package io.engagements.standalone.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.postgres.TestPostgres;
import io.engagements.support.limits.LimitSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ConfigurableApplicationContext;

/** Health and figures of the two programs, on a port that is no part of the interface. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorsPortTest {

    private static final Pattern METRIC = Pattern.compile(
            "\\b(?:engagements|http_server|jvm|hikaricp|process|system)_[a-z0-9_]+(?=[\\s{}()\\[\\]\"\\\\/*+<>=-]|$)");

    /** There are such only once a rule has refused something: scenario/TracesAndFiguresTest shows that there are. */
    private static final Set<String> AFTER_A_REFUSAL = Set.of("engagements_refusals_total");

    private static Sides sides;

    @BeforeAll
    static void start() {
        sides = new Sides();
    }

    @Test
    void twoServicesLimitEachParty() {
        assertThat(sides.commandSide.getBean(LimitSettings.class)).isEqualTo(new LimitSettings(1_200, 300, 120));
    }

    @AfterAll
    static void stop() {
        sides.close();
    }

    private static Stream<ConfigurableApplicationContext> each() {
        return Stream.of(sides.commandSide, sides.querySide);
    }

    @Test
    void theInterfaceShowsNeitherFiguresNorHealth() {
        assertThat(each()).allSatisfy(side -> {
            assertThat(sides.get(side, "server", "/actuator/prometheus").statusCode())
                    .isEqualTo(404);
            assertThat(sides.get(side, "server", "/actuator/health").statusCode())
                    .isEqualTo(404);
        });
    }

    @Test
    void theOperatorsPortShowsNothingElse() {
        assertThat(each()).allSatisfy(side -> {
            assertThat(status(side, "/actuator/prometheus")).isEqualTo(200);
            assertThat(sides.get(side, "management", "/actuator/health").body())
                    .as("why it is up or down")
                    .contains("components");
            assertThat(status(side, "/actuator/env")).isEqualTo(404);
            assertThat(status(side, "/actuator/heapdump")).isEqualTo(404);
            assertThat(status(side, "/api/engagements")).isNotEqualTo(200);
        });
    }

    @Test
    void neitherPortWaitsForABodyThatNobodyReads() {
        assertThat(each()).allSatisfy(side -> {
            assertThat(answerBeforeTheBody(side, "server")).isEqualTo("HTTP/1.1 404");
            assertThat(answerBeforeTheBody(side, "management")).isEqualTo("HTTP/1.1 404");
        });
    }

    /** And the connection is closed after it. */
    private static String answerBeforeTheBody(ConfigurableApplicationContext side, String server) throws IOException {
        try (Socket socket = new Socket("localhost", Integer.parseInt(Sides.port(side, server)))) {
            socket.setSoTimeout(3_000);
            socket.getOutputStream()
                    .write("POST /actuator/health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).substring(0, 12);
        }
    }

    @Test
    void aBrokerThatIsAwayIsToldAndTakesNeitherSideOut() {
        assertThat(each()).allSatisfy(side -> {
            await().atMost(Duration.ofSeconds(60)).until(() -> status(side, "/actuator/health") == 503);
            assertThat(status(side, "/actuator/health/liveness")).isEqualTo(200);
            assertThat(status(side, "/actuator/health/readiness")).isEqualTo(200);
        });
    }

    @Test
    void whatDashboardAndAlertsNameIsThere() throws IOException {
        send("register-party", "{}");
        String figures = sides.get(sides.commandSide, "management", "/actuator/prometheus")
                        .body()
                + sides.get(sides.querySide, "management", "/actuator/prometheus")
                        .body();
        Set<String> known = new TreeSet<>(AFTER_A_REFUSAL);
        figures.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[ {]", 2)[0])
                .forEach(known::add);

        for (String file : new String[] {"grafana/engagements.json", "prometheus/alerts.yml"}) {
            assertThat(known).as(file).containsAll(named(Path.of("..", "deploy", file)));
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whoseDatabaseIsAwayIsNotReadyAndYetAlive() throws SQLException {
        String url = sides.database().url();
        String name = url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
        try (Connection connection = TestPostgres.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
            try {
                theCommandSideIsNotReady();
            } finally {
                // A side that stops waits for a connection first.
                statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
            }
        }
    }

    private static void theCommandSideIsNotReady() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> status(sides.commandSide, "/actuator/health/readiness") == 503);
        assertThat(status(sides.commandSide, "/actuator/health/liveness")).isEqualTo(200);
        assertThat(status(sides.commandSide, "/actuator/prometheus")).isEqualTo(200);
        assertThat(status(sides.querySide, "/actuator/health/readiness")).isEqualTo(200);
    }

    private static int status(ConfigurableApplicationContext side, String path) {
        return sides.get(side, "management", path).statusCode();
    }

    private static void send(String command, String body) {
        sides.send(HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + Sides.port(sides.commandSide, "server") + "/api/commands/" + command))
                .header("Authorization", "Bearer " + sides.issuer().token("operator"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static Set<String> named(Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher metric = METRIC.matcher(Files.readString(file));
        while (metric.find()) {
            names.add(metric.group());
        }
        assertThat(names).hasSizeGreaterThan(8);
        return names;
    }
}
