package io.engagements.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.IntakeSide;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** The topic is filled again from the ledger, as the operator can have it. */
class RefillTest {

    private final Topic topic = Topic.made();
    private final Database events = TestPostgres.createDatabase();
    private final CommandSide commands = CommandSide.on(events, topic.settings());

    @AfterEach
    void stop() {
        commands.close();
    }

    @Test
    void aRefillUnderLoadAddsWhatIsKnownAndLosesNothing() {
        try (IntakeSide queries = IntakeSide.on(TestPostgres.createDatabase(), topic.settings())) {
            Load load = Load.on(events);
            await().until(() -> queries.log().head() > 200);
            setBack(50);
            await().until(() -> queries.log().head() > 600);
            setBack(0);
            int stored = load.stop();

            Positions.awaitAll(commands, stored, queries);
            await().untilAsserted(() -> assertThat(lag()).isEqualTo(0L));
            List<Long> records = Positions.of(topic);
            assertThat(new HashSet<>(records)).hasSize(stored);
            assertThat(records).filteredOn(each -> each == 1).hasSizeGreaterThanOrEqualTo(2);
            assertThat(records).filteredOn(each -> each == 51).hasSizeGreaterThanOrEqualTo(3);
            assertThat(queries.health().getDetails()).containsEntry("badRecords", 0L);
        }
    }

    @Test
    void recordsThatTheTopicHasLostAreWaitedForAndARefillBringsThem() {
        Load.append(events, "c1", 20);
        await().untilAsserted(() -> assertThat(Positions.of(topic)).hasSize(20));
        topic.forgetBefore(10);

        try (IntakeSide queries = IntakeSide.on(TestPostgres.createDatabase(), topic.settings())) {
            await().untilAsserted(
                            () -> assertThat(queries.health().getDetails()).containsEntry("waitsForPosition", 1L));
            await().atMost(Duration.ofSeconds(8))
                    .untilAsserted(
                            () -> assertThat(queries.health().getStatus()).isEqualTo(Status.DOWN));

            setBack(0);

            Positions.awaitAll(commands, 20, queries);
            assertThat(queries.health().getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    void whoIsBehindWhenRecordsAreLostGoesOnWithWhatIsThere() {
        Database copy = TestPostgres.createDatabase();
        Load.append(events, "c1", 5);
        try (IntakeSide queries = IntakeSide.on(copy, topic.settings())) {
            Positions.awaitAll(commands, 5, queries);
        }
        Load.append(events, "c2", 20);
        await().untilAsserted(() -> assertThat(Positions.of(topic)).hasSize(25));
        topic.forgetBefore(15);

        try (IntakeSide queries = IntakeSide.on(copy, topic.settings())) {
            await().untilAsserted(
                            () -> assertThat(queries.health().getDetails()).containsEntry("waitsForPosition", 6L));
            setBack(5);
            Positions.awaitAll(commands, 25, queries);
        }
    }

    @Test
    void historyThatWasRewrittenOnTheCommandSideIsFoundOutAndNotTakenOver() {
        try (IntakeSide queries = IntakeSide.on(TestPostgres.createDatabase(), topic.settings())) {
            Load.append(events, "c1", 6);
            Positions.awaitAll(commands, 6, queries);
            List<LoggedEntry> before = queries.entries();
            events.asOwner()
                    .sql("UPDATE command_side.event SET payload = convert_to('{\"reason\":\"other\"}', 'UTF8')"
                            + " WHERE sequence_number = 3")
                    .update();

            setBack(0);

            await().untilAsserted(() -> assertThat(queries.health().getStatus()).isEqualTo(Status.DOWN));
            assertThat(queries.health().getDetails())
                    .containsEntry("historyRewritten", "position 4 of c1 was taken with another content before");
            assertThat(queries.entries())
                    .extracting(LoggedEntry::bytes)
                    .containsExactlyElementsOf(
                            before.stream().map(LoggedEntry::bytes).toList());
        }
    }

    /** As the operator's command does it. */
    private void setBack(long position) {
        commands.sql()
                .sql("UPDATE command_side.publisher SET position = ? WHERE position > ?")
                .params(position, position)
                .update();
    }

    private @Nullable Object lag() {
        return commands.health("publisher").getDetails().get("lag");
    }
}
