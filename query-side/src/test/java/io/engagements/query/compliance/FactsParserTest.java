package io.engagements.query.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.rules.EventRef;
import io.engagements.rules.metrics.WorkFacts;
import io.engagements.rules.metrics.WorkFacts.Commitment;
import io.engagements.rules.metrics.WorkFacts.DueAsked;
import io.engagements.rules.metrics.WorkFacts.DueChange;
import io.engagements.rules.metrics.WorkFacts.InputOwed;
import io.engagements.rules.metrics.WorkFacts.InputTurn;
import io.engagements.rules.metrics.WorkFacts.Miss;
import io.engagements.rules.metrics.WorkFacts.OfVersion;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import io.engagements.rules.metrics.WorkFacts.RoundTurn;
import io.engagements.rules.metrics.WorkFacts.SubmissionFact;
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
                    "d1", ref(1), null, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of(), List.of(), List.of(), List.of(), List.of()),
            new WorkFacts(
                    "d2", ref(2), null, ref(3), ref(4), ref(5), List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of(), List.of(), List.of(), List.of(), List.of()),
            new WorkFacts(
                    "d3 “é”",
                    ref(6),
                    new Commitment(ref(7), DUE, MADRID),
                    null,
                    null,
                    null,
                    List.of(new Miss(null, ref(8)), new Miss(1, ref(9))),
                    List.of(new SubmissionFact(1, true, ref(10)), new SubmissionFact(2, false, ref(11))),
                    List.of(
                            new Outcome(Outcome.Kind.IMPROVEMENT_ASKED, 2, ref(12), DUE, null),
                            new Outcome(Outcome.Kind.LAPSED, 3, ref(13), null, null),
                            new Outcome(Outcome.Kind.ACCEPTED, 3, ref(14), null, 5)),
                    List.of(new DueAsked("p1", "lucia"), new DueAsked("p2", null)),
                    List.of(
                            new DueChange("p1", null, DUE, MADRID, ref(15)),
                            new DueChange("p2", 1, DUE, MADRID, ref(16))),
                    List.of(
                            new RoundTurn(1, RoundTurn.Kind.CONTESTED_AS_MEANS, ref(17)),
                            new RoundTurn(1, RoundTurn.Kind.WITHDRAWN, ref(18))),
                    List.of(new OfVersion(2, ref(19))),
                    List.of(new OfVersion(3, ref(20)), new OfVersion(3, ref(21))),
                    List.of(new InputOwed("i1", DUE, true, ref(22)), new InputOwed("i2", DUE, false, ref(23))),
                    List.of(new InputTurn("i1", true, ref(24)), new InputTurn("i1", false, ref(25)))));

    private static EventRef ref(long sequence) {
        return new EventRef(DUE.plusSeconds(sequence), sequence, "ev-" + sequence);
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
