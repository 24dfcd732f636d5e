package io.engagements.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.command.ledger.Ledger;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.projection.IntakeSide;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** No broker answers, from the start to the stop of either side. */
class NoBrokerTest {

    private static final Map<String, Object> NOWHERE = Map.of("engagements.kafka.servers", "127.0.0.1:1");
    private static final Duration STOPPING = Duration.ofSeconds(15);

    private final Database events = TestPostgres.createDatabase();
    private final CommandSide commands = CommandSide.on(events, NOWHERE);
    private final IntakeSide queries = IntakeSide.on(TestPostgres.createDatabase(), NOWHERE);

    @Test
    void eachSideStartsSaysSoGoesOnWithWhatItCanAndStops() {
        Load.append(events, "c1", 3);

        await().until(() -> commands.get(Ledger.class).head() == 3);
        await().untilAsserted(() -> {
            assertDown(commands.health("publisher"));
            assertDown(queries.health());
        });
        assertThat(commands.health("publisher").getDetails()).containsEntry("lag", 3L);
        assertThat(queries.log().head()).isZero();
        assertThatCode(() -> CompletableFuture.allOf(
                                CompletableFuture.runAsync(commands::close), CompletableFuture.runAsync(queries::close))
                        .orTimeout(STOPPING.toSeconds(), TimeUnit.SECONDS)
                        .join())
                .doesNotThrowAnyException();
    }

    private static void assertDown(Health health) {
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("failure")).asString().contains("TimeoutException");
    }
}
