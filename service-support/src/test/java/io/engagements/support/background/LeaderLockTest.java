package io.engagements.support.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeaderLockTest {

    /** An instance of another release knows them by these. */
    @Test
    void keysAreAsEverAndNoTwoAlike() {
        assertThat(Stream.of(LeaderLock.values()).map(lock -> lock + " " + lock.key()))
                .containsExactly(
                        "NUMBERING " + 0x656e675f6b656570L,
                        "PUBLISHING " + 0x656e675f7075626cL,
                        "SIGNING " + 0x656e675f7369676eL,
                        "HEADS " + 0x656e675f68656164L,
                        "TREE " + 0x656e675f74726565L,
                        "TIMERS " + 0x656e675f74696d65L,
                        "INTAKE " + 0x656e675f696e746bL,
                        "REBUILDING " + 0x656e675f6275696cL,
                        "LEDGER_CHECK hashtextextended('command_side.ledger_check', 7)",
                        "ENTRY_CHECK hashtextextended('query_side.entry_check', 7)");
        assertThat(LeaderLock.values()).extracting(LeaderLock::key).doesNotHaveDuplicates();
    }
}
