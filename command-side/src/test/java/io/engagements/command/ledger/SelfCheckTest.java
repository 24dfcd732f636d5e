package io.engagements.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Somebody who may do anything with the database changes what happened, behind the running product's back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelfCheckTest {

    private static final Map<String, Object> QUICK =
            Map.of("engagements.self-check.pause", "20ms", "engagements.self-check.entries", 5);
    private static final int ENTRIES = 8;

    /** It rests for long where a round takes long, as on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As it was before anybody changed it: nobody looks meanwhile, and nothing is known to differ. */
    private static final String AS_IT_WAS = """
            SELECT pg_advisory_xact_lock(hashtextextended('command_side.ledger_check', 7));
            TRUNCATE command_side.event, command_side.ledger_entry;
            INSERT INTO command_side.event OVERRIDING SYSTEM VALUE SELECT * FROM event_as_it_was;
            INSERT INTO command_side.ledger_entry SELECT * FROM entry_as_it_was;
            UPDATE command_side.ledger_check SET position = 0, found = NULL, recheck = false
            """;

    private final Database database = TestPostgres.createDatabase();
    private CommandSide side;

    @BeforeAll
    void eightEventsAreNumbered() throws SQLException {
        side = CommandSide.on(database, QUICK);
        try (Connection connection = database.connect()) {
            for (int event = 0; event < ENTRIES; event++) {
                StoredEvents.insert(connection, "c" + event % 2, event / 2);
            }
        }
        await().until(() -> side.get(Ledger.class).head() == ENTRIES);
        execute("CREATE TABLE event_as_it_was AS TABLE command_side.event");
        execute("CREATE TABLE entry_as_it_was AS TABLE command_side.ledger_entry");
        thenItIsRight();
    }

    @AfterAll
    void stop() {
        side.close();
    }

    @BeforeEach
    void everythingIsRight() throws SQLException {
        execute(AS_IT_WAS);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    private Health health() {
        return side.health("ledgerCheck");
    }

    /** It has gone through everything and begun again. */
    private void thenItIsRight() {
        for (long place : new long[] {ENTRIES, 5, ENTRIES}) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> Long.valueOf(place)
                    .equals(health().getDetails().get("comparedUpTo")));
        }
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    private void thenItSays(String found) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(health().getStatus()).isEqualTo(Status.DOWN));
        assertThat(health().getDetails().get("found")).asString().contains(found);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void restart() {
        side.close();
        side = CommandSide.on(database, QUICK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "UPDATE command_side.event SET payload = '{}' WHERE global_index = 5 | position 5 (c0)",
                "UPDATE command_side.event SET time_stamp = '2027-01-12T09:00:00Z' WHERE global_index = 5 | position 5",
                "UPDATE command_side.event SET payload_revision = 'x' WHERE global_index = 5 | position 5 (c0)",
                "UPDATE command_side.event SET sequence_number = 99 WHERE global_index = 5 | position 5 (c0)",
                "UPDATE command_side.event SET aggregate_identifier = 'c9' WHERE global_index = 5 | position 5 (c0)",
                "DELETE FROM command_side.event WHERE global_index = 8 | position 8 (c1)",
                "DELETE FROM command_side.ledger_entry WHERE position = 4 | position 4",
                "UPDATE command_side.ledger_entry SET hash = sha256('x') WHERE position = 2 | position 2 (c1)",
                "UPDATE command_side.ledger_entry SET position = 99 WHERE position = 8 | position",
                "TRUNCATE command_side.event | its event is gone",
                // The end of history, events and their places.
                "WITH l AS (DELETE FROM command_side.ledger_entry WHERE position > 6 RETURNING global_index) "
                        + "DELETE FROM command_side.event e USING l WHERE e.global_index = l.global_index | position 6",
                // A whole piece of it, and everything behind it a place further down.
                "WITH l AS (DELETE FROM command_side.ledger_entry WHERE position = 1 RETURNING global_index), "
                        + "e AS (DELETE FROM command_side.event e USING l WHERE e.global_index = l.global_index) "
                        + "SELECT 1 | position 1",
                // An event that claims to have been there before.
                "INSERT INTO command_side.event (event_identifier, aggregate_identifier, sequence_number, type, "
                        + "time_stamp, payload_type, payload_revision, payload, meta_data, xid) SELECT 'x', 'c7', 0, "
                        + "type, time_stamp, payload_type, payload_revision, payload, meta_data, '3' "
                        + "FROM command_side.event WHERE global_index = 1 | (c7)"
            })
    void whateverIsChangedIsFoundAndHealthNamesIt(String change, String found) throws SQLException {
        execute(change);

        thenItSays(found);
    }

    @Test
    void whatIsPutBackStaysFoundUntilAStartHasGoneThroughEverything() throws SQLException {
        execute("UPDATE command_side.event SET payload = '{}' WHERE global_index = 5");
        thenItSays("position 5 (c0)");
        execute(
                "UPDATE command_side.event e SET payload = w.payload FROM event_as_it_was w WHERE w.global_index = e.global_index");
        await().during(Duration.ofMillis(300)).until(() -> health().getStatus() == Status.DOWN);
        thenItSays("position 5 (c0)");

        restart();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(health().getStatus()).isEqualTo(Status.UP));
        thenItIsRight();
    }

    @Test
    void aStartAloneMakesNothingRight() throws SQLException {
        execute("UPDATE command_side.event SET payload = '{}' WHERE global_index = 5");
        thenItSays("position 5 (c0)");

        restart();

        await().during(Duration.ofMillis(300)).until(() -> health().getStatus() == Status.DOWN);
        thenItSays("position 5 (c0)");
    }

    @Test
    void severalProcessesShareTheWorkAndWhatIsFound() throws SQLException {
        try (CommandSide other = CommandSide.on(database, QUICK)) {
            execute("UPDATE command_side.event SET payload = '{}' WHERE global_index = 5");

            thenItSays("position 5 (c0)");
            assertThat(other.health("ledgerCheck").getStatus()).isEqualTo(Status.DOWN);
        }
    }
}
