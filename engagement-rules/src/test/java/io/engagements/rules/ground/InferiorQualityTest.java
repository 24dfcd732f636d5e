package io.engagements.rules.ground;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.submitOther;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Commands.withdrawTermination;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ground that a rejection makes. One round is included. */
class InferiorQualityTest {

    private static final String GROUND = "rejected-d1";

    private static EngagementScenario rejected() {
        return submitted(terms().rounds(1))
                .given(appoint("sol"), CLIENT, ASKED)
                .given(approve(), LAWYER, ASKED)
                .given(improve("d1", 1, "2"), CLIENT, "2027-01-29T09:00:00Z")
                .given(submitOther("d1"), VA, "2027-01-30T09:00:00Z")
                .given(reject("d1", 2, "2"), CLIENT, "2027-01-30T10:00:00Z");
    }

    private static EngagementScenario terminated() {
        return rejected()
                .given(notice(GROUND), CLIENT, "2027-01-31T09:00:00Z")
                .given(terminate(GROUND), CLIENT, "2027-02-05T09:00:01Z");
    }

    @Test
    void aRejectionOpensIt() {
        assertThat(rejected().ground(GROUND))
                .isEqualTo(new Ground(
                        GROUND,
                        Ground.Kind.INFERIOR_QUALITY,
                        List.of("d1"),
                        null,
                        List.of(new Ground.Turn(
                                Ground.State.OPEN,
                                Instant.parse("2027-01-30T10:00:00Z"),
                                List.of("ev-8"),
                                null,
                                false)),
                        null,
                        null));
    }

    @Test
    void aFurtherSubmissionAloneDoesNotCureIt() {
        rejected().given(submit("d1"), VA, "2027-01-31T09:00:00Z").thenGround(GROUND, Ground.State.OPEN, "ev-8");
    }

    @Test
    void acceptanceCuresIt() {
        rejected()
                .given(submit("d1"), VA, "2027-01-31T09:00:00Z")
                .given(accept("d1", 3), CLIENT, "2027-02-01T09:00:00Z")
                .thenGround(GROUND, Ground.State.CURED, "ev-8", "ev-10");
    }

    @Test
    void soDoesSilence() {
        rejected()
                .given(submit("d1"), VA, "2027-01-31T09:00:00Z")
                .until("2027-02-07T09:00:01Z")
                .thenGround(GROUND, Ground.State.CURED, "ev-8", "ev-10");
    }

    @Test
    void aSecondRejectionIsTheSameGround() {
        rejected()
                .given(submit("d1"), VA, "2027-01-31T09:00:00Z")
                .given(reject("d1", 3, "2"), CLIENT, "2027-02-01T09:00:00Z")
                .thenGround(GROUND, Ground.State.OPEN, "ev-8", "ev-10");
    }

    @Test
    void aRejectionReceivedBeforeTheLapseThatCuredItOpensItAgain() {
        var lapsed = rejected().given(submit("d1"), VA, "2027-01-31T09:00:00Z").until("2027-02-07T09:00:01Z");
        lapsed.whenStoredLate(reject("d1", 3, "2"), CLIENT, "2027-02-07T09:00:00Z")
                .thenDone();

        lapsed.thenGround(GROUND, Ground.State.OPEN, "ev-8", "ev-10", "ev-11");
    }

    @Test
    void aNoticeOutlastsALapseThatWasNone() {
        var lapsed = rejected()
                .given(notice(GROUND), CLIENT, "2027-01-30T11:00:00Z")
                .given(submit("d1"), VA, "2027-01-31T09:00:00Z")
                .until("2027-02-07T09:00:01Z");
        lapsed.whenStoredLate(reject("d1", 3, "2"), CLIENT, "2027-02-07T09:00:00Z")
                .thenDone();

        lapsed.thenGround(GROUND, Ground.State.NOTICED, "ev-8", "ev-9", "ev-11", "ev-12");
    }

    @Test
    void aReplacementReceivedBeforeTheLapseThatCuredItOpensItAgain() {
        var lapsed = rejected().given(submit("d1"), VA, "2027-01-31T09:00:00Z").until("2027-02-07T09:00:01Z");
        lapsed.whenStoredLate(submitOther("d1"), VA, "2027-02-07T09:00:00Z").thenDone();

        lapsed.thenGround(GROUND, Ground.State.OPEN, "ev-8", "ev-10", "ev-11");
    }

    @Test
    void soDoesAnImprovementAskedForBeforeIt() {
        var lapsed = submitted(terms().rounds(2))
                .given(improve("d1", 1, "2"), CLIENT, "2027-01-29T09:00:00Z")
                .until("2027-02-01T09:00:01Z")
                .given(reject("d1", 1, "2"), CLIENT, "2027-02-01T10:00:00Z")
                .given(submit("d1"), VA, "2027-02-02T09:00:00Z")
                .until("2027-02-09T09:00:01Z");
        assertThat(lapsed.ground(GROUND).state()).isEqualTo(Ground.State.CURED);

        lapsed.whenStoredLate(improve("d1", 2, "2"), CLIENT, "2027-02-09T09:00:00Z")
                .thenDone();
        assertThat(lapsed.ground(GROUND).state()).isEqualTo(Ground.State.OPEN);
    }

    @Test
    void itNeedsNoticeAndACurePeriod() {
        rejected().when(terminate(GROUND), CLIENT, "2027-01-31T09:00:00Z").thenRefused(RuleId.CURE_PERIOD);
        assertThat(terminated().ground(GROUND).state()).isEqualTo(Ground.State.USED);
    }

    @Test
    void withdrawingTheTerminationBringsItBackAsNoticed() {
        terminated()
                .given(withdrawTermination(), CLIENT, "2027-02-06T09:00:00Z")
                .thenGround(GROUND, Ground.State.NOTICED, "ev-8", "ev-9", "ev-10", "ev-11");
    }

    @Test
    void unlessTheWorkWasAcceptedMeanwhile() {
        terminated()
                .given(submit("d1"), VA, "2027-02-06T09:00:00Z")
                .given(accept("d1", 3), CLIENT, "2027-02-06T10:00:00Z")
                .thenGround(GROUND, Ground.State.USED, "ev-8", "ev-9", "ev-10")
                .given(withdrawTermination(), CLIENT, "2027-02-06T11:00:00Z")
                .thenGround(GROUND, Ground.State.CURED, "ev-8", "ev-9", "ev-10", "ev-12", "ev-13");
    }
}
