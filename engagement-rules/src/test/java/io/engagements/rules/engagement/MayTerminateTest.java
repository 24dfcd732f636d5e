package io.engagements.rules.engagement;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.approveTermination;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.refuseTermination;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.Stories.ASKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.refusal.Refusal;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Decision;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.engagement.MayTerminate.Missing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** "May I terminate?" names what suffices and from when; and what a refusal names next would not be refused. */
class MayTerminateTest {

    private static final String NOTICED = "2027-02-01T09:00:00Z";
    /** A second after the cure period. */
    private static final Instant CURED = Instant.parse("2027-02-06T09:00:01Z");

    /** d1 is missed and noticed; d2 will be missed on 5 February. */
    private static EngagementScenario noticed() {
        return hired().given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(request("d2", "2027-02-05T18:00"), CLIENT, ASKED)
                .given(commit("d2"), VA, ASKED)
                .given(appoint("sol"), CLIENT, ASKED)
                .given(approve(), LAWYER, ASKED)
                .given(notice("missed-d1"), CLIENT, NOTICED);
    }

    private static MayTerminate ask(EngagementScenario story, String at, String... grounds) {
        return MayTerminate.on(story.state(), List.of(grounds), Instant.parse(at));
    }

    @Test
    void whileACurePeriodRunsNoNoticeIsNamedAndTheTimeIs() {
        noticed()
                .when(terminate("missed-d1"), CLIENT, "2027-02-02T09:00:00Z")
                .thenRefused(RuleId.CURE_PERIOD)
                .withFact(Refusal.WAIT_UNTIL, CURED.toString())
                .withNext();
        noticed()
                .when(notice("missed-d1"), CLIENT, "2027-02-02T09:00:00Z")
                .thenRefused(RuleId.GROUNDS_REQUIRED)
                .withFact(Refusal.WAIT_UNTIL, CURED.toString())
                .withNext("propose-end");

        MayTerminate answer = ask(noticed(), "2027-02-02T09:00:00Z");
        assertThat(answer.decision()).isInstanceOfSatisfying(Decision.Refused.class, refused -> assertThat(
                        refused.refusal().next())
                .isEmpty());
        assertThat(answer.from()).contains(CURED);
        assertThat(answer.fromAlone()).isEqualTo(Map.of("missed-d1", CURED));
    }

    @Test
    void theGroundsThatSufficeAreNamedWhereAllTogetherDoNot() {
        EngagementScenario story = noticed();
        String at = "2027-02-08T09:00:00Z";

        MayTerminate best = ask(story, at);
        assertThat(best.groundIds()).containsExactly("missed-d1");
        assertThat(best.decision()).isInstanceOf(Decision.Done.class);
        assertThat(best.missing()).isEmpty();
        assertThat(best.from()).contains(Instant.parse(at));
        assertThat(best.fromAlone()).isEqualTo(Map.of("missed-d1", Instant.parse(at)));

        MayTerminate all = ask(story, at, "missed-d1", "missed-d2");
        assertThat(all.decision()).isInstanceOf(Decision.Refused.class);
        assertThat(all.missing()).containsExactly(Missing.NOTICE);
        assertThat(all.from()).isEmpty();
        assertThat(all.fromAlone()).isEqualTo(Map.of("missed-d1", Instant.parse(at)));
        story.when(terminate("missed-d1", "missed-d2"), CLIENT, at)
                .thenRefused(RuleId.CURE_PERIOD)
                .withFact(Refusal.SUFFICIENT_GROUND_IDS, List.of("missed-d1"))
                .withoutFact(Refusal.WAIT_UNTIL)
                .withNext("give-breach-notice", "terminate-contract");

        MayTerminate one = ask(story, at, "missed-d1");
        assertThat(one.decision()).isInstanceOf(Decision.Done.class);
        assertThat(one.from()).contains(Instant.parse(at));
    }

    /** Of d1 to d3, all of them noticed and their cure periods over, the lawyer approved the first alone and the others together. */
    @Test
    void asManyGroundsAsSufficeTogetherAreNamed() {
        EngagementScenario story = late().given(notice("missed-d1", "missed-d2", "missed-d3"), CLIENT, NOTICED)
                .given(approveTermination("missed-d1"), LAWYER, "2027-02-02T09:00:00Z")
                .given(approveTermination("missed-d2", "missed-d3"), LAWYER, "2027-02-02T10:00:00Z");
        String at = "2027-02-08T09:00:00Z";

        story.when(terminate("missed-d1", "missed-d2"), CLIENT, at)
                .thenRefused(RuleId.LAWYER_APPROVAL)
                .withFact(Refusal.SUFFICIENT_GROUND_IDS, List.of("missed-d2", "missed-d3"));
        story.when(terminate("none"), CLIENT, at)
                .thenRefused(RuleId.GROUNDS_REQUIRED, RuleId.LAWYER_APPROVAL)
                .withFact(Refusal.SUFFICIENT_GROUND_IDS, List.of("missed-d2", "missed-d3"));
        assertThat(ask(story, at).groundIds()).containsExactly("missed-d2", "missed-d3");
        assertThat(ask(story, at).decision()).isInstanceOf(Decision.Done.class);
        assertThat(ask(story, at, "missed-d1").decision()).isInstanceOf(Decision.Done.class);
    }

