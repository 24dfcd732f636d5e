package io.engagements.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.projection.IntakeSide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Several instances of each side on one database: one of them works, and another goes on when it is gone. */
class SeveralOfEachTest {

    private final Topic topic = Topic.made();
    private final Database events = TestPostgres.createDatabase();
    private final Database copy = TestPostgres.createDatabase();

    @Test
    void anIntakeThatIsGoneUnderLoadIsFollowedByTheOther() {
        try (CommandSide commands = CommandSide.on(events, topic.settings());
                IntakeSide first = IntakeSide.on(copy, topic.settings());
                IntakeSide second = IntakeSide.on(copy, topic.settings())) {
            Load load = Load.on(events);
            await().until(() -> second.log().head() > 100);
            IntakeSide leading = isLeading(first) ? first : second;
            IntakeSide standby = leading == first ? second : first;
            AtomicLong told = new AtomicLong();
            standby.log().onAppend(() -> told.set(standby.log().head()));
            await().untilAsserted(() -> assertThat(told).hasValueGreaterThan(150));

            leading.cutOff();
            await().until(() -> isLeading(standby));
            long then = standby.log().head();
            await().until(() -> standby.log().head() > then + 100);

            Positions.awaitAll(commands, load.stop(), standby);
            await().untilAsserted(() -> assertThat(told).hasValue(load.stop()));
            assertThat(standby.health().getStatus()).isEqualTo(Status.UP);
            assertThat(leading.health().getStatus()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void onePublisherAtATimeHandsOverEveryEntryOnce() {
        List<CommandSide> sides = new ArrayList<>();
        for (int number = 0; number < 2; number++) {
            sides.add(CommandSide.on(events, topic.settings()));
        }
        try (IntakeSide queries = IntakeSide.on(copy, topic.settings())) {
            Load load = Load.on(events);
            await().until(() -> queries.log().head() > 100);
            sides.remove(0).close();
            long then = queries.log().head();
            await().until(() -> queries.log().head() > then + 100);

            int stored = load.stop();
            Positions.awaitAll(sides.get(0), stored, queries);
            assertThat(Positions.of(topic)).isEqualTo(Positions.upTo(stored));
        } finally {
            sides.forEach(CommandSide::close);
        }
    }

    /** Each looks at the topic now and then only: who looked last knows better than who looked before. */
    @Test
    void aTopicThatAnotherPublisherHasFilledAnewIsNotFilledAgain() {
        try (CommandSide commands = CommandSide.on(events, topic.settings())) {
            Load.append(events, "e1", 50);
            await().until(() -> Positions.of(topic).size() == 50);

            String anew = topic.makeAnew();
            commands.sql()
                    .sql("UPDATE command_side.publisher SET topic_id = ?, position = 50")
                    .param(anew)
                    .update();

            await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(4)).until(() -> Positions.of(topic)
                    .isEmpty());
            Load.append(events, "e2", 1);
            await().until(() -> Positions.of(topic).equals(List.of(51L)));
        }
    }

    private static boolean isLeading(IntakeSide side) {
        return Boolean.TRUE.equals(side.health().getDetails().get("leading"));
    }
}
