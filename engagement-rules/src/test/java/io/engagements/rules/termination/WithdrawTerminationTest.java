package io.engagements.rules.termination;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Commands.withdrawTermination;
import static io.engagements.rules.Stories.missedWithApproval;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.TerminationEvent.TerminationWithdrawn;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.review.DeliverableState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** For the missed d1 the contract was terminated on 8 February with effect on 18 February 09:00Z; far is due in June. */
class WithdrawTerminationTest {

    private static final String GIVEN = "2027-02-08T09:00:00Z";
    private static final String LAST_SECOND = "2027-02-18T09:00:00.9Z";

    private static EngagementScenario terminated() {
        return missedWithApproval(terms())
                .given(request("far", "2027-06-01T18:00"), CLIENT, "2027-01-30T09:00:00Z")
                .given(commit("far"), VA, "2027-01-30T09:00:00Z")
                .given(notice("missed-d1"), CLIENT, "2027-02-01T09:00:00Z")
                .given(terminate("missed-d1"), CLIENT, GIVEN);
    }

    @Test
    void beforeItsEffectTheEngagementGoesOn() {
        var story = terminated();
        story.when(withdrawTermination(), CLIENT, LAST_SECOND)
                .thenEvents(new TerminationWithdrawn(
                        "e1", "It came after all", CLIENT.stamp(Instant.parse("2027-02-18T09:00:00Z"))));

        assertThat(story.state().contract().state()).isEqualTo(EngagementStatus.ACTIVE);
        assertThat(story.state().contract().lastDay()).isEmpty();
        assertThat(story.until("2027-05-01T00:00:00Z").state().contract().state())
                .isEqualTo(EngagementStatus.ACTIVE);
    }

    @Test
    void afterItsEffectItIsTooLate() {
        terminated()
                .when(withdrawTermination(), CLIENT, "2027-02-18T09:00:01Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "ENDED");
    }

    @Test
    void receivedInTimeButStoredAfterTheEndItCounts() {
        var ended = terminated().until("2027-02-18T09:00:01Z");
        assertThat(ended.state().contract().state()).isEqualTo(EngagementStatus.ENDED);

        ended.whenStoredLate(withdrawTermination(), CLIENT, LAST_SECOND).thenDone();
        assertThat(ended.state().contract().state()).isEqualTo(EngagementStatus.ACTIVE);
        assertThat(ended.state().contract().ending().reason()).isNull();
    }

    @Test
    void withoutATerminationThereIsNothingToWithdraw() {
        missedWithApproval(terms())
                .when(withdrawTermination(), CLIENT, GIVEN)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "ACTIVE");
    }

    @Test
    void releasedWorkComesBackAndItsDueBindsAgain() {
        var story = terminated();
        assertThat(story.deliverable("far").state()).isEqualTo(DeliverableState.RELEASED);

        story.given(withdrawTermination(), CLIENT, GIVEN);
        assertThat(story.deliverable("far").state()).isEqualTo(DeliverableState.COMMITTED);
        assertThat(story.until("2027-06-01T16:00:01Z").deliverable("far").state())
                .isEqualTo(DeliverableState.MISSED);
    }

    @Test
    void theUsedGroundComesBackAsNoticed() {
        terminated()
                .given(withdrawTermination(), CLIENT, GIVEN)
                .thenGround("missed-d1", Ground.State.NOTICED, "ev-5", "ev-8", "ev-9", "ev-10")
                .when(terminate("missed-d1"), CLIENT, GIVEN)
                .thenDone();
    }

    @Test
    void whatWasDeliveredMeanwhileIsCured() {
        terminated()
                .given(submit("d1"), VA, "2027-02-09T09:00:00Z")
                .given(withdrawTermination(), CLIENT, "2027-02-10T09:00:00Z")
                .thenGround("missed-d1", Ground.State.CURED, "ev-5", "ev-8", "ev-9", "ev-10", "ev-11");
    }

    @Test
    void whatWasCancelledMeanwhileIsWithdrawn() {
        terminated()
                .given(cancel("d1"), CLIENT, "2027-02-09T09:00:00Z")
                .given(withdrawTermination(), CLIENT, "2027-02-10T09:00:00Z")
                .thenGround("missed-d1", Ground.State.WITHDRAWN, "ev-5", "ev-8", "ev-9", "ev-10", "ev-11");
    }
}
