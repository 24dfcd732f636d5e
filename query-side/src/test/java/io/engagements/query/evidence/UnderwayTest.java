package io.engagements.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.evidence.Underway.State;
import io.engagements.query.evidence.Underway.Step;
import io.engagements.query.evidence.Underway.Watch;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnderwayTest {

    private static final Caller INES = new Caller(null, "ines", null, Set.of(Role.AUDITOR));
    private static final Caller OTHER = new Caller(null, "other", null, Set.of(Role.AUDITOR));

    private final Underway underway = new Underway();

    @Test
    void itIsKnownStepByStepWhileItIsMadeAndToNobodyElse() {
        assertThat(underway.of("one", INES)).isEmpty();
        try (Watch watch = underway.begin("one", INES)) {
            assertThat(underway.of("one", INES)).hasValue(new State(Step.WAITING, 0, 0));
            watch.signing();
            assertThat(underway.of("one", INES)).hasValue(new State(Step.SIGNING, 0, 0));
            watch.packing(2);
            watch.packed();
            assertThat(underway.of("one", INES)).hasValue(new State(Step.PACKING, 1, 2));
            assertThat(underway.of("one", OTHER)).isEmpty();
            assertThat(underway.of("two", INES)).isEmpty();
        }
        assertThat(underway.of("one", INES)).isEmpty();
    }

    @Test
    void whoIsDoneTakesNoOtherOfThatNameAway() {
        Watch first = underway.begin("one", INES);
        Watch second = underway.begin("one", INES);
        second.signing();
        first.close();
        assertThat(underway.of("one", INES)).hasValue(new State(Step.SIGNING, 0, 0));
        second.close();
        assertThat(underway.of("one", INES)).isEmpty();
    }

    @Test
    void whatNobodyAsksForIsNotKept() {
        try (Watch watch = underway.begin(null, INES)) {
            watch.packing(1);
            assertThat(underway.of("null", INES)).isEmpty();
        }
        assertThatThrownBy(() -> underway.of("<b>", INES)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> underway.begin("x".repeat(41), INES)).isInstanceOf(ProblemException.class);
    }
}
