package io.engagements.standalone.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.ledger.Ledger;
import io.engagements.command.ledger.Ledger.NumberedEntry;
import io.engagements.events.ledger.Entry;
import io.engagements.events.ledger.EntryBytes;
import io.engagements.standalone.postgres.TestPostgres;
import io.engagements.standalone.postgres.TestPostgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** What is committed has its place in the ledger, also where Axon's own reader loses it (AxonFramework issue 4829). */
class NothingSkippedTest {

    private static final Duration GAP_TIMEOUT = Duration.ofMillis(300);
    private static final Duration HELD_OPEN = Duration.ofSeconds(2);
    private static final int LATE_COMMITS = 4;
    private static final int READ_MEANWHILE = 200;
    private static final Duration CATCH_UP = Duration.ofSeconds(20);

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
        side.sql().sql("CREATE TABLE elsewhere (writer integer)").update();
        try (AxonReader reader = new AxonReader(side, GAP_TIMEOUT)) {
            Instant begin = Instant.now();
            Writers writers = new Writers(database);
            Set<String> late = commitLateAgainAndAgain(writers, reader);
            Instant end = Instant.now();
            String last = append("last", 0);
            writers.committed(late);
            writers.committed(Set.of(last));

            Ledger ledger = side.get(Ledger.class);
            await().atMost(CATCH_UP).until(ledger::isComplete);
            Duration behind = Duration.between(end, Instant.now());
            assertLedgerHasExactly(writers.committed());
            await().atMost(CATCH_UP).until(() -> reader.seen().contains(last));
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

                assertLedgerHasExactly(Set.of(late, early, last));
                assertThat(reader.seen()).containsExactlyInAnyOrder(early, last);
            }
        }
    }

    private Set<String> commitLateAgainAndAgain(Writers writers, AxonReader reader) throws Exception {
        Set<String> late = new HashSet<>();
        try {
            for (int sequence = 0; sequence < LATE_COMMITS; sequence++) {
                late.add(commitLate(sequence, writers, reader));
            }
        } finally {
            writers.stop();
        }
        return late;
    }

    /** Inserts, lets Axon's reader go past it, and commits. */
    private String commitLate(int sequence, Writers writers, AxonReader reader) throws SQLException {
        try (Connection open = open()) {
            String late = StoredEvents.insert(open, "late", sequence, Instant.now());
            Instant inserted = Instant.now();
            String past = append("past", sequence);
            writers.committed(Set.of(past));
            await().until(() -> reader.seen().contains(past));
            int read = reader.seen().size();
            await().until(() -> reader.seen().size() > read + READ_MEANWHILE
                    && inserted.plus(HELD_OPEN).isBefore(Instant.now()));
            open.commit();
            return late;
        }
    }

    private void assertLedgerHasExactly(Set<String> committed) {
        Ledger ledger = side.get(Ledger.class);
        await().atMost(CATCH_UP).untilAsserted(() -> assertThat(ledger.head()).isEqualTo(committed.size()));
        List<NumberedEntry> numbered = ledger.after(0, committed.size() + 1);
        assertPositionsAndHashes(numbered);
        List<Entry> entries =
                numbered.stream().map(entry -> EntryBytes.read(entry.bytes())).toList();
        assertThat(entries.stream().map(Entry::id).collect(Collectors.toSet())).isEqualTo(committed);
        assertSequences(entries);
        assertThat(side.ledgerHealth().getStatus()).isEqualTo(Status.UP);
        assertThat(other.ledgerHealth().getStatus()).isEqualTo(Status.UP);
    }

    private static void assertPositionsAndHashes(List<NumberedEntry> numbered) {
        assertThat(numbered.stream().map(NumberedEntry::position).toList())
                .isEqualTo(LongStream.rangeClosed(1, numbered.size()).boxed().toList());
        assertThat(numbered).allSatisfy(entry -> {
            assertThat(EntryBytes.read(entry.bytes()).position()).isEqualTo(entry.position());
            assertThat(entry.hash()).isEqualTo(EntryBytes.leafHash(entry.bytes()));
        });
    }

    private static void assertSequences(List<Entry> entries) {
        Map<String, List<Long>> sequences = entries.stream()
                .collect(Collectors.groupingBy(
                        Entry::subject, Collectors.mapping(Entry::sequence, Collectors.toList())));
        assertThat(sequences).allSatisfy((subject, inLedgerOrder) -> assertThat(inLedgerOrder)
                .isEqualTo(LongStream.range(0, inLedgerOrder.size()).boxed().toList()));
    }

    private static Set<String> lost(Set<String> committed, AxonReader reader) {
        Set<String> lost = new HashSet<>(committed);
        lost.removeAll(reader.seen());
        return lost;
    }

    private static void report(Writers writers, Duration wrote, Duration behind, Set<String> lost) {
        int events = writers.committed().size();
        System.out.printf(
                "nothing skipped: %d events at %d/s, all numbered and read %d ms after the last; Axon's reader lost %d; %s%n",
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
