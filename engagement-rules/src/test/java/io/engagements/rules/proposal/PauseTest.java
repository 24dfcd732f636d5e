package io.engagements.rules.proposal;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptPause;
import static io.engagements.rules.Commands.acceptResume;
import static io.engagements.rules.Commands.declinePause;
import static io.engagements.rules.Commands.input;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.proposePause;
import static io.engagements.rules.Commands.proposeResume;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.resign;
import static io.engagements.rules.Commands.resume;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.noticed;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.ContractEvent.EngagementPaused;
import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.ContractEvent.PauseAgreed;
import io.engagements.events.engagement.ContractEvent.PauseProposed;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** A pause from Monday 18 January 10:00 = 09:00Z to Monday 25 January 10:00, and what else a pause does. */
class PauseTest {

    private static final String FROM = "2027-01-18T10:00";
    private static final String UNTIL = "2027-01-25T10:00";
    private static final String BEFORE = "2027-01-15T09:00:00Z";
    private static final String DURING = "2027-01-20T09:00:00Z";
    private static final String END = "2027-01-25T09:00:00Z";

    private static EngagementScenario paused(EngagementScenario story) {
        return story.given(proposePause("p1", FROM, UNTIL), VA, BEFORE).given(acceptPause(), CLIENT, BEFORE);
    }

    /** A week of pause that is agreed at once. */
    private static EngagementScenario pausedAt(EngagementScenario story, String at, String until) {
        return story.given(proposePause("p1", FROM, until), VA, at).given(acceptPause(), CLIENT, at);
    }

    private static Deadline madrid(String local) {
        return Deadlines.at(LocalDateTime.parse(local), ZoneId.of("Europe/Madrid"));
    }

    private static EngagementStatus stateAt(EngagementScenario story, String at) {
        return story.state().contract().stateAt(Instant.parse(at));
    }

    @Test
    void isProposedByEitherSideAndAgreedByTheOther() {
        EngagementScenario story = hired();
        story.when(proposePause("p1", FROM, UNTIL), CLIENT, BEFORE)
                .thenEvents(new PauseProposed(
                        "e1",
                        "p1",
                        madrid(FROM),
                        madrid(UNTIL),
                        "Summer holidays",
                        madrid("2027-01-29T10:00"),
                        CLIENT.stamp(Instant.parse(BEFORE))));
        story.when(acceptPause(), CLIENT, BEFORE).thenRefused(RuleId.OTHER_SIDE_ANSWERS);
        story.when(acceptPause(), VA, BEFORE)
                .thenEvents(new PauseAgreed("e1", "p1", madrid(FROM), madrid(UNTIL), VA.stamp(Instant.parse(BEFORE))));
    }

    @Test
    void beginsAndEndsAtItsInstantsExactly() {
        EngagementScenario story = paused(hired());
        assertThat(stateAt(story, "2027-01-18T08:59:59Z")).isEqualTo(EngagementStatus.ACTIVE);
        assertThat(stateAt(story, "2027-01-18T09:00:00Z")).isEqualTo(EngagementStatus.PAUSED);
        assertThat(stateAt(story, "2027-01-25T08:59:59Z")).isEqualTo(EngagementStatus.PAUSED);
        assertThat(stateAt(story, END)).isEqualTo(EngagementStatus.ACTIVE);

        assertThat(story.until(END).clockFacts())
                .containsExactly(
                        new EngagementPaused("e1", madrid(UNTIL), Stamp.byClock(Instant.parse("2027-01-18T09:00:00Z"))),
                        new EngagementResumed("e1", null, Stamp.byClock(Instant.parse(END))));
        assertThat(story.state().contract().state()).isEqualTo(EngagementStatus.ACTIVE);
    }

    @Test
    void beginsWithTheAcceptanceWhenThatIsLater() {
        EngagementScenario story =
                hired().given(proposePause("p1", FROM, UNTIL), VA, BEFORE).given(acceptPause(), CLIENT, DURING);

        assertThat(story.until(DURING).clockFacts())
                .containsExactly(new EngagementPaused("e1", madrid(UNTIL), Stamp.byClock(Instant.parse(DURING))));
    }

    @Test
    void pausesThatTouchAreOne() {
        EngagementScenario story = paused(hired())
                .given(proposePause("p2", UNTIL, "2027-01-27T10:00"), VA, DURING)
                .given(acceptPause(), CLIENT, DURING)
                .until("2027-02-01T09:00:00Z");

        assertThat(story.clockFacts()).hasSize(2);
        assertThat(story.clockFacts().get(1).stamp().occurredAt()).isEqualTo("2027-01-27T09:00:00Z");
    }

