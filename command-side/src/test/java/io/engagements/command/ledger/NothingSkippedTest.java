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
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is committed has its place in the ledger, also where Axon's own reader loses it (AxonFramework issue 4829). */
class NothingSkippedTest {

    private static final Duration GAP_TIMEOUT = Duration.ofMillis(300);
    private static final Duration HELD_OPEN = Duration.ofSeconds(2);
    private static final int LATE_COMMITS = 4;
    private static final int READ_MEANWHILE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database = TestPostgres.createDatabase();
    private CommandSide side;
    private CommandSide other;

    @BeforeEach
    void startTwoKeepers() {
        side = CommandSide.on(database);
        other = CommandSide.on(database);
    }

    @AfterEach
    void stop() {
        other.close();
        side.close();
    }

    @Test
    void whateverSixteenWritersDoTheLedgerHasExactlyWhatWasCommitted() throws Exception {
        database.asOwner().sql("CREATE TABLE elsewhere (writer integer)").update();
        database.asOwner().sql("GRANT INSERT ON elsewhere TO PUBLIC").update();
        try (AxonReader reader = new AxonReader(side, GAP_TIMEOUT)) {
            Instant begin = Instant.now();
            Writers writers = new Writers(database);
            Set<String> late = commitLateAgainAndAgain(writers, reader);
            Instant end = Instant.now();
            String last = append("last", 0);
            writers.committed(late);
            writers.committed(Set.of(last));

            WholeLedger.awaitNumbered(side, writers.committed().size());
            Duration behind = Duration.between(end, Instant.now());
            assertLedgersHaveExactly(writers.committed());
            await().atMost(PATIENCE).until(() -> reader.seen().contains(last));
            Set<String> lost = lost(writers.committed(), reader);

            report(writers, Duration.between(begin, end), behind, lost);
            assertThat(writers.outcomes()).containsOnlyKeys(Writers.Outcome.values());
            assertThat(lost).containsAll(late);
        }
    }

    @Test
    void axonsReaderLosesALateCommitAlsoWhenAllClocksAreRightAndTheLedgerDoesNot() throws SQLException {
        try (Connection open = open()) {
            String late = StoredEvents.insert(open, "late", 0, Instant.now());
            String early = append("early", 0);
            Instant inserted = Instant.now();
            await().until(() -> inserted.plus(GAP_TIMEOUT).isBefore(Instant.now()));

            try (AxonReader reader = new AxonReader(side, GAP_TIMEOUT)) {
                await().until(() -> reader.seen().contains(early));
                open.commit();
                String last = append("last", 0);
                await().until(() -> reader.seen().contains(last));

                assertLedgersHaveExactly(Set.of(late, early, last));
                assertThat(reader.seen()).containsExactlyInAnyOrder(early, last);
            }
        }
    }

    private Set<String> commitLateAgainAndAgain(Writers writers, AxonReader reader) throws Exception {
        Set<String> late = new HashSet<>();
        try {
            for (int round = 0; round < LATE_COMMITS; round++) {
                late.add(commitLate(round, writers, reader));
            }
        } finally {
            writers.stop();
        }
        return late;
    }

    /** Inserts, lets Axon's reader go past it, and commits. */
    private String commitLate(int round, Writers writers, AxonReader reader) throws SQLException {
        try (Connection older = open();
                Connection open = open()) {
            writeElsewhere(older);
            String late = StoredEvents.insert(open, "late", round, Instant.now());
            Instant inserted = Instant.now();
            writers.committed(appendBothSides(older, "pair" + round));
            long above = lastCommittedIndex();
            await().atMost(PATIENCE)
                    .until(() -> reader.position() > above + READ_MEANWHILE
                            && inserted.plus(HELD_OPEN).isBefore(Instant.now()));
            open.commit();
            return late;
        }
    }

    /** Around the open transaction: the predecessor's is younger and not settled, the successor's is older and is. */
    private Set<String> appendBothSides(Connection older, String aggregate) throws SQLException {
        String predecessor = append(aggregate, 0);
        String successor = StoredEvents.insert(older, aggregate, 1, Instant.now());
        older.commit();
        return Set.of(predecessor, successor);
    }

    /** Not the event itself: Axon's reader may lose that one too. */
    private long lastCommittedIndex() {
        return side.sql()
                .sql("SELECT max(global_index) FROM command_side.event")
                .query(Long.class)
                .single();
    }

    private static void writeElsewhere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO elsewhere VALUES (-1)");
        }
    }

    private void assertLedgersHaveExactly(Set<String> committed) {
        WholeLedger.assertHasExactly(side, committed);
        WholeLedger.assertHasExactly(other, committed);
    }

    private static Set<String> lost(Set<String> committed, AxonReader reader) {
        Set<String> lost = new HashSet<>(committed);
        lost.removeAll(reader.seen());
        return lost;
    }

    private static void report(Writers writers, Duration wrote, Duration behind, Set<String> lost) {
        int events = writers.committed().size();
        System.out.printf(
                "nothing skipped: %d events at %d/s, all numbered %d ms after the last; Axon's reader lost %d; %s%n",
                events, events * 1000L / wrote.toMillis(), behind.toMillis(), lost.size(), writers.outcomes());
    }

    private Connection open() throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private String append(String aggregate, long sequence) throws SQLException {
        try (Connection connection = database.connect()) {
            return StoredEvents.insert(connection, aggregate, sequence, Instant.now());
        }
    }
}
