package io.engagements.standalone.load;

import io.engagements.command.attempt.CommandEnvelope;
import io.engagements.command.candidacy.CandidacyAttempt;
import io.engagements.command.candidacy.CandidacyOpening;
import io.engagements.command.endpoint.CommandDispatcher;
import io.engagements.command.engagement.EngagementAttempt;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.events.party.PartyKind;
import io.engagements.postgres.ServerPort;
import io.engagements.query.projection.Projections;
import io.engagements.query.projection.Rebuilds;
import io.engagements.query.replay.Replay;
import io.engagements.standalone.Standalone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole product in this JVM, everything on: keeper, projections, timers, security. */
final class Product implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-load-program";

    private final Path data;
    private final ConfigurableApplicationContext context;
    private final CommandBus commands;

    Product(Path data) {
        this.data = data;
        this.context = new SpringApplicationBuilder(Standalone.class)
                .initializers(starting -> starting.addBeanFactoryPostProcessor(withoutTests()))
                .run(
                        // What people's browsers are told of its address holds the port.
                        "--server.port=" + ServerPort.free(),
                        "--engagements.data-dir=" + data,
                        "--engagements.demo-secret=" + SECRET,
                        "--engagements.demo-story=false");
        this.commands = context.getBean(CommandBus.class);
    }

    /** The product scans its packages, in which the tests keep beans of their own here. */
    private static BeanFactoryPostProcessor withoutTests() {
        return factory -> List.of(factory.getBeanDefinitionNames()).stream()
                .filter(name -> String.valueOf(factory.getBeanDefinition(name).getResourceDescription())
                        .contains("test-classes"))
                .forEach(((DefaultListableBeanFactory) factory)::removeBeanDefinition);
    }

    /** A client and a VA of their own for every sender, with accounts that have the demo accounts' secret. */
    void register(String clientId, String vaId) {
        party(clientId, PartyKind.CLIENT);
        party(vaId, PartyKind.VA);
        account(clientId, "CLIENT");
        account(vaId, "VA");
    }

    private void party(String id, PartyKind kind) {
        RegisterParty party = new RegisterParty(id, kind, id, id, null, ZoneId.of("Europe/Madrid"), null);
        Caller operator = new Caller("operator", "operator", null, Set.of(Role.OPERATOR));
        context.getBean(CommandDispatcher.class)
                .perform(party, operator, Instant.now().truncatedTo(ChronoUnit.SECONDS), "party " + id);
    }

    private void account(String id, String role) {
        context.getBean(JdbcClient.class).sql("""
                INSERT INTO standalone.account (id, secret_hash, party, roles)
                SELECT ?, secret_hash, ?, ARRAY[?] FROM standalone.account WHERE id = 'lucia'
                """).params(id, id, role).update();
    }

    /** Takes a command through the bus, as the endpoint does. */
    void give(Lifecycle.Step step) {
        FutureCallback<CommandEnvelope, Object> callback = new FutureCallback<>();
        commands.dispatch(new GenericCommandMessage<>(attempt(step)), callback);
        var result = callback.getResult();
        if (result.isExceptional()) {
            throw new IllegalStateException(result.exceptionResult());
        }
    }

    private static CommandEnvelope attempt(Lifecycle.Step step) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String target = step.command().target().orElseThrow();
        if (step.command() instanceof OpenCandidacy open) {
            return new CandidacyOpening(target, open, step.by(), now, null);
        } else if (step.command() instanceof CandidacyCommand command) {
            return new CandidacyAttempt(target, command, step.by(), now, null);
        }
        return new EngagementAttempt(target, (EngagementCommand) step.command(), step.by(), now, null);
    }

    Replay replay() {
        return context.getBean(Replay.class);
    }

    void makeAgain() {
        MakingAgain.measure(context.getBean(Projections.class), context.getBean(Rebuilds.class));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What runs on and on in the background, by the simple name of its class. */
    List<SmartLifecycle> background(String name) {
        List<SmartLifecycle> found = context.getBeansOfType(SmartLifecycle.class).values().stream()
                .filter(each -> each.getClass().getSimpleName().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("nothing is called " + name);
        }
        return found;
    }

    /** Processor time of PostgreSQL and all that it has started so far. */
    Duration postgresTime() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** A connection past the product's pool. */
    Connection connect() throws SQLException {
        try {
            List<String> postmaster = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
            String password = Files.readString(data.resolve("postgres/engagements_owner.password"));
            String url = "jdbc:postgresql://127.0.0.1:" + postmaster.get(3).strip() + "/engagements";
            return DriverManager.getConnection(url, "engagements_owner", password);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
