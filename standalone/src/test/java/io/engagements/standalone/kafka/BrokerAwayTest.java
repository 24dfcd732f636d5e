package io.engagements.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.IntakeSide;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.health.contributor.Status;

/**
 * A broker that is stopped, killed, and loses everything, while events are stored. It takes its time, so it belongs to
 * the long version of the faults: {@code mvn verify -Plong} or {@code deploy/two-services test}.
 */
@EnabledIfSystemProperty(named = "faults.lives", matches = ".+")
class BrokerAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TestBroker BROKER = new TestBroker(Path.of("target", "test-broker-away"));

    private final Topic topic = new Topic(BROKER);
    private final Database events = TestPostgres.createDatabase();
    private final CommandSide commands = CommandSide.on(events, topic.settings());
    private final IntakeSide queries = IntakeSide.on(TestPostgres.createDatabase(), topic.settings());

    @BeforeAll
    static void startBroker() {
        BROKER.start();
    }

    @AfterAll
    static void endBroker() {
        BROKER.close();
    }

    @AfterEach
    void stop() {
        queries.close();
        commands.close();
    }

    @Test
    void whatIsStoredWhileTheBrokerIsAwayArrivesWhenItIsBack() {
        Load load = Load.on(events);
        awaitHead(100);

        BROKER.stop();
        int stored = load.stored();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(commands.health("publisher").getStatus()).isEqualTo(Status.DOWN);
            assertThat(queries.health().getStatus()).isEqualTo(Status.DOWN);
        });
        assertThat(load.stop()).isGreaterThan(stored);
        BROKER.start();

        Positions.awaitAll(commands, load.stop(), queries);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(commands.health("publisher").getStatus()).isEqualTo(Status.UP);
            assertThat(queries.health().getStatus()).isEqualTo(Status.UP);
        });
    }

    @Test
    void aKilledBrokerLosesNothingThatWasAcknowledgedAndGetsTheRest() {
        Load load = Load.on(events);
        awaitHead(100);

        BROKER.kill();
        BROKER.start();

        Positions.awaitAll(commands, load.stop(), queries);
    }

    @Test
    void aTopicThatIsLostIsMadeAndFilledAgain() {
        Load.append(events, "c1", 300);
        Positions.awaitAll(commands, 300, queries);
        List<LoggedEntry> before = queries.entries();

        BROKER.stop();
        BROKER.loseData();
        BROKER.start();

        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(Positions.of(topic))
                .containsAll(Positions.upTo(300)));
        Load.append(events, "c2", 10);
        Positions.awaitAll(commands, 310, queries);
        assertThat(queries.entries().subList(0, 300))
                .extracting(LoggedEntry::bytes)
                .containsExactlyElementsOf(
                        before.stream().map(LoggedEntry::bytes).toList());
        assertThat(queries.health().getDetails()).containsEntry("badRecords", 0L);
        try (IntakeSide empty = IntakeSide.on(TestPostgres.createDatabase(), topic.settings())) {
            Positions.awaitAll(commands, 310, empty);
        }
    }

    private void awaitHead(long least) {
        await().atMost(PATIENCE).until(() -> queries.log().head() >= least);
    }
}
