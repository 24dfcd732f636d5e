package io.engagements.query.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.rules.metrics.Mark;
import io.engagements.rules.metrics.WorkFacts;
import io.engagements.rules.metrics.WorkFacts.Commitment;
import io.engagements.rules.metrics.WorkFacts.DueAsked;
import io.engagements.rules.metrics.WorkFacts.DueChange;
import io.engagements.rules.metrics.WorkFacts.Handed;
import io.engagements.rules.metrics.WorkFacts.InputOwed;
import io.engagements.rules.metrics.WorkFacts.InputTurn;
import io.engagements.rules.metrics.WorkFacts.Miss;
import io.engagements.rules.metrics.WorkFacts.OfVersion;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import io.engagements.rules.metrics.WorkFacts.RoundTurn;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FactsParserTest {

    private static final Instant DUE = Instant.parse("2027-01-29T17:00:00Z");

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    static final List<WorkFacts> FACTS = List.of(
            new WorkFacts(
                    "d1", mark(1), null, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of(), List.of(), List.of(), List.of(), List.of()),
            new WorkFacts(
                    "d2", mark(2), null, mark(3), mark(4), mark(5), List.of(), List.of(), List.of(), List.of(),
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
            new WorkFacts(
                    "d3 “é”",
                    mark(6),
                    new Commitment(mark(7), DUE, MADRID),
                    null,
                    null,
                    null,
                    List.of(new Miss(null, mark(8)), new Miss(1, mark(9))),
                    List.of(new Handed(1, true, mark(10)), new Handed(2, false, mark(11))),
                    List.of(
                            new Outcome(Outcome.Kind.IMPROVEMENT_ASKED, 2, mark(12), DUE, null),
                            new Outcome(Outcome.Kind.LAPSED, 3, mark(13), null, null),
                            new Outcome(Outcome.Kind.ACCEPTED, 3, mark(14), null, 5)),
                    List.of(new DueAsked("p1", "lucia"), new DueAsked("p2", null)),
                    List.of(
                            new DueChange("p1", null, DUE, MADRID, mark(15)),
                            new DueChange("p2", 1, DUE, MADRID, mark(16))),
                    List.of(
                            new RoundTurn(1, RoundTurn.Kind.CONTESTED_AS_MEANS, mark(17)),
                            new RoundTurn(1, RoundTurn.Kind.WITHDRAWN, mark(18))),
                    List.of(new OfVersion(2, mark(19))),
                    List.of(new OfVersion(3, mark(20)), new OfVersion(3, mark(21))),
                    List.of(new InputOwed("i1", DUE, true, mark(22)), new InputOwed("i2", DUE, false, mark(23))),
                    List.of(new InputTurn("i1", true, mark(24)), new InputTurn("i1", false, mark(25)))));

    private static Mark mark(long sequence) {
        return new Mark(DUE.plusSeconds(sequence), sequence, "ev-" + sequence);
    }

    @ParameterizedTest
    @FieldSource("FACTS")
    void readsWhatIsWritten(WorkFacts written) {
        String json = FactsJson.mapper().writeValueAsString(written);

        assertThat(FactsParser.read("[" + json + "," + json + "]")).containsExactly(written, written);
        assertThat(FactsJson.mapper().readValue(json, WorkFacts.class)).isEqualTo(written);
    }

    @Test
    void whatIsNoFactsFailsLoudly() {
        assertThatThrownBy(() -> FactsParser.read("[[\"d1\",null]]"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("START_ARRAY");
    }
}
