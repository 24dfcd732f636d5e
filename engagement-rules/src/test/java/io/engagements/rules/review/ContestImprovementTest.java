package io.engagements.rules.review;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptDue;
import static io.engagements.rules.Commands.concedeImprovement;
import static io.engagements.rules.Commands.contestImprovement;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.proposeDue;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.withdrawImprovement;
import static io.engagements.rules.Stories.improving;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ContestCause;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.ProposalEvent.DueDateChanged;
import io.engagements.events.engagement.ReviewEvent.ImprovementConceded;
import io.engagements.events.engagement.ReviewEvent.ImprovementContested;
import io.engagements.events.engagement.ReviewEvent.ImprovementWithdrawn;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/**
 * d1 was handed in on 28 January 11:00Z; improvement was asked for on 29 January 09:00Z, due 2 February 09:00Z, so that
 * 6 days and 2 hours of the review are left.
 */
class ContestImprovementTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final String CONTESTED = "2027-01-30T09:00:00Z";

    private static EngagementScenario contested() {
        return improving().given(contestImprovement("d1", 1), VA, CONTESTED);
    }

    private static Round round(EngagementScenario story) {
        return story.deliverable("d1").review().rounds().get(0);
    }

    @Test
    void theVaDoesNotLetARoundStand() {
        improving()
                .when(contestImprovement("d1", 1, ContestCause.MEANS), VA, CONTESTED)
                .thenEvents(new ImprovementContested(
                        "e1",
                        "d1",
                        1,
                        ContestCause.MEANS,
                        "Nobody spoke of photos",
                        Deadlines.afterDays(Instant.parse(CONTESTED), 7, MADRID),
                        false,
                        VA.stamp(Instant.parse(CONTESTED))));
    }

    @Test
    void noClockRunsWhileItIsContested() {
        EngagementScenario story = contested().until("2027-12-31T00:00:00Z");

        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.CONTESTED);
        assertThat(story.clockFacts()).isEmpty();
    }

    @Test
    void concededTheDueMovesByTheTimeContested() {
        EngagementScenario story = contested();
        story.when(concedeImprovement("d1", 1), VA, "2027-02-05T10:00:00Z")
                .thenEvents(new ImprovementConceded(
                        "e1", "d1", 1, "It was agreed", VA.stamp(Instant.parse("2027-02-05T10:00:00Z"))));

        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.IMPROVEMENT_REQUESTED);
        assertThat(round(story).due().instant()).isEqualTo("2027-02-08T10:00:00Z");
        assertThat(story.until("2027-02-08T10:00:00Z").clockFacts()).isEmpty();
        assertThat(round(story.until("2027-02-08T10:00:01Z")).isMissed()).isTrue();
        assertThat(story.ground("round-1-missed-d1").state()).isEqualTo(Ground.State.OPEN);
    }

    @Test
    void aDueAgreedMeanwhileMovesByTheRestOfThatTime() {
        EngagementScenario story = improving()
                .given(proposeDue("p1", "d1", "2027-02-20T10:00"), VA, "2027-01-29T09:00:00Z")
                .given(contestImprovement("d1", 1), VA, CONTESTED)
                .given(acceptDue("d1"), CLIENT, "2027-01-31T09:00:00Z")
                .given(concedeImprovement("d1", 1), VA, "2027-02-01T10:00:00Z");

        assertThat(round(story).due().instant()).isEqualTo("2027-02-21T10:00:00Z");
    }

    @Test
    void withdrawnItIsUnderReviewForTheTimeLeft() {
        EngagementScenario story = contested();
        story.when(withdrawImprovement("d1", 1), CLIENT, "2027-02-10T09:00:00Z")
                .thenEvents(new ImprovementWithdrawn(
                        "e1", "d1", 1, "You are right", CLIENT.stamp(Instant.parse("2027-02-10T09:00:00Z"))));

        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
        assertThat(story.until("2027-02-16T11:00:00Z").deliverable("d1").state())
                .isEqualTo(DeliverableState.SUBMITTED);
        assertThat(story.until("2027-02-16T11:00:01Z").deliverable("d1").state())
                .isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);
    }

    @Test
    void withdrawnTheClientMayDecideOtherwiseAndTheRoundIsNotUsedUp() {
        EngagementScenario story = contested().given(withdrawImprovement("d1", 1), CLIENT, "2027-02-10T09:00:00Z");

        story.given(improve("d1", 1, "1"), CLIENT, "2027-02-10T10:00:00Z");
        assertThat(story.deliverable("d1").review().askedRounds())
                .extracting(Round::round)
                .containsExactly(2);
        story.given(submit("d1"), VA, "2027-02-10T11:00:00Z")
                .given(improve("d1", 2, "1"), CLIENT, "2027-02-10T12:00:00Z");
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.IMPROVEMENT_REQUESTED);
    }

    @Test
    void anUncontestedRoundIsWithdrawnTooAndItsGroundWithIt() {
        EngagementScenario story = improving().until("2027-02-02T09:00:01Z");
        assertThat(story.ground("round-1-missed-d1").state()).isEqualTo(Ground.State.OPEN);

        story.given(withdrawImprovement("d1", 1), CLIENT, "2027-02-03T09:00:00Z");
        assertThat(story.ground("round-1-missed-d1").state()).isEqualTo(Ground.State.WITHDRAWN);
        story.when(reject("d1", 1, "2"), CLIENT, "2027-02-03T09:00:00Z")
                .thenRefused(RuleId.IMPROVEMENT_FIRST, RuleId.CRITERION_CITED)
                .withFact("roundsAsked", 0);
    }

    @Test
    void onceAndBeforeItsDue() {
        improving()
                .when(contestImprovement("d1", 1), VA, "2027-02-02T09:00:00.900Z")
                .thenDone();
        improving()
                .when(contestImprovement("d1", 1), VA, "2027-02-02T09:00:01Z")
                .thenRefused(RuleId.STATE_FORBIDS);
        improving().when(contestImprovement("d1", 2), VA, CONTESTED).thenRefused(RuleId.STATE_FORBIDS);
        contested()
                .given(concedeImprovement("d1", 1), VA, CONTESTED)
                .when(contestImprovement("d1", 1), VA, CONTESTED)
                .thenRefused(RuleId.STATE_FORBIDS);
    }

    @Test
    void receivedInTimeItSupersedesTheMissThatWasStoredFirst() {
        EngagementScenario story = improving().until("2027-02-02T09:00:01Z");
        story.whenStoredLate(contestImprovement("d1", 1), VA, "2027-02-02T09:00:00Z")
                .thenDone();

        assertThat(round(story).isMissed()).isFalse();
        assertThat(round(story).missedAt()).isEqualTo("2027-02-02T09:00:01Z");
        assertThat(story.ground("round-1-missed-d1").state()).isEqualTo(Ground.State.WITHDRAWN);
        story.given(concedeImprovement("d1", 1), VA, "2027-02-03T09:00:00Z").until("2027-02-03T09:00:01Z");
        assertThat(round(story).isMissed()).isTrue();
        assertThat(story.ground("round-1-missed-d1").state()).isEqualTo(Ground.State.OPEN);
    }

    @Test
    void whatWasReceivedBeforeItAnswersSomethingElse() {
        improving()
                .whenStoredLate(contestImprovement("d1", 1), VA, "2027-01-29T08:59:59Z")
                .thenRefused(RuleId.STATE_FORBIDS);
        improving()
                .whenStoredLate(withdrawImprovement("d1", 1), CLIENT, "2027-01-29T08:59:59Z")
                .thenRefused(RuleId.STATE_FORBIDS);
        contested()
                .whenStoredLate(concedeImprovement("d1", 1), VA, "2027-01-30T08:59:59Z")
                .thenRefused(RuleId.STATE_FORBIDS);
    }

    @Test
    void aFoldThatDoesNotKnowTheRoundBearsWhatAnswersIt() {
        RecordedEvent<EngagementEvent> changed = new RecordedEvent<>(
                "ev-9",
                9,
                new DueDateChanged(
                        "e1",
                        "d1",
                        "p1",
                        1,
                        Deadlines.at(Instant.parse(CONTESTED), MADRID),
                        false,
                        VA.stamp(Instant.parse(CONTESTED))));

        assertThat(Review.of("d1").evolve(changed)).isEqualTo(Review.of("d1"));
    }

    @Test
    void leftOpenForLongerThanAReviewTheWorkMayBeRejected() {
        contested()
                .when(reject("d1", 1, "2"), CLIENT, "2027-02-06T09:00:00Z")
                .thenRefused(RuleId.IMPROVEMENT_FIRST)
                .withFact("rejectableAfter", "2027-02-06T09:00:00Z")
                .withFact("waitUntil", "2027-02-06T09:00:01Z")
                .withNext("withdraw-improvement");

        EngagementScenario story = contested().given(reject("d1", 1, "2"), CLIENT, "2027-02-06T09:00:01Z");
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.REJECTED);
        assertThat(story.ground("rejected-d1").state()).isEqualTo(Ground.State.OPEN);
        story.when(concedeImprovement("d1", 1), VA, "2027-02-06T09:00:01Z").thenRefused(RuleId.STATE_FORBIDS);
    }

    @Test
    void whileItIsContestedNothingIsHandedInOrAccepted() {
        contested()
                .when(submit("d1"), VA, CONTESTED)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withNext("concede-improvement");
        contested()
                .when(accept("d1", 1), CLIENT, CONTESTED)
                .thenLostTo(4, "request-quality-improvement", "ceramica-ruiz", "2027-01-29T09:00:00Z");
    }

    @Test
    void asOfAnInstantItIsWhatWasKnownThen() {
        EngagementScenario story = contested()
                .given(concedeImprovement("d1", 1), VA, "2027-02-05T10:00:00Z")
                .given(withdrawImprovement("d1", 1), CLIENT, "2027-02-06T10:00:00Z");

        assertThat(story.deliverableAsOf("d1", "2027-01-29T09:00:00Z").state())
                .isEqualTo(DeliverableState.IMPROVEMENT_REQUESTED);
        assertThat(story.deliverableAsOf("d1", "2027-02-05T09:59:59Z").state()).isEqualTo(DeliverableState.CONTESTED);
        assertThat(story.deliverableAsOf("d1", "2027-02-05T09:59:59Z")
                        .review()
                        .rounds()
                        .get(0)
                        .due()
                        .instant())
                .isEqualTo("2027-02-02T09:00:00Z");
        assertThat(story.deliverableAsOf("d1", "2027-02-05T10:00:00Z").state())
                .isEqualTo(DeliverableState.IMPROVEMENT_REQUESTED);
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
    }
}
