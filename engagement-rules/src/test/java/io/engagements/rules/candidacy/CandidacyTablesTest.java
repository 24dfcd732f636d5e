package io.engagements.rules.candidacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Family;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyEvent;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What opens a candidacy apart, every command is decided and every event folded. */
class CandidacyTablesTest {

    @Test
    void everyCommandIsDecidedAndEveryEventFolded() {
        assertThat(Stream.concat(Stream.of(OpenCandidacy.class), CandidacyDecisions.types().stream())
                        .<Class<?>>map(type -> type))
                .containsExactlyInAnyOrderElementsOf(
                        Family.recordsOf(CandidacyCommand.class).toList());
        assertThat(Stream.concat(Stream.of(CandidacyOpened.class), Candidacy.types().stream())
                        .<Class<?>>map(type -> type))
                .containsExactlyInAnyOrderElementsOf(
                        Family.recordsOf(CandidacyEvent.class).toList());
    }
}
