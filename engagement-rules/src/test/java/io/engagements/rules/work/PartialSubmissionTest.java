package io.engagements.rules.work;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.submitOther;
import static io.engagements.rules.Commands.submitPart;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.WorkCommand.SubmitDeliverable;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.engagement.EngagementClock;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.review.DeliverableState;
import org.junit.jupiter.api.Test;

/** Work handed in in part is on record, and does nothing else; work handed in again replaces what was undecided. */
class PartialSubmissionTest {

    private static final String EARLY = "2027-01-20T09:00:00Z";

    @Test
    void aPartStopsNoClock() {
        var story = committed().given(submitPart("d1"), VA, EARLY).until("2027-01-29T17:00:01Z");

        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.MISSED);
        assertThat(story.deliverable("d1").delivery().submittedAt()).isNull();
    }

    @Test
    void aPartOpensNoReview() {
        var story = committed().given(submitPart("d1"), VA, EARLY);

        story.when(accept("d1", 1), CLIENT, EARLY)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "COMMITTED");
        assertThat(story.deliverable("d1").review().submissions().get(0).reviewUntil())
                .isNull();
    }

    @Test
    void aPartCuresNoMiss() {
        committed()
                .given(submitPart("d1"), VA, "2027-02-01T09:00:00Z")
                .thenGround("missed-d1", Ground.State.OPEN, "ev-3");
    }

    @Test
    void aPartReceivedInTimeSupersedesNoMiss() {
        var story = committed().until("2027-01-29T17:00:05Z");
        story.whenStoredLate(submitPart("d1"), VA, "2027-01-29T17:00:00Z").thenDone();

        assertThat(story.deliverable("d1").delivery().isMissed()).isTrue();
    }

    @Test
    void theWholeAfterAPartIsTheNextVersionAndTheFirstOne() {
        var story = committed().given(submitPart("d1"), VA, EARLY).given(submit("d1"), VA, "2027-01-28T11:00:00Z");

        assertThat(story.deliverable("d1").review().latest().orElseThrow().version())
                .isEqualTo(2);
        assertThat(story.deliverable("d1").review().latest().orElseThrow().unchanged())
                .as("a part is nothing to compare with")
                .isFalse();
        story.when(accept("d1", 1), CLIENT, "2027-01-28T12:00:00Z").thenInvalid("/submissionVersion");
        story.when(accept("d1", 2), CLIENT, "2027-01-28T12:00:00Z").thenDone();
    }

    @Test
    void aPartAfterTheWholeLeavesTheReviewAsItIs() {
        submitted()
                .given(submitPart("d1"), VA, "2027-01-28T12:00:00Z")
                .when(accept("d1", 1), CLIENT, "2027-01-28T13:00:00Z")
                .thenDone();
    }

    @Test
    void aPartAnswersNoRound() {
        var story = improving().given(submitPart("d1"), VA, "2027-02-01T09:00:00Z");

        assertThat(story.deliverable("d1").review().openRound()).isPresent();
        assertThat(story.until("2027-02-02T09:00:01Z")
                        .ground("round-1-missed-d1")
                        .state())
                .isEqualTo(Ground.State.OPEN);
    }

    @Test
    void aPartNeedsAnItemToo() {
        committed()
                .when(new SubmitDeliverable("e1", "d1", null, null, true), VA, EARLY)
                .thenRefused(RuleId.CONTENT_REQUIRED);
    }

    @Test
    void theSameContentAgainIsMarkedUnchanged() {
        var story = improving().given(submit("d1"), VA, "2027-02-01T09:00:00Z");

        assertThat(story.deliverable("d1").review().rounds().get(0).unchanged()).isTrue();
        assertThat(story.deliverable("d1").review().latest().orElseThrow().unchanged())
                .isTrue();
    }

    @Test
    void otherContentIsNot() {
        var story = improving()
                .given(submitPart("d1"), VA, "2027-02-01T08:00:00Z")
                .given(submitOther("d1"), VA, "2027-02-01T09:00:00Z");

        assertThat(story.deliverable("d1").review().rounds().get(0).unchanged()).isFalse();
    }

    @Test
    void aReplacementOpensTheWindowAnew() {
        var story = submitted().given(submitOther("d1"), VA, "2027-02-04T11:00:00Z");

        assertThat(EngagementClock.nextDue(story.state())).hasToString("Optional[2027-02-11T11:00:01Z]");
        story.when(accept("d1", 1), CLIENT, "2027-02-04T12:00:00Z")
                .thenLostTo(4, "submit-deliverable", "lucia", "2027-02-04T11:00:00Z");
    }
}