    /** Three dues in a row; the third makes lateness a ground of its own. */
    private static EngagementScenario late() {
        return hired().given(request("d1", "2027-01-27T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(request("d2", "2027-01-28T18:00"), CLIENT, ASKED)
                .given(commit("d2"), VA, ASKED)
                .given(request("d3", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(commit("d3"), VA, ASKED)
                .given(appoint("sol"), CLIENT, ASKED);
    }

    @Test
    void latenessNeedsNoNoticeSoThatTheLawyerAloneIsMissing() {
        MayTerminate answer = ask(late(), NOTICED);

        assertThat(answer.groundIds()).containsExactly("repeated-lateness-d3");
        assertThat(answer.missing()).containsExactly(Missing.APPROVAL);
        assertThat(answer.decision()).isInstanceOfSatisfying(Decision.Refused.class, refused -> assertThat(
                        refused.refusal().rules())
                .containsExactly(RuleId.LAWYER_APPROVAL));
    }

    @Test
    void aRefusalThatBarsItIsNamed() {
        EngagementScenario refused = late().given(refuseTermination("repeated-lateness-d3"), LAWYER, NOTICED);
        assertThat(ask(refused, "2027-02-02T09:00:00Z").missing()).containsExactly(Missing.REFUSED);

        refused.given(approveTermination("repeated-lateness-d3"), LAWYER, "2027-02-03T09:00:00Z");
        MayTerminate answer = ask(refused, "2027-02-04T09:00:00Z");
        assertThat(answer.groundIds()).containsExactly("repeated-lateness-d3");
        assertThat(answer.decision()).isInstanceOf(Decision.Done.class);
        assertThat(ask(refused, "2027-02-18T09:00:00Z").missing()).containsExactly(Missing.NEW_APPROVAL);
    }

    @Test
    void whereTheSameIsMissingOfSeveralItIsAboutAllOfThese() {
        EngagementScenario story = hired().given(request("d1", "2027-01-28T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(request("d2", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(commit("d2"), VA, ASKED);
        MayTerminate none = ask(story, NOTICED);
        assertThat(none.groundIds()).containsExactly("missed-d1", "missed-d2");
        assertThat(none.missing()).containsExactly(Missing.NOTICE, Missing.LAWYER);

        story.given(notice("missed-d2"), CLIENT, NOTICED);
        MayTerminate one = ask(story, "2027-02-02T09:00:00Z");
        assertThat(one.groundIds()).containsExactly("missed-d2");
        assertThat(one.missing()).containsExactly(Missing.CURE, Missing.LAWYER);
    }

    @Test
    void withoutAGroundThatIsWhatIsMissing() {
        assertThat(ask(hired(), ASKED).missing()).containsExactly(Missing.GROUND, Missing.LAWYER);
        assertThat(ask(hired(), ASKED).groundIds()).isEmpty();
    }

    @Test
    void withoutALawyerTimeAloneDoesNotSuffice() {
        EngagementScenario story = hired().given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(notice("missed-d1"), CLIENT, NOTICED);

        story.when(terminate("missed-d1"), CLIENT, "2027-02-02T09:00:00Z")
                .thenRefused(RuleId.CURE_PERIOD, RuleId.LAWYER_APPROVAL)
                .withoutFact(Refusal.WAIT_UNTIL)
                .withoutFact(Refusal.SUFFICIENT_GROUND_IDS);
        assertThat(ask(story, "2027-02-02T09:00:00Z").from()).isEmpty();
        assertThat(ask(story, "2027-02-02T09:00:00Z").fromAlone()).isEmpty();
    }

    /** Notice of lateness is not needed, and changes nothing. */
    @Test
    void whereNothingIsPossibleNothingIsNamed() {
        hired().when(terminate(), CLIENT, ASKED)
                .thenRefused(RuleId.GROUNDS_REQUIRED, RuleId.LAWYER_APPROVAL)
                .withNext("propose-end", "appoint-lawyer");
    }
}
