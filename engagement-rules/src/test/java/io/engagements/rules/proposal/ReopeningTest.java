package io.engagements.rules.proposal;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptReopening;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.declineReopening;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.proposeReopening;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Commands.withdrawReopening;
import static io.engagements.rules.Commands.withdrawTermination;
import static io.engagements.rules.Stories.accepted;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ProposalEvent.ReopeningProposed;
import io.engagements.events.engagement.ReviewEvent.ReviewReopened;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.metrics.Numbers;
import io.engagements.rules.metrics.Share;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.Review;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** d1 was handed in on 28 January 11:00Z; unless decided, its review lapses on 4 February 11:00:01Z. */
class ReopeningTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final String AT = "2027-02-05T09:00:00Z";
    private static final String LATER = "2027-06-01T00:00:00Z";
    private static final String AGREED = "2027-02-06T09:00:00Z";

    private static EngagementScenario reopened(EngagementScenario story) {
        return story.given(proposeReopening("p1", "d1"), CLIENT, AT).given(acceptReopening("d1"), VA, AGREED);
    }

    private static EngagementScenario rejected() {
        return submitted(terms().rounds(0)).given(reject("d1", 1, "2"), CLIENT, "2027-01-29T09:00:00Z");
    }

    @Test
    void eitherSideProposesIt() {
        submitted()
                .when(proposeReopening("p1", "d1"), VA, AT)
                .thenEvents(new ReopeningProposed(
                        "e1",
                        "d1",
                        "p1",
                        "We were on holiday",
                        Deadlines.afterDays(Instant.parse(AT), 14, MADRID),
                        VA.stamp(Instant.parse(AT))));
        submitted()
                .given(proposeReopening("p1", "d1"), CLIENT, AT)
                .when(acceptReopening("d1"), VA, AGREED)
                .thenEvents(new ReviewReopened(
                        "e1",
                        "d1",
                        "p1",
                        1,
                        Deadlines.afterDays(Instant.parse(AGREED), 7, MADRID),
                        VA.stamp(Instant.parse(AGREED))));
    }

    @Test
    void aLapseStaysAndThereIsANewReview() {
        EngagementScenario story = reopened(submitted());

        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
        assertThat(story.deliverable("d1").review().outcome()).contains(DeliverableState.SUBMITTED);
        story.given(accept("d1", 1), CLIENT, "2027-02-13T09:00:00Z");
        assertThat(story.deliverable("d1").review().outcome()).contains(DeliverableState.ACCEPTED);
        assertThat(story.deliverable("d1").review().lapses())
                .extracting(Review.Lapse::superseded)
                .containsExactly(false);
    }

    @Test
    void theNewWindowLapsesLikeTheFirst() {
        EngagementScenario story = reopened(submitted()).until("2027-02-13T09:00:00Z");
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);

        story.until("2027-02-13T09:00:01Z");
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);
        assertThat(story.deliverable("d1").review().outcome()).contains(DeliverableState.ACCEPTED_BY_SILENCE);
        assertThat(story.deliverable("d1").review().lapses()).hasSize(2);
        story.whenStoredLate(accept("d1", 1), CLIENT, "2027-02-13T09:00:00Z").thenDone();
        assertThat(story.deliverable("d1").review().lapses())
                .extracting(Review.Lapse::superseded)
                .containsExactly(false, true);
    }

    @Test
    void anAcceptanceIsReopenedAndStaysOnRecord() {
        EngagementScenario story = reopened(accepted());
        assertThat(story.deliverable("d1").review().acceptance()).isNull();
        story.given(improve("d1", 1, "1"), CLIENT, AGREED).given(submit("d1"), VA, AGREED);
        story.given(accept("d1", 2), CLIENT, AGREED);

        assertThat(story.deliverable("d1").review().acceptances())
                .extracting(Review.Acceptance::submissionVersion)
                .containsExactly(1, 2);
    }

    @Test
    void aRejectionIsReopenedAndItsGroundStandsUntilTheWorkIsTaken() {
        EngagementScenario story = reopened(rejected());
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
        assertThat(story.ground("rejected-d1").state()).isEqualTo(Ground.State.OPEN);

        story.given(accept("d1", 1), CLIENT, AGREED);
        assertThat(story.ground("rejected-d1").state()).isEqualTo(Ground.State.CURED);
    }

    @Test
    void whatAnAcceptanceCuredIsOpenAgainByAnotherRejectionOnly() {
        EngagementScenario story = reopened(
                rejected().given(submit("d1"), VA, "2027-01-30T09:00:00Z").given(accept("d1", 2), CLIENT, AT));
        assertThat(story.ground("rejected-d1").state()).isEqualTo(Ground.State.CURED);

        story.given(reject("d1", 2, "2"), CLIENT, AGREED);
        assertThat(story.ground("rejected-d1").state()).isEqualTo(Ground.State.OPEN);
    }

    @Test
    void aTerminationTakenBackLeavesCuredWhatWasTakenBeforeTheReopening() {
        EngagementScenario story = submitted(terms().rounds(0))
                .given(appoint("sol"), CLIENT, "2027-01-28T12:00:00Z")
                .given(approve(), LAWYER, "2027-01-28T12:00:00Z")
                .given(reject("d1", 1, "2"), CLIENT, "2027-01-29T09:00:00Z")
                .given(notice("rejected-d1"), CLIENT, "2027-01-29T10:00:00Z")
                .given(terminate("rejected-d1"), CLIENT, "2027-02-04T10:00:00Z")
                .given(submit("d1"), VA, "2027-02-04T11:00:00Z")
                .given(accept("d1", 2), CLIENT, "2027-02-04T12:00:00Z");
        reopened(story).given(withdrawTermination(), CLIENT, AGREED);

        assertThat(story.ground("rejected-d1").state()).isEqualTo(Ground.State.CURED);
    }

    @Test
    void onlyWhatIsOverIsReopened() {
        submitted()
                .when(proposeReopening("p1", "d1"), CLIENT, "2027-01-29T09:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS);
        improving().when(proposeReopening("p1", "d1"), CLIENT, AT).thenRefused(RuleId.STATE_FORBIDS);
        reopened(submitted()).when(proposeReopening("p2", "d1"), CLIENT, AGREED).thenRefused(RuleId.STATE_FORBIDS);
        rejected()
                .given(proposeReopening("p1", "d1"), CLIENT, AT)
                .given(submit("d1"), VA, AT)
                .when(acceptReopening("d1"), VA, AT)
                .thenOvertaken();
    }

    @Test
    void whatWasReceivedWhileTheReviewWasOpenIsAboutNoClosedOne() {
        submitted()
                .until("2027-02-04T11:00:01Z")
                .whenStoredLate(proposeReopening("p1", "d1"), CLIENT, "2027-02-04T11:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS);
    }

    @Test
    void withoutAgreementNothingChanges() {
        EngagementScenario story = submitted().given(proposeReopening("p1", "d1"), CLIENT, AT);
        story.when(acceptReopening("d1"), CLIENT, AT).thenRefused(RuleId.OTHER_SIDE_ANSWERS);
        story.given(declineReopening("d1"), VA, AT)
                .given(proposeReopening("p2", "d1"), CLIENT, AT)
                .given(withdrawReopening("d1"), CLIENT, AT);

        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);
    }

    @Test
    void afterTheLastDayTooAsReviewsGoOn() {
        EngagementScenario ended = submitted(terms().endsOn("2027-02-01")).until("2027-02-04T12:00:00Z");
        assertThat(ended.state().contract().state()).isEqualTo(EngagementStatus.ENDED);

        reopened(ended).until("2027-03-01T00:00:00Z");
        assertThat(ended.deliverable("d1").review().lapses()).hasSize(2);
    }

    @Test
    void whereNobodySaysAnythingTheAcceptanceStandsAgain() {
        EngagementScenario story = reopened(accepted()).until("2027-02-13T09:00:01Z");

        assertThat(story.deliverable("d1").review().lapses())
                .as("the silence stays on record")
                .hasSize(1);
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED);
        assertThat(story.deliverable("d1").review().acceptance()).isNotNull();
        assertThat(Numbers.of(story, LATER).share(Metric.FIRST_PASS_ACCEPTANCE)).isEqualTo(new Share(1, 1));
        assertThat(Numbers.of(story, LATER).share(Metric.REVIEW_LAPSE))
                .as("the client's silence counts all the same")
                .isEqualTo(new Share(1, 2));
    }

    @Test
    void whereNobodySaysAnythingTheRejectionStandsAgainAndItsGroundToo() {
        EngagementScenario story = reopened(rejected()).until("2027-02-13T09:00:01Z");

        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.REJECTED);
        assertThat(story.ground("rejected-d1").state()).isEqualTo(Ground.State.OPEN);
        assertThat(Numbers.of(story, LATER).share(Metric.REJECTED)).isEqualTo(new Share(1, 1));
        story.when(proposeReopening("p2", "d1"), CLIENT, "2027-02-14T09:00:00Z").thenDone();
    }

    @Test
    void whatIsHandedInAnewInANewReviewIsReviewedLikeAnyOther() {
        EngagementScenario story =
                reopened(rejected()).given(submit("d1"), VA, AGREED).until("2027-03-01T09:00:00Z");

        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);
        assertThat(story.ground("rejected-d1").state()).isEqualTo(Ground.State.CURED);
    }
}
