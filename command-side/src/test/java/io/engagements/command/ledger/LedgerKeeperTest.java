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
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class LedgerKeeperTest {

    private final Database database = TestPostgres.createDatabase();
    private CommandSide side;

    @BeforeEach
    void start() {
        side = CommandSide.on(database);
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void aPredecessorThatIsNotSettledYetIsPulledIn() throws SQLException {
        try (Connection successor = open();
                Connection holdingTheHorizon = open();
                Connection predecessor = open()) {
            assignXid(successor);
            assignXid(holdingTheHorizon);
            StoredEvents.insert(predecessor, "c1", 0);
            predecessor.commit();
            StoredEvents.insert(successor, "c1", 1);
            successor.commit();

            await().untilAsserted(() -> assertThat(numbered()).containsExactly("c1/0", "c1/1"));
            holdingTheHorizon.rollback();
        }
        append("c2", 0);
        await().untilAsserted(() -> assertThat(numbered()).containsExactly("c1/0", "c1/1", "c2/0"));
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void nothingIsNumberedThatARunningTransactionCanStillPrecede() throws SQLException {
        try (Connection early = open()) {
            StoredEvents.insert(early, "c1", 0);
            append("c2", 0);
            append("c3", 0);

            assertThat(side.get(Ledger.class).isComplete()).isFalse();
            await().during(Duration.ofMillis(300))
                    .untilAsserted(() -> assertThat(numbered()).isEmpty());
            early.commit();
        }
        await().untilAsserted(() -> assertThat(numbered()).containsExactly("c1/0", "c2/0", "c3/0"));
        assertThat(side.get(Ledger.class).isComplete()).isTrue();
    }

    @Test
    void aMissingPredecessorStopsNumberingButNotCommands() throws SQLException {
        append("c0", 0);
        await().untilAsserted(() -> assertThat(numbered()).containsExactly("c0/0"));
        side.get(LedgerKeeper.class).stop();
        for (int sequence = 0; sequence < 3; sequence++) {
            append("c1", sequence);
        }
        execute("CREATE TABLE kept AS SELECT * FROM command_side.event WHERE aggregate_identifier = 'c1'"
                + " AND sequence_number = 1");
        execute("DELETE FROM command_side.event WHERE aggregate_identifier = 'c1' AND sequence_number = 1");
        side.get(LedgerKeeper.class).start();

        await().untilAsserted(() -> assertThat(health().getStatus()).isEqualTo(Status.DOWN));
        assertThat(stopped()).contains("c1").contains("-1").contains("2");
        append("c2", 0);
        await().during(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(numbered()).containsExactly("c0/0"));
        assertThat(side.get(Ledger.class).isComplete()).isFalse();

        execute("INSERT INTO command_side.event OVERRIDING SYSTEM VALUE SELECT * FROM kept");

        await().untilAsserted(() -> assertThat(numbered()).containsExactly("c0/0", "c1/0", "c1/1", "c1/2", "c2/0"));
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aSequenceThatIsUsedAgainStopsNumbering() throws SQLException {
        append("c1", 0);
        append("c1", 1);
        await().untilAsserted(() -> assertThat(numbered()).containsExactly("c1/0", "c1/1"));
        execute("CREATE TABLE kept AS SELECT * FROM command_side.event WHERE aggregate_identifier = 'c1'"
                + " AND sequence_number = 1");
        execute("DELETE FROM command_side.event WHERE aggregate_identifier = 'c1' AND sequence_number = 1");

        append("c1", 1);

        await().untilAsserted(() -> assertThat(health().getStatus()).isEqualTo(Status.DOWN));
        assertThat(stopped()).contains("c1").contains("1");
        append("c1", 2);
        append("c2", 0);
        await().during(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(numbered()).containsExactly("c1/0", "c1/1"));
        assertThat(side.get(Ledger.class).isComplete()).isFalse();

        execute("DELETE FROM command_side.event WHERE aggregate_identifier = 'c1' AND sequence_number = 1");
        execute("INSERT INTO command_side.event OVERRIDING SYSTEM VALUE SELECT * FROM kept");

        await().untilAsserted(() -> assertThat(numbered()).containsExactly("c1/0", "c1/1", "c1/2", "c2/0"));
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void twoKeepersAtOnceNumberDensely() throws SQLException {
        try (CommandSide other = CommandSide.on(database);
                Connection writer = open()) {
            for (int event = 0; event < 300; event++) {
                StoredEvents.insert(writer, "c" + event % 7, event / 7);
                writer.commit();
            }
            await().until(other.get(Ledger.class)::isComplete);
        }
        assertThat(positions()).isEqualTo(LongStream.rangeClosed(1, 300).boxed().toList());
    }

    @Test
    void anotherClusterIsNumberedOnInInsertionOrderWhenAnOperatorSaysSo() throws SQLException {
        append("c1", 0);
        await().untilAsserted(() -> assertThat(numbered()).hasSize(1));
        side.get(LedgerKeeper.class).stop();
        append("c1", 1);
        append("c2", 0);
        execute("UPDATE command_side.ledger_cursor SET system_identifier = 1, xid = '900000000'");

        side.get(LedgerKeeper.class).start();

        String cluster = side.sql()
                .sql("SELECT system_identifier::text FROM pg_control_system()")
                .query(String.class)
                .single();
        assertThat(side.get(LedgerKeeper.class).isRunning()).isFalse();
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(stopped()).contains("engagements.ledger.accept-cluster=" + cluster);
        assertThat(numbered()).containsExactly("c1/0");

        side.close();
        side = CommandSide.on(database, Map.of("engagements.ledger.accept-cluster", cluster));

        assertThat(numbered()).containsExactly("c1/0", "c1/1", "c2/0");
        append("c2", 1);
        await().untilAsserted(() -> assertThat(numbered()).containsExactly("c1/0", "c1/1", "c2/0", "c2/1"));
        assertThat(positions()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void anotherTimelineIsNumberedOnOnlyWhenAnOperatorSaysSo() throws SQLException {
        append("c1", 0);
        await().untilAsserted(() -> assertThat(numbered()).hasSize(1));
        int timeline = side.sql()
                .sql("SELECT timeline FROM command_side.ledger_cursor")
                .query(Integer.class)
                .single();
        side.get(LedgerKeeper.class).stop();
        execute("UPDATE command_side.ledger_cursor SET timeline = 77");
        append("c1", 1);
        side.get(LedgerKeeper.class).start();

        assertThat(side.get(LedgerKeeper.class).isRunning()).isFalse();
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(stopped()).contains("77").contains("engagements.ledger.accept-timeline=" + timeline);
        assertThat(numbered()).containsExactly("c1/0");

        side.close();
        side = CommandSide.on(database, Map.of("engagements.ledger.accept-timeline", timeline));

        await().untilAsserted(() -> assertThat(numbered()).containsExactly("c1/0", "c1/1"));
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void healthNamesTheTransactionThatHoldsTheHorizon() throws SQLException {
        try (Connection blocker = open()) {
            execute(blocker, "SET application_name = 'the blocker'");
            blocker.commit();
            assignXid(blocker);

            await().untilAsserted(() -> {
                assertThat((Double) health().getDetails().get("horizonAgeSeconds"))
                        .isGreaterThan(0.3);
                assertThat(health().getDetails().get("horizonHeldBy"))
                        .asString()
                        .contains("the blocker");
            });
            execute(blocker, "PREPARE TRANSACTION 'left-behind'");
            assertThat(health().getDetails().get("horizonHeldBy"))
                    .asString()
                    .contains("prepared transaction left-behind");
        } finally {
            execute("ROLLBACK PREPARED 'left-behind'");
        }
        await().untilAsserted(() -> assertThat(health().getDetails()).doesNotContainKey("horizonHeldBy"));
    }

    private List<String> numbered() {
        return side.sql()
                .sql("SELECT aggregate_identifier || '/' || sequence_number FROM command_side.ledger_entry"
                        + " ORDER BY position")
                .query(String.class)
                .list();
    }

    private List<Long> positions() {
        return side.sql()
                .sql("SELECT position FROM command_side.ledger_entry ORDER BY position")
                .query(Long.class)
                .list();
    }

    private Health health() {
        return side.health("ledger");
    }

    private String stopped() {
        return String.valueOf(health().getDetails().get("stopped"));
    }

    private Connection open() throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private void append(String aggregate, long sequence) throws SQLException {
        try (Connection connection = open()) {
            StoredEvents.insert(connection, aggregate, sequence);
            connection.commit();
        }
    }

    private static void assignXid(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_current_xact_id()");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
