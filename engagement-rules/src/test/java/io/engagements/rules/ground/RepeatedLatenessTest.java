package io.engagements.rules.ground;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Commands.withdrawTermination;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.contract.Miss;
import io.engagements.rules.ground.Ground.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two misses within 30 days are repeated lateness here. Dues are 18:00 in Madrid, winter: 17:00Z. */
class RepeatedLatenessTest {

    private static final String GROUND = "repeated-lateness-b";

    private static EngagementScenario due(String... idsAndDays) {
        EngagementScenario story = hiredOn(terms().lateness(2, 30))
                .given(appoint("sol"), CLIENT, ASKED)
                .given(approve(), LAWYER, ASKED);
        for (int i = 0; i < idsAndDays.length; i += 2) {
            story.given(request(idsAndDays[i], idsAndDays[i + 1] + "T18:00"), CLIENT, ASKED)
                    .given(commit(idsAndDays[i]), VA, ASKED);
        }
        return story;
    }

    /** a and b were never delivered; their misses are ev-7 and ev-8. */
    private static EngagementScenario twiceLate() {
        return due("a", "2027-01-29", "b", "2027-02-05").until("2027-02-05T17:00:01Z");
    }

    private static State stateAt(EngagementScenario story, String at) {
        return story.ground(GROUND).stateAt(Instant.parse(at));
    }

    @Test
    void theMissThatMakesThemTooManyOpensIt() {
        var once = due("a", "2027-01-29", "b", "2027-02-05").until("2027-02-05T17:00:00Z");
        assertThat(once.state().grounds().get(GROUND)).isEmpty();

        Ground ground = twiceLate().ground(GROUND);
        assertThat(ground.kind()).isEqualTo(Ground.Kind.REPEATED_LATENESS);
        assertThat(ground.state()).isEqualTo(State.OPEN);
        assertThat(ground.deliverableIds()).containsExactly("a", "b");
        assertThat(ground.eventIds()).containsExactly("ev-7", "ev-8");
    }

    @Test
    void deliveryDoesNotCureIt() {
        var late = due("a", "2027-01-29", "b", "2027-02-05")
                .given(submit("a"), VA, "2027-01-29T17:00:01Z")
                .given(submit("b"), VA, "2027-02-06T09:00:00Z");

        assertThat(stateAt(late, "2027-02-06T09:00:00Z")).isEqualTo(State.OPEN);
        assertThat(late.ground("missed-b").state()).isEqualTo(State.CURED);
    }

    @Test
    void timeCuresItWhenFewerRemainInTheWindow() {
        assertThat(stateAt(twiceLate(), "2027-02-28T17:00:00Z")).isEqualTo(State.OPEN);
        assertThat(stateAt(twiceLate(), "2027-02-28T17:00:01Z")).isEqualTo(State.CURED);
    }

    @Test
    void aFurtherMissMakesItStandLonger() {
        var thrice =
                due("a", "2027-01-29", "b", "2027-02-05", "c", "2027-02-12").until("2027-02-12T17:00:01Z");

        assertThat(thrice.ground(GROUND).deliverableIds()).containsExactly("a", "b", "c");
        assertThat(stateAt(thrice, "2027-03-07T17:00:00Z")).isEqualTo(State.OPEN);
        assertThat(stateAt(thrice, "2027-03-07T17:00:01Z")).isEqualTo(State.CURED);
    }

    /** a counts up to 28 February 17:00:00, c from the second after it on. */
    @Test
    void aMissThatTakesTheLeavingOnesPlaceAtOnceKeepsItStanding() {
        var relayed =
                due("a", "2027-01-29", "b", "2027-02-05", "c", "2027-02-28").until("2027-02-28T17:00:01Z");

        assertThat(stateAt(relayed, "2027-02-28T17:00:01Z")).isEqualTo(State.OPEN);
        assertThat(relayed.ground(GROUND).deliverableIds()).containsExactly("b", "c");
        assertThat(relayed.state().grounds().get("repeated-lateness-c")).isEmpty();
    }

