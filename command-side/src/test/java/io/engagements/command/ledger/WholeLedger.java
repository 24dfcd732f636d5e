package io.engagements.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.command.ledger.Ledger.NumberedEntry;
import io.engagements.events.ledger.Entry;
import io.engagements.events.ledger.EntryBytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.boot.health.contributor.Status;

/** What holds for the ledger as a whole, from its first entry to its last. */
final class WholeLedger {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private WholeLedger() {}

    static void awaitNumbered(CommandSide side, long count) {
        Ledger ledger = side.get(Ledger.class);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.head())
                .as("head, while health is %s", side.health("ledger"))
                .isEqualTo(count));
    }

    /** Every one of these events and no other, numbered densely, hashed, in its aggregate's order. */
    static void assertHasExactly(CommandSide side, Set<String> events) {
        awaitNumbered(side, events.size());
        List<NumberedEntry> numbered = side.get(Ledger.class).after(0, events.size() + 1);
        List<Entry> entries =
                numbered.stream().map(entry -> EntryBytes.read(entry.bytes())).toList();
        assertThat(entries.stream().map(Entry::id).collect(Collectors.toSet())).isEqualTo(events);
        assertPositions(numbered, entries);
        assertHashes(numbered);
        assertSequences(entries);
        assertThat(side.health("ledger").getStatus()).isEqualTo(Status.UP);
    }

    private static void assertPositions(List<NumberedEntry> numbered, List<Entry> entries) {
        List<Long> dense = LongStream.rangeClosed(1, numbered.size()).boxed().toList();
        assertThat(numbered.stream().map(NumberedEntry::position).toList()).isEqualTo(dense);
        assertThat(entries.stream().map(Entry::position).toList()).isEqualTo(dense);
    }

    private static void assertHashes(List<NumberedEntry> numbered) {
        for (NumberedEntry entry : numbered) {
            assertThat(entry.hash()).as("hash at %d", entry.position()).isEqualTo(EntryBytes.leafHash(entry.bytes()));
        }
    }

    private static void assertSequences(List<Entry> entries) {
        Map<String, List<Long>> sequences = entries.stream()
                .collect(Collectors.groupingBy(
                        Entry::subject, Collectors.mapping(Entry::sequence, Collectors.toList())));
        sequences.forEach((subject, inOrder) -> assertThat(inOrder)
                .as("sequence of %s", subject)
                .isEqualTo(LongStream.range(0, inOrder.size()).boxed().toList()));
    }
}
