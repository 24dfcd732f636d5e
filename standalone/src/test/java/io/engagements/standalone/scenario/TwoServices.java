package io.engagements.standalone.scenario;

import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import io.engagements.command.CommandSideApplication;
import io.engagements.command.ledger.Ledger;
import io.engagements.command.timer.Timers;
import io.engagements.events.stored.ContractJson;
import io.engagements.postgres.ServerPort;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.QuerySideApplication;
import io.engagements.query.log.EntryLog;
import io.engagements.query.projection.Projections;
import io.engagements.standalone.identity.DemoParties;
import io.engagements.standalone.kafka.TestBroker;
import io.engagements.standalone.sandbox.MovableClock;
import io.engagements.standalone.services.OidcIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Two command sides on one database, two query sides on another, and a real broker between them. Every request goes to
 * another query side than the one before, and from there to another command side. They share a clock that tests move. Pages,
 * where a story asks for them, are the first query side's, as a session is known to one alone; what they show is projected by
 * whichever of the two has it in hand.
 */
final class TwoServices implements Deployment {

    private static final int OF_EACH = 2;
    private static final String PAGES = "engagements.pages";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What only the one process has, and is on the class path of its tests. */
    private static final String NOT_THEIRS = Stream.of("", "Jwt")
            .map(kind -> "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet."
                    + "OAuth2AuthorizationServer" + kind + "AutoConfiguration")
            .collect(Collectors.joining(","));

    private final Database commands = TestPostgres.createDatabase();
    private final Database queries = TestPostgres.createDatabase();
    private final String topic = "stories-" + UUID.randomUUID();
    private final OidcIssuer issuer = OidcIssuer.start();
    private final MovableClock clock = new MovableClock();
    private final AtomicInteger turn = new AtomicInteger();
    private final List<ConfigurableApplicationContext> commandSides = new ArrayList<>();
    private final List<ConfigurableApplicationContext> querySides = new ArrayList<>();
    private final int pagesPort = ServerPort.free();
    private final Path dataDir;
    private boolean pages;

    TwoServices() throws IOException {
        dataDir = Files.createTempDirectory("two-services");
    }

    /** By {@code -Dengagements.two-services=true}. */
    static boolean areAskedFor() {
        return Boolean.getBoolean("engagements.two-services");
    }

    @Override
    public void start(Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(others);
        pages = Boolean.TRUE.equals(all.remove(PAGES));
        for (int number = 0; number < OF_EACH; number++) {
            commandSides.add(commandSide(all));
        }
        for (int number = 0; number < OF_EACH; number++) {
            querySides.add(querySide(all, pages && number == 0));
        }
        // Time is stepped through by one of them; more would run into each other when the clock jumps.
        commandSides.stream().skip(1).forEach(side -> side.getBean(Timers.class).stop());
    }

    private ConfigurableApplicationContext commandSide(Map<String, Object> others) {
        Map<String, Object> settings = settings(commands, others);
        settings.put("engagements.data-dir", dataDir);
        // Stories try in vain what nobody tries so often in a minute.
        for (String limit : List.of("commands", "refusals", "uploads")) {
            settings.putIfAbsent("engagements.limits." + limit + "-per-minute", 0);
        }
        return program(CommandSideApplication.class, CommandSideApplication.SETTINGS)
                .run(Settings.arguments(settings));
    }

    private ConfigurableApplicationContext querySide(Map<String, Object> others, boolean withPages) {
        Map<String, Object> settings = settings(queries, others);
        settings.put(
                "engagements.command-side.url",
                commandSides.stream().map(TwoServices::url).collect(Collectors.joining(",")));
        settings.put("engagements.service.client", "query-side");
        settings.put("engagements.service.secret", OidcIssuer.SECRET);
        if (withPages) {
            settings.putAll(OidcIssuer.pages(pagesPort, issuer.url()));
        }
        return program(QuerySideApplication.class, QuerySideApplication.SETTINGS)
                .run(Settings.arguments(settings));
    }

    private SpringApplicationBuilder program(Class<?> program, String settings) {
        return new SpringApplicationBuilder(program)
                .properties(settings)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("movableClock", MovableClock.class, () -> clock));
    }

    private Map<String, Object> settings(Database database, Map<String, Object> others) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", 0);
        settings.put("management.server.port", 0);
        settings.put("spring.autoconfigure.exclude", NOT_THEIRS);
        settings.put("spring.security.oauth2.resourceserver.jwt.issuer-uri", issuer.url());
        settings.put("engagements.kafka.servers", TestBroker.shared().servers());
        settings.put("engagements.kafka.topic", topic);
        Settings.database(settings, database);
        settings.putAll(others);
        return settings;
    }

    private static String url(ApplicationContext side) {
        return "http://localhost:" + side.getEnvironment().getProperty("local.server.port");
    }

    @Override
    public void people(Supplier<Api> operator) {
        DemoParties.ALL.forEach(party -> operator.get()
                .commandText("register-party", ContractJson.mapper().writeValueAsString(party))
                .expect(201));
        settle(operator.get());
    }

    @Override
    public void stop() {
        Stream.of(querySides, commandSides).forEach(sides -> {
            sides.forEach(ConfigurableApplicationContext::close);
            sides.clear();
        });
    }

    @Override
    public void close() throws IOException {
        stop();
        issuer.close();
        FileSystemUtils.deleteRecursively(dataDir);
    }

    @Override
    public String url() {
        return url(querySides.get(Math.floorMod(turn.getAndIncrement(), querySides.size())));
    }

    @Override
    public String pages() {
        return pages ? "http://localhost:" + pagesPort : url();
    }

    /** By the provider, which asks nothing of whoever is there. */
    @Override
    public void comesIn(Visitor person, String account) {
        issuer.isHere(account, 3600);
        person.get("/today");
    }

    @Override
    public String tokenEndpoint() {
        return issuer.url() + "/token";
    }

    @Override
    public String secret() {
        return OidcIssuer.SECRET;
    }

    @Override
    public String issuer() {
        return issuer.url();
    }

    @Override
    public RSAKey issuerKey() {
        return issuer.key();
    }

    @Override
    public Instant now(Api operator) {
        return clock.now();
    }

    @Override
    public void clock(Api operator, Instant instant) {
        clock.moving(() -> {
            commandSides.get(0).getBean(Timers.class).wakeUpTo(instant, this::standIfAhead);
            clock.standAt(instant);
            settle(operator);
        });
    }

    private void standIfAhead(Instant due) {
        if (due.isAfter(clock.now())) {
            clock.standAt(due);
        }
    }

    @Override
    public void settle(Api operator) {
        Ledger ledger = commandSides.get(0).getBean(Ledger.class);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(ledger::isComplete);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> querySides.stream()
                .allMatch(side -> shows(side, ledger.head())));
    }

    private static boolean shows(ApplicationContext querySide, long head) {
        return querySide.getBean(EntryLog.class).head() >= head
                && querySide.getBean(Projections.class).areCaughtUp();
    }

    @Override
    public Path dataDirectory() {
        return dataDir;
    }

    @Override
    public Database database() {
        return commands;
    }

    @Override
    public List<Database> databases() {
        return List.of(commands, queries);
    }

    @Override
    public List<? extends ApplicationContext> processes() {
        return Stream.of(commandSides, querySides).flatMap(List::stream).toList();
    }
}