    @Test
    void endsAfterItBeginsAndNotInThePast() {
        hired().when(proposePause("p1", FROM, FROM), VA, BEFORE).thenInvalid("/until");
        hired().when(proposePause("p1", FROM, UNTIL), VA, END)
                .thenRefused(RuleId.DUE_AHEAD)
                .withNext("propose-pause");
        hired().given(proposePause("p1", FROM, UNTIL), VA, BEFORE)
                .when(acceptPause(), CLIENT, END)
                .thenRefused(RuleId.DUE_AHEAD)
                .withNext("decline-pause");
    }

    @Test
    void declinedItDoesNothing() {
        EngagementScenario story =
                hired().given(proposePause("p1", FROM, UNTIL), VA, BEFORE).given(declinePause(), CLIENT, BEFORE);

        assertThat(story.until(END).clockFacts()).isEmpty();
    }

    @Test
    void isEndedByTheVaAloneAndOnlyOnce() {
        EngagementScenario story = paused(committed());
        story.when(resume(), VA, BEFORE).thenRefused(RuleId.STATE_FORBIDS).withFact("state", "ACTIVE");
        story.when(resume(), VA, DURING).thenEvents(new EngagementResumed("e1", null, VA.stamp(Instant.parse(DURING))));
        story.when(resume(), VA, DURING)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "ACTIVE")
                .withFact("command", "resume-engagement");
        story.when(proposeResume("p2"), CLIENT, DURING).thenRefused(RuleId.STATE_FORBIDS);

