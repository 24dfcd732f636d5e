package io.engagements.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.projection.IntakeSide;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** A database that fails once or is away for a while, on either side. */
class DatabaseAwayTest {

    private static final Duration SECONDS = Duration.ofSeconds(20);

    private final Topic topic = Topic.made();
    private final Database events = TestPostgres.createDatabase();
    private final Database copy = TestPostgres.createDatabase();

    @Test
    void whatIsRolledBackAfterTheTopicWasReadIsReadAgain() throws SQLException {
        try (CommandSide commands = CommandSide.on(events, topic.settings());
                IntakeSide queries = IntakeSide.on(copy, topic.settings())) {
            Load.append(events, "c1", 10);
            Positions.awaitAll(commands, 10, queries);
            execute(copy, """
                    CREATE SEQUENCE failures;
                    GRANT USAGE ON SEQUENCE failures TO PUBLIC;
                    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF nextval('failures') <= 2 THEN RAISE EXCEPTION 'what was stored: %', NEW; END IF;
                        RETURN NULL;
                    END $$;
                    CREATE CONSTRAINT TRIGGER fails AFTER UPDATE ON query_side.intake_offset
                        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail();
                    """);

            Load.append(events, "c2", 40);

            await().untilAsserted(() -> assertThat(queries.health().getStatus()).isEqualTo(Status.DOWN));
            assertThat(String.valueOf(queries.health().getDetails().get("failure")))
                    .doesNotContain("what was stored");
            Positions.awaitAll(commands, 50, queries);
            await().untilAsserted(() -> assertThat(queries.health().getStatus()).isEqualTo(Status.UP));
        }
    }

    @Test
    void aPublisherWhoseDatabaseWasAwayGoesOn() throws SQLException {
        try (CommandSide commands = CommandSide.on(events, topic.settings());
                IntakeSide queries = IntakeSide.on(copy, topic.settings())) {
            Load.append(events, "c1", 10);
            Positions.awaitAll(commands, 10, queries);

            away(events, true);
            await().atMost(SECONDS)
                    .untilAsserted(() ->
                            assertThat(commands.health("publisher").getStatus()).isEqualTo(Status.DOWN));
            assertThat(commands.health("ledger").getStatus()).isEqualTo(Status.DOWN);
            away(events, false);
            await().atMost(SECONDS).ignoreExceptions().until(() -> {
                Load.append(events, "c2", 10);
                return true;
            });

            Positions.awaitAll(commands, 20, queries);
            await().atMost(SECONDS)
                    .untilAsserted(() ->
                            assertThat(commands.health("publisher").getStatus()).isEqualTo(Status.UP));
        }
    }

    @Test
    void anIntakeWhoseDatabaseWasAwayGoesOn() throws SQLException {
        try (CommandSide commands = CommandSide.on(events, topic.settings());
                IntakeSide queries = IntakeSide.on(copy, topic.settings())) {
            Load.append(events, "c1", 10);
            Positions.awaitAll(commands, 10, queries);

            away(copy, true);
            Load.append(events, "c2", 10);
            await().atMost(SECONDS)
                    .untilAsserted(
                            () -> assertThat(queries.health().getStatus()).isEqualTo(Status.DOWN));
            away(copy, false);

            await().atMost(SECONDS)
                    .untilAsserted(
                            () -> assertThat(queries.health().getStatus()).isEqualTo(Status.UP));
            Positions.awaitAll(commands, 20, queries);
        }
    }

    private static void away(Database database, boolean away) throws SQLException {
        String name = database.url().replaceAll(".*/|\\?.*", "");
        try (Connection connection = TestPostgres.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + !away);
            if (away) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
            }
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
