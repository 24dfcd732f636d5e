package io.engagements.query.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentEntriesTest {

    private final Growing log = new Growing();
    private final RecentEntries recent = new RecentEntries(log);

    @Test
    void whoIsAheadOfWhatWasReadForOthersReadsOnFromWhereItIs() {
        log.head = 10;
        assertThat(recent.after(10, 5)).isEmpty();

        log.head = 60;

        assertThat(positions(recent.after(55, 1))).containsExactly(56L);
        assertThat(positions(recent.after(59, 5))).containsExactly(60L);
        assertThat(recent.after(60, 5)).isEmpty();
    }

    @Test
    void whoIsBehindReadsForItselfAndComesUp() {
        log.head = 10;
        assertThat(recent.after(10, 5)).isEmpty();
        log.head = 20;
        assertThat(positions(recent.after(15, 2))).containsExactly(16L, 17L);

        assertThat(positions(recent.after(3, 100))).isEqualTo(upTo(4, 20));
        assertThat(positions(recent.after(16, 100))).containsExactly(17L);
        assertThat(positions(recent.after(17, 100))).isEqualTo(upTo(18, 20));
    }

    private static List<Long> positions(List<LoggedEntry> entries) {
        return entries.stream().map(LoggedEntry::position).toList();
    }

    private static List<Long> upTo(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    /** A log of so many entries. */
    private static final class Growing implements EntryLog {

        private long head;

        @Override
        public boolean isComplete() {
            return true;
        }

        @Override
        public long head() {
            return head;
        }

        @Override
        public List<LoggedEntry> after(long position, int atMost) {
            return LongStream.rangeClosed(position + 1, Math.min(head, position + atMost))
                    .mapToObj(each -> new LoggedEntry(each, new byte[0]))
                    .toList();
        }

        @Override
        public List<LoggedEntry> at(Collection<Long> positions) {
            return positions.stream()
                    .sorted()
                    .flatMap(position -> after(position - 1, 1).stream())
                    .toList();
        }

        @Override
        public byte[] hashes(long after, int atMost) {
            return new byte[0];
        }

        @Override
        public void onAppend(Runnable callback) {}
    }
}