        assertThat(story.until("2027-02-15T09:00:00Z").clockFacts()).hasSize(2);
        assertThat(story.deliverable("d1").delivery().missedAt()).isEqualTo("2027-01-31T17:00:01Z");
    }

    @Test
    void isEndedByTheClientOnlyAsTheVaAgrees() {
        EngagementScenario story = paused(hired()).given(proposeResume("p2"), CLIENT, DURING);
        story.when(acceptResume(), CLIENT, DURING).thenRefused(RuleId.OTHER_SIDE_ANSWERS);
        story.when(acceptResume(), VA, DURING)
                .thenEvents(new EngagementResumed("e1", "p2", VA.stamp(Instant.parse(DURING))));
        paused(hired())
                .given(proposeResume("p2"), CLIENT, DURING)
                .when(acceptResume(), VA, END)
                .thenOvertaken();
    }

    @Test
    void movesTheAgreedDueAndLeavesTheOriginal() {
        EngagementScenario story = paused(committed()).until("2027-02-05T17:00:00Z");

        Deliverable d1 = story.deliverable("d1");
        assertThat(d1.delivery().isMissed()).isFalse();
        assertThat(d1.agreedDue()).isEqualTo(madrid("2027-02-05T18:00"));
        assertThat(d1.delivery().originalDue()).isEqualTo(madrid("2027-01-29T18:00"));
        assertThat(story.until("2027-02-05T17:00:01Z").deliverable("d1").state())
                .isEqualTo(DeliverableState.MISSED);
    }

    @Test
    void movesTheDueOfAnInput() {
        EngagementScenario story = paused(
                hired().given(request("d1", "2027-01-29T18:00", input("i1", "2027-01-20T18:00")), CLIENT, ASKED));

        Deliverable d1 = story.deliverable("d1");
        assertThat(d1.inputs().get(0).dueMovedBy(d1.standstill().pauses())).isEqualTo(madrid("2027-01-27T18:00"));
    }

    @Test
    void movesTheReviewWindow() {
        String at = "2027-01-29T11:00:00Z";
        EngagementScenario story = pausedAt(submitted(), at, "2027-02-05T12:00").until("2027-02-11T11:00:00Z");
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
        story.when(accept("d1", 1), CLIENT, "2027-02-11T11:00:00Z").thenDone();

        EngagementScenario silent =
                pausedAt(submitted(), at, "2027-02-05T12:00").until("2027-02-11T11:00:01Z");
        assertThat(silent.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);
        silent.when(accept("d1", 1), CLIENT, "2027-02-11T11:00:01Z")
                .thenRefused(RuleId.REVIEW_CLOSED)
                .withFact("reviewUntil", "2027-02-11T11:00:00Z");
    }

    @Test
    void movesTheDueOfAnImprovementRound() {
        String at = "2027-01-30T09:00:00Z";
        EngagementScenario story = pausedAt(improving(), at, "2027-02-01T10:00").until("2027-02-04T09:00:00Z");
        assertThat(story.deliverable("d1").review().openRound().orElseThrow().isMissed())
                .isFalse();
        story.until("2027-02-04T09:00:01Z");
        assertThat(story.deliverable("d1").review().openRound().orElseThrow().isMissed())
                .isTrue();
    }

    @Test
    void movesTheCurePeriod() {
        EngagementScenario story = pausedAt(noticed(), "2027-02-02T09:00:00Z", "2027-02-04T10:00");
        story.when(terminate("missed-d1"), CLIENT, "2027-02-08T09:00:00Z").thenRefused(RuleId.CURE_PERIOD);
        assertThat(story.ground("missed-d1").cureEnd(story.state().contract())).isEqualTo(madrid("2027-02-08T10:00"));
        story.when(terminate("missed-d1"), CLIENT, "2027-02-08T09:00:01Z").thenDone();
    }

    @Test
    void doesNotMoveTheLastDayNorForbidWork() {
        EngagementScenario story = paused(committed());
        story.given(submit("d1"), VA, DURING).given(resign("2027-02-01"), VA, DURING);
        assertThat(stateAt(story, DURING)).isEqualTo(EngagementStatus.TERMINATING);
        story.when(resume(), VA, DURING).thenDone();

        assertThat(story.until("2027-02-01T23:00:00Z").state().contract().state())
                .isEqualTo(EngagementStatus.ENDED);
    }

    @Test
    void endsWithTheEngagement() {
        EngagementScenario story = pausedAt(hiredOn(terms().endsOn("2027-01-22")), DURING, UNTIL);
        assertThat(stateAt(story, "2027-01-21T09:00:00Z")).isEqualTo(EngagementStatus.PAUSED);
        story.until("2027-02-01T09:00:00Z");

        assertThat(story.state().contract().state()).isEqualTo(EngagementStatus.ENDED);
        assertThat(story.clockFacts()).hasSize(2);
        story.when(resume(), VA, "2027-02-01T09:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "ENDED");
        story.when(proposePause("p2", "2027-03-01T10:00", "2027-03-02T10:00"), VA, "2027-02-01T09:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS);
    }

    @Test
    void agreedInTimeAndStoredAfterAClockRanOutItTakesBackWhatThatMade() {
        EngagementScenario late = committed()
                .given(proposePause("p1", FROM, "2027-02-05T10:00"), VA, DURING)
                .until("2027-01-29T17:00:01Z");
        String miss = late.lastId();
        late.whenStoredLate(acceptPause(), CLIENT, "2027-01-29T17:00:00Z").thenDone();
        assertThat(late.deliverable("d1").state()).isEqualTo(DeliverableState.COMMITTED);
        assertThat(late.state().contract().ending().misses()).isEmpty();
        late.thenGround("missed-d1", Ground.State.WITHDRAWN, miss, late.lastId());

        EngagementScenario silent = submitted()
                .given(proposePause("p1", FROM, "2027-02-10T10:00"), VA, "2027-02-01T09:00:00Z")
                .until("2027-02-04T11:00:01Z");
        assertThat(silent.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);
        silent.whenStoredLate(acceptPause(), CLIENT, "2027-02-04T11:00:00Z").thenDone();
        assertThat(silent.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
        assertThat(silent.deliverable("d1").review().lapses().get(0).superseded())
                .isTrue();
    }

    @Test
    void agreedInTimeAndStoredAfterARoundWasMissedItTakesThatBack() {
        EngagementScenario story = improving()
                .given(proposePause("p1", FROM, "2027-02-10T10:00"), VA, "2027-02-01T09:00:00Z")
                .until("2027-02-02T09:00:01Z");
        String miss = story.lastId();
        story.whenStoredLate(acceptPause(), CLIENT, "2027-02-02T09:00:00Z").thenDone();

        assertThat(story.deliverable("d1").review().openRound().orElseThrow().isMissed())
                .isFalse();
        story.thenGround("round-1-missed-d1", Ground.State.WITHDRAWN, miss, story.lastId());
        story.when(notice("round-1-missed-d1"), CLIENT, "2027-02-03T09:00:00Z").thenRefused(RuleId.GROUNDS_REQUIRED);
    }
}
