package io.engagements.rules.work;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.acceptDue;
import static io.engagements.rules.Commands.acceptPause;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.confidentialInput;
import static io.engagements.rules.Commands.input;
import static io.engagements.rules.Commands.proposeDue;
import static io.engagements.rules.Commands.proposePause;
import static io.engagements.rules.Commands.provide;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.resign;
import static io.engagements.rules.Commands.returnInput;
import static io.engagements.rules.Commands.signNda;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.InputDraft;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.review.DeliverableState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The agreed due of d1, Friday 29 January 17:00Z, moves by the time that the client is late with i1, due on the 20th. */
class ClientTimeTest {

    private static final String DUE = "2027-01-29T18:00";

    private static EngagementScenario owed(InputDraft... inputs) {
        return hired().given(request("d1", DUE, inputs), CLIENT, ASKED).given(commit("d1"), VA, ASKED);
    }

    private static EngagementScenario owed() {
        return owed(input("i1", "2027-01-20T18:00"));
    }

    private static String dueAt(EngagementScenario story, String at) {
        return Clocks.agreedDueAt(story.deliverable("d1"), Instant.parse(at))
                .instant()
                .toString();
    }

    private static boolean waitsAt(EngagementScenario story, String at) {
        return Clocks.waitsForClientAt(story.deliverable("d1"), Instant.parse(at));
    }

    @Test
    void anInputGivenInItsDuesOwnSecondMovesNothing() {
        EngagementScenario story = owed().given(provide("d1", "i1"), CLIENT, "2027-01-20T17:00:00.999Z");

        assertThat(dueAt(story, "2027-01-29T17:00:00Z")).isEqualTo("2027-01-29T17:00:00Z");
    }