    @Test
    void missesFartherApartThanTheWindowAreNone() {
        var apart = due("a", "2027-01-29", "b", "2027-02-28").until("2027-03-01T00:00:00Z");

        assertThat(apart.state().grounds().get(GROUND))
                .as("a counts up to 28 February 17:00:00, b was missed a second later")
                .isEmpty();
        assertThat(due("a", "2027-01-29", "b", "2027-02-27")
                        .until("2027-03-01T00:00:00Z")
                        .state()
                        .grounds()
                        .get(GROUND))
                .isPresent();
    }

    @Test
    void afterItWasCuredTheNextOneIsAGroundOfItsOwn() {
        var again = due("a", "2027-01-29", "b", "2027-02-05", "c", "2027-03-12", "d", "2027-03-19")
                .until("2027-03-19T17:00:01Z");

        assertThat(stateAt(again, "2027-03-19T17:00:01Z")).isEqualTo(State.CURED);
        assertThat(again.ground("repeated-lateness-d").deliverableIds()).containsExactly("c", "d");
    }

    @Test
    void aSupersededMissTakesItBack() {
        var story = twiceLate();
        story.whenStoredLate(submit("b"), VA, "2027-02-05T17:00:00.9Z").thenDone();

        assertThat(story.ground(GROUND).state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void aSupersededMissLeavesItWhenEnoughRemain() {
        var story = due("a", "2027-01-29", "b", "2027-02-05", "c", "2027-02-12").until("2027-02-12T17:00:01Z");
        story.whenStoredLate(submit("c"), VA, "2027-02-12T17:00:00.9Z").thenDone();

        assertThat(story.ground(GROUND).deliverableIds()).containsExactly("a", "b");
        assertThat(stateAt(story, "2027-02-28T17:00:00Z")).isEqualTo(State.OPEN);
        assertThat(stateAt(story, "2027-02-28T17:00:01Z")).isEqualTo(State.CURED);
    }

    @Test
    void aMissThatWasCancelledAfterItsDueStillCounts() {
        var story = twiceLate().given(cancel("b"), CLIENT, "2027-02-06T09:00:00Z");

        assertThat(story.ground(GROUND).state()).isEqualTo(State.OPEN);
        assertThat(story.ground("missed-b").state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void aMissedImprovementRoundDoesNotCount() {
        var story = due("a", "2027-01-29", "b", "2027-02-05")
                .given(submit("a"), VA, "2027-01-28T09:00:00Z")
                .given(io.engagements.rules.Commands.improve("a", 1, "1"), CLIENT, "2027-01-28T10:00:00Z")
                .until("2027-02-05T17:00:01Z");

        assertThat(story.ground("round-1-missed-a").state()).isEqualTo(State.OPEN);
        assertThat(story.state().grounds().get(GROUND)).isEmpty();
    }

    @Test
    void aTerminationNeedsNoNoticeOfIt() {
        twiceLate().when(terminate(GROUND), CLIENT, "2027-02-06T09:00:00Z").thenDone();
    }

    @Test
    void aTerminationOnWhatTimeHasCuredIsRefused() {
        twiceLate().when(terminate(GROUND), CLIENT, "2027-02-28T17:00:01Z").thenRefused(RuleId.GROUNDS_REQUIRED);
        twiceLate().when(notice(GROUND), CLIENT, "2027-02-28T17:00:01Z").thenRefused(RuleId.GROUNDS_REQUIRED);
    }

    @Test
    void withdrawingTheTerminationBringsItBackForAsLongAsItStands() {
        var story = twiceLate().given(terminate(GROUND), CLIENT, "2027-02-06T09:00:00Z");
        assertThat(stateAt(story, "2027-03-15T00:00:00Z")).isEqualTo(State.USED);

        story.given(withdrawTermination(), CLIENT, "2027-02-07T09:00:00Z");
        assertThat(stateAt(story, "2027-02-07T09:00:00Z")).isEqualTo(State.OPEN);
        assertThat(stateAt(story, "2027-02-28T17:00:01Z")).isEqualTo(State.CURED);
    }

    @Test
    void onlyMissesThatCanStillCountAreRemembered() {
        var story = due("a", "2027-01-29", "b", "2027-03-12").until("2027-03-12T17:00:01Z");

        assertThat(story.state().contract().ending().misses())
                .extracting(Miss::deliverableId)
                .isEqualTo(List.of("b"));
    }
}
