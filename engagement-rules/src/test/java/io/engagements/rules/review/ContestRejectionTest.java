package io.engagements.rules.review;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.approveTermination;
import static io.engagements.rules.Commands.contest;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ReviewCommand.ContestRejection;
import io.engagements.events.engagement.ReviewEvent.RejectionContested;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.ground.Ground;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** d1 was rejected on 2 February; the lawyer approved the contract. */
class ContestRejectionTest {

    private static final String AT = "2027-02-02T10:00:00Z";
    private static final String OVER = "2027-02-09T09:00:00Z";

    private static EngagementScenario rejected() {
        return improving()
                .given(appoint("sol"), CLIENT, "2027-01-30T09:00:00Z")
                .given(approve(), LAWYER, "2027-01-30T09:00:00Z")
                .given(reject("d1", 1, "2"), CLIENT, "2027-02-02T09:00:01Z");
    }

    @Test
    void marksTheGround() {
        var story = rejected();
        assertThat(story.ground("rejected-d1").isContested()).isFalse();

        story.when(contest("d1"), VA, AT)
                .thenEvents(new RejectionContested("e1", "d1", 1, "It has ten pages", VA.stamp(Instant.parse(AT))));
        assertThat(story.ground("rejected-d1").isContested()).isTrue();
        assertThat(story.asOf(Instant.parse(AT).minusSeconds(1).toString())
                        .grounds()
                        .get("rejected-d1"))
                .hasValueSatisfying(ground -> assertThat(ground.isContested()).isFalse());
        story.thenGround("rejected-d1", Ground.State.OPEN, "ev-8", "ev-9");
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.REJECTED);
    }

    @Test
    void receivedBeforeTheRejectionItSaysNothingAsOfThen() {
        var story = rejected();
        story.whenStoredLate(contest("d1"), VA, "2027-02-02T09:00:00Z").thenDone();

        assertThat(story.deliverableAsOf("d1", "2027-02-02T09:00:00Z").review().rejections())
                .isEmpty();
    }

    @Test
    void thenTheContractsApprovalWillNotDo() {
        var story =
                rejected().given(contest("d1"), VA, AT).given(notice("rejected-d1"), CLIENT, "2027-02-03T09:00:00Z");
        story.when(terminate("rejected-d1"), CLIENT, OVER)
                .thenRefused(RuleId.LAWYER_APPROVAL)
                .withFact("contested", true);

        story.given(approveTermination("rejected-d1"), LAWYER, OVER)
                .when(terminate("rejected-d1"), CLIENT, OVER)
                .thenDone();
    }

    @Test
    void uncontestedTheContractsApprovalDoes() {
        rejected()
                .given(notice("rejected-d1"), CLIENT, "2027-02-03T09:00:00Z")
                .when(terminate("rejected-d1"), CLIENT, OVER)
                .thenDone();
    }

    @Test
    void isDoneOnceForEachRejection() {
        var story = rejected().given(contest("d1"), VA, AT);
        story.when(contest("d1"), VA, AT).thenRefused(RuleId.STATE_FORBIDS).withFact("state", "REJECTED");

        story.given(submit("d1"), VA, "2027-02-03T09:00:00Z")
                .given(reject("d1", 2, "2"), CLIENT, "2027-02-04T09:00:00Z");
        assertThat(story.ground("rejected-d1").isContested()).isTrue();
        story.when(contest("d1"), VA, "2027-02-04T10:00:00Z").thenDone();
    }

    @Test
    void mayNameTheVersionThatWasRejected() {
        rejected().when(new ContestRejection("e1", "d1", 2, "No"), VA, AT).thenInvalid("/submissionVersion");
        rejected().when(new ContestRejection("e1", "d1", 1, "No"), VA, AT).thenDone();
    }

    @Test
    void withoutARejectionOrAfterTheAcceptanceThereIsNothingToContest() {
        committed().when(contest("d1"), VA, ASKED).thenRefused(RuleId.STATE_FORBIDS);
        submitted().when(contest("d1"), VA, "2027-01-29T09:00:00Z").thenRefused(RuleId.STATE_FORBIDS);
        rejected()
                .given(submit("d1"), VA, "2027-02-03T09:00:00Z")
                .given(accept("d1", 2), CLIENT, "2027-02-04T09:00:00Z")
                .when(contest("d1"), VA, "2027-02-04T10:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "ACCEPTED");
    }

    @Test
    void aLapseStoredBeforeWhatWasReceivedInTimeDoesNotMatter() {
        var silent = rejected().given(submit("d1"), VA, "2027-02-03T09:00:00Z").until("2027-02-10T09:00:01Z");
        assertThat(silent.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);

        silent.when(contest("d1"), VA, "2027-02-10T09:00:01Z").thenRefused(RuleId.STATE_FORBIDS);
        silent.whenStoredLate(contest("d1"), VA, "2027-02-10T09:00:00.9Z").thenDone();
    }
}
