package io.engagements.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.command.ledger.Ledger;
import io.engagements.command.ledger.Ledger.NumberedEntry;
import io.engagements.command.ledger.StoredEvents;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.IntakeSide;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What projections rely on, wherever their entries come from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EntryLogContract {

    private final Database database = TestPostgres.createDatabase();

    private CommandSide commands;
    private EntryLog log;

    /** A command side that publishes where the log is fed from. */
    abstract CommandSide commands(Database database);

    abstract EntryLog log(CommandSide commands);

    @BeforeAll
    void start() {
        commands = commands(database);
        log = log(commands);
    }

    @AfterAll
    void stop() {
        commands.close();
    }

    private Ledger ledger() {
        return commands.get(Ledger.class);
    }

    @Test
    void everyEntryHasThePositionAndTheBytesThatTheLedgerGaveIt() throws SQLException {
        append("c1", 40);

        awaitHead();

        List<NumberedEntry> numbered = ledger().after(0, 10_000);
        List<LoggedEntry> logged = IntakeSide.read(log, 0);
        assertThat(logged).extracting(LoggedEntry::position).isEqualTo(positions(1, numbered.size()));
        assertThat(logged)
                .extracting(LoggedEntry::bytes)
                .containsExactlyElementsOf(
                        numbered.stream().map(NumberedEntry::bytes).toList());
    }

    @Test
    void entriesAreReadByTheShareFromAnyPosition() throws SQLException {
        append("c2", 25);
        long head = awaitHead();

        for (long position = head - 25; position < head; position++) {
            List<LoggedEntry> share = log.after(position, 10);
            assertThat(share).hasSizeBetween(1, 10);
            assertThat(share)
                    .extracting(LoggedEntry::position)
                    .isEqualTo(positions(position + 1, position + share.size()));
        }
        assertThat(log.after(head, 10)).isEmpty();
        assertThat(log.after(head + 100, 10)).isEmpty();
    }

    @Test
    void entriesAreReadByTheirPositions() throws SQLException {
        append("c8", 5);
        long head = awaitHead();

        List<LoggedEntry> some = log.at(List.of(head, head - 3, head + 1, 0L));
        assertThat(some).extracting(LoggedEntry::position).containsExactly(head - 3, head);
        assertThat(some.get(1).bytes()).isEqualTo(log.after(head - 1, 1).get(0).bytes());
        assertThat(log.at(List.of())).isEmpty();
    }

    @Test
    void whoWantsToKnowIsToldWhenThereIsMore() throws SQLException {
        long before = awaitHead();
        AtomicInteger told = new AtomicInteger();
        log.onAppend(() -> told.addAndGet(log.after(before, 10).size()));

        append("c3", 1);

        await().untilAsserted(() -> assertThat(told).hasPositiveValue());
    }

    @Test
    void whatIsNotCommittedIsNotShownAndWhatIsRolledBackNeverIs() throws SQLException {
        long before = awaitHead();
        try (Connection connection = open()) {
            StoredEvents.insert(connection, "c4", 0);
            await().during(Duration.ofMillis(300))
                    .untilAsserted(() -> assertThat(log.head()).isEqualTo(before));
            connection.rollback();
            StoredEvents.insert(connection, "c5", 0);
            connection.commit();
        }
        await().untilAsserted(() -> assertThat(IntakeSide.read(log, before))
                .extracting(entry -> entry.position() + new String(entry.bytes()).replaceAll(".*(\"c[45]\").*", " $1"))
                .containsExactly((before + 1) + " \"c5\""));
    }

    @Test
    void whatIsCommittedInAnotherOrderThanItWasWrittenIsShownWithoutAHole() throws SQLException {
        long before = awaitHead();
        try (Connection first = open();
                Connection second = open()) {
            for (int sequence = 0; sequence < 30; sequence++) {
                StoredEvents.insert(first, "c6", sequence);
                StoredEvents.insert(second, "c7", sequence);
                second.commit();
                first.commit();
            }
        }
        await().untilAsserted(() -> assertThat(IntakeSide.read(log, before))
                .extracting(LoggedEntry::position)
                .isEqualTo(positions(before + 1, before + 60)));
        assertThat(log.head()).isEqualTo(before + 60);
    }

    private long awaitHead() {
        await().until(() -> ledger().isComplete());
        await().untilAsserted(() -> assertThat(log.head()).isEqualTo(ledger().head()));
        return log.head();
    }

    private static List<Long> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private void append(String aggregate, int events) throws SQLException {
        try (Connection connection = open()) {
            for (int sequence = 0; sequence < events; sequence++) {
                StoredEvents.insert(connection, aggregate, sequence);
            }
            connection.commit();
        }
    }

    private Connection open() throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        return connection;
    }
}