    @Test
    void whileAnInputIsOverdueTheDueIsOpenAndNoMissArises() {
        EngagementScenario story = owed();
        assertThat(waitsAt(story, "2027-01-20T17:00:00Z")).isFalse();
        assertThat(waitsAt(story, "2027-01-20T17:00:01Z")).isTrue();
        story.until("2027-03-01T17:00:00Z");

        assertThat(story.clockFacts()).isEmpty();
        assertThat(waitsAt(story, "2027-03-01T17:00:00Z")).isTrue();
        assertThat(dueAt(story, "2027-03-01T17:00:00Z")).isEqualTo("2027-03-10T17:00:00Z");
        story.when(proposeDue("p1", "d1", "2027-03-20T18:00"), VA, "2027-03-01T17:00:00Z")
                .thenDone();
        story.given(provide("d1", "i1"), CLIENT, "2027-03-01T17:00:00Z").until("2027-03-10T17:00:01Z");
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.MISSED);
    }

    @Test
    void anInputReturnedIsOverdueFromTheLaterOfItsDueAndTheReturn() {
        EngagementScenario early = owed().given(provide("d1", "i1"), CLIENT, "2027-01-18T17:00:00Z")
                .given(returnInput("d1", "i1"), VA, "2027-01-19T17:00:00Z")
                .given(provide("d1", "i1"), CLIENT, "2027-01-21T17:00:00Z");
        assertThat(dueAt(early, "2027-01-29T17:00:00Z")).isEqualTo("2027-01-30T17:00:00Z");

        EngagementScenario late = owed().given(provide("d1", "i1"), CLIENT, "2027-01-18T17:00:00Z")
                .given(returnInput("d1", "i1"), VA, "2027-01-22T17:00:00Z")
                .given(provide("d1", "i1"), CLIENT, "2027-01-25T17:00:00Z");
        assertThat(dueAt(late, "2027-01-29T17:00:00Z")).isEqualTo("2027-02-01T17:00:00Z");
    }

    @Test
    void anInstantCountsOnceHoweverManyInputsAreOverdue() {
        EngagementScenario story = owed(input("i1", "2027-01-20T18:00"), input("i2", "2027-01-21T18:00"))
                .given(provide("d1", "i1"), CLIENT, "2027-01-23T17:00:00Z")
                .given(provide("d1", "i2"), CLIENT, "2027-01-22T17:00:00Z");

        assertThat(dueAt(story, "2027-01-29T17:00:00Z")).isEqualTo("2027-02-01T17:00:00Z");
    }

    @Test
    void hoursInWhichItCouldNotBeGivenForWantOfTheVasAgreementDoNotCount() {
        EngagementScenario story = owed(confidentialInput("i1", "2027-01-20T18:00"))
                .given(signNda(null, "2027-01-26T18:00"), VA, "2027-01-22T17:00:00Z");
        assertThat(waitsAt(story, "2027-01-22T16:59:59Z")).isFalse();
        assertThat(waitsAt(story, "2027-01-22T17:00:01Z")).isTrue();

        story.until("2027-02-02T17:00:00Z");
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.COMMITTED);
        assertThat(dueAt(story, "2027-02-02T17:00:00Z")).isEqualTo("2027-02-02T17:00:00Z");
        story.until("2027-02-02T17:00:01Z");
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.MISSED);
    }

    /** The delivery is received in the second of the due, moved by nine days and not a second less. */
    @Test
    void anAgreementThatBeginsInTheSecondAfterAnotherEndsLeavesNoGap() {
        EngagementScenario story = owed(confidentialInput("i1", "2027-01-20T18:00"))
                .given(signNda(null, "2027-01-22T23:59:59"), VA, ASKED)
                .given(signNda("2027-01-23T00:00", null), VA, ASKED)
                .given(provide("d1", "i1"), CLIENT, "2027-01-29T17:00:00Z")
                .given(submit("d1"), VA, "2027-02-07T17:00:00Z");

        assertThat(story.clockFacts()).isEmpty();
        assertThat(dueAt(story, "2027-02-07T17:00:00Z")).isEqualTo("2027-02-07T17:00:00Z");
        assertThat(story.deliverable("d1").lateBySeconds()).isZero();
    }

    @Test
    void whatTheClientOwedBeforeTheCommitmentCountsToo() {
        EngagementScenario story = hired().given(request("d1", DUE, input("i1", "2027-01-20T18:00")), CLIENT, ASKED)
                .given(commit("d1"), VA, "2027-01-21T17:00:00Z")
                .given(provide("d1", "i1"), CLIENT, "2027-01-22T17:00:00Z");

        assertThat(dueAt(story, "2027-01-29T17:00:00Z")).isEqualTo("2027-01-31T17:00:00Z");
    }

    @Test
    void afterAnotherDueWasAgreedOnlyWhatComesThenCounts() {
        EngagementScenario story = owed().given(proposeDue("p1", "d1", "2027-02-05T18:00"), VA, "2027-01-21T17:00:00Z")
                .given(acceptDue("d1"), CLIENT, "2027-01-22T17:00:00Z")
                .given(provide("d1", "i1"), CLIENT, "2027-01-23T17:00:00Z");

        assertThat(dueAt(story, "2027-01-29T17:00:00Z")).isEqualTo("2027-02-06T17:00:00Z");
    }

    @Test
    void theFirstFullSubmissionEndsIt() {
        EngagementScenario story = owed().given(submit("d1"), VA, "2027-02-03T17:00:00Z");

        assertThat(story.deliverable("d1").lateBySeconds()).isZero();
        assertThat(dueAt(story, "2027-03-01T17:00:00Z")).isEqualTo("2027-02-12T17:00:00Z");
    }

    @Test
    void whatBeginsAfterTheDueHasPassedMovesNothing() {
        EngagementScenario story =
                owed().given(provide("d1", "i1"), CLIENT, ASKED).until("2027-01-29T17:00:01Z");
        story.given(proposePause("p1", "2027-01-30T18:00", "2027-02-05T18:00"), VA, "2027-01-30T17:00:00Z")
                .given(acceptPause(), CLIENT, "2027-01-30T17:00:00Z")
                .given(submit("d1"), VA, "2027-01-31T17:00:00Z");

        assertThat(story.deliverable("d1").lateBySeconds()).isEqualTo(2 * 86_400);
    }

    @Test
    void anInputReturnedInTimeAndStoredAfterTheMissTakesItBackWithItsGround() {
        EngagementScenario story =
                owed().given(provide("d1", "i1"), CLIENT, ASKED).until("2027-01-29T17:00:01Z");
        String miss = story.lastId();
        story.whenStoredLate(returnInput("d1", "i1"), VA, "2027-01-29T17:00:00.9Z")
                .thenDone();

        Deliverable d1 = story.deliverable("d1");
        assertThat(d1.state()).isEqualTo(DeliverableState.COMMITTED);
        assertThat(d1.delivery().isMissed()).isFalse();
        assertThat(d1.delivery().missSuperseded()).isTrue();
        assertThat(d1.delivery().missedAt()).isEqualTo(Instant.parse("2027-01-29T17:00:01Z"));
        assertThat(story.state().contract().ending().misses()).isEmpty();
        story.thenGround("missed-d1", Ground.State.WITHDRAWN, miss, story.lastId());
        story.given(provide("d1", "i1"), CLIENT, "2027-01-30T17:00:00Z").until("2027-01-30T17:00:01Z");
        story.thenGround("missed-d1", Ground.State.OPEN, miss, "ev-6", story.lastId());
    }

    @Test
    void anAgreementSignedInTimeAndStoredAfterTheMissTakesItBack() {
        EngagementScenario story =
                owed(confidentialInput("i1", "2027-01-20T18:00")).until("2027-01-29T17:00:01Z");
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.MISSED);
        story.whenStoredLate(signNda(null, null), VA, "2027-01-29T17:00:00Z").thenDone();

        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.COMMITTED);
        assertThat(waitsAt(story, "2027-01-29T17:00:02Z")).isTrue();
    }

    @Test
    void aDueMovedBeyondTheLastDayIsReleasedWithoutAnEvent() {
        EngagementScenario story = owed().given(resign("2027-02-01"), VA, "2027-01-15T09:00:00Z");
        story.when(submit("d1"), VA, "2027-01-23T22:59:59Z").thenDone();

        EngagementScenario released = owed().given(resign("2027-02-01"), VA, "2027-01-15T09:00:00Z");
        released.when(submit("d1"), VA, "2027-01-24T00:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "RELEASED");
        released.given(provide("d1", "i1"), CLIENT, "2027-01-24T00:00:00Z");
        assertThat(released.deliverable("d1").state()).isEqualTo(DeliverableState.RELEASED);
        assertThat(released.until("2027-03-01T00:00:00Z").clockFacts()).hasSize(1);
    }

    @Test
    void whatWaitsForTheClientIsOwedNoMoreWhenTheTermsEnd() {
        EngagementScenario story = hiredOn(terms().endsOn("2027-02-01"))
                .given(request("d1", DUE, input("i1", "2027-01-20T18:00")), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .until("2027-03-01T00:00:00Z");

        assertThat(story.state().contract().ending().reason()).isEqualTo(EndReason.COMPLETED);
        assertThat(story.clockFacts()).hasSize(1);
    }
}
