package io.engagements.rules.work;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.ITEMS;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.WorkCommand.SubmitDeliverable;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.Round;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitDeliverableTest {

    private static DeliverableSubmitted event(int version, boolean supersedesMiss, String at) {
        return event(version, version > 1, supersedesMiss, at);
    }

    private static DeliverableSubmitted event(int version, boolean unchanged, boolean supersedesMiss, String at) {
        Instant receipt = Instant.parse(at);
        Deadline reviewUntil = Deadlines.afterDays(receipt, 7, ZoneId.of("Europe/Madrid"));
        return new DeliverableSubmitted(
                "e1", "d1", version, ITEMS, null, false, unchanged, supersedesMiss, reviewUntil, VA.stamp(receipt));
    }

    @Test
    void theFirstSubmissionIsVersionOne() {
        committed()
                .when(submit("d1"), VA, "2027-01-28T11:00:00.5Z")
                .thenEvents(event(1, false, "2027-01-28T11:00:00Z"));
    }

    @Test
    void untilItIsDecidedTheVaMayReplaceIt() {
        var replaced = submitted();
        replaced.when(submit("d1"), VA, "2027-02-04T11:00:00Z").thenEvents(event(2, false, "2027-02-04T11:00:00Z"));

        assertThat(replaced.deliverable("d1").delivery().submittedAt())
                .as("punctuality is that of the first one")
                .isEqualTo("2027-01-28T11:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-29T16:59:59.999Z,0",
        "2027-01-29T17:00:00.000Z,0",
        "2027-01-29T17:00:00.742Z,0",
        "2027-01-29T17:00:00.999999999Z,0",
        "2027-01-29T17:00:01.000Z,1",
        "2027-01-29T17:00:01.999Z,1",
        "2027-02-01T09:00:00Z,230400"
    })
    void whatIsReceivedInTheDuesOwnSecondIsInTime(String receipt, long lateBySeconds) {
        var delivered = committed().given(submit("d1"), VA, receipt);

        assertThat(delivered.deliverable("d1").lateBySeconds()).isEqualTo(lateBySeconds);
        assertThat(delivered.clockFacts()).hasSize(lateBySeconds == 0 ? 0 : 1);
        assertThat(delivered.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
    }

    @Test
    void receivedInTimeButStoredAfterTheMissItSupersedesTheMiss() {
        var missed = committed().until("2027-01-29T17:00:05Z");
        assertThat(missed.deliverable("d1").state()).isEqualTo(DeliverableState.MISSED);

        missed.whenStoredLate(submit("d1"), VA, "2027-01-29T17:00:00.9Z")
                .thenEvents(event(1, true, "2027-01-29T17:00:00Z"));

        Delivery delivery = missed.deliverable("d1").delivery();
        assertThat(missed.deliverable("d1").lateBySeconds()).isZero();
        assertThat(delivery.missSuperseded()).isTrue();
        assertThat(delivery.missedAt()).as("the miss stays visible").isEqualTo("2027-01-29T17:00:01Z");
        missed.thenGround("missed-d1", Ground.State.WITHDRAWN, "ev-3", "ev-4");
    }

    @Test
    void receivedASecondLaterItSupersedesNothing() {
        var missed = committed().until("2027-01-29T17:00:05Z");

        missed.whenStoredLate(submit("d1"), VA, "2027-01-29T17:00:01.0Z")
                .thenEvents(event(1, false, "2027-01-29T17:00:01Z"));
        assertThat(missed.deliverable("d1").delivery().missSuperseded()).isFalse();
    }

    @Test
    void aReplacementOfALateSubmissionSupersedesNothing() {
        var late = committed().given(submit("d1"), VA, "2027-01-29T17:00:01Z");

        late.whenStoredLate(submit("d1"), VA, "2027-01-29T17:00:00.9Z")
                .thenEvents(event(2, false, "2027-01-29T17:00:00Z"));
        assertThat(late.deliverable("d1").lateBySeconds()).isEqualTo(1);
    }

    @Test
    void aResubmissionReceivedInTimeSupersedesTheMissOfItsRound() {
        var missed = improving().until("2027-02-02T09:00:01Z");

        missed.whenStoredLate(submit("d1"), VA, "2027-02-02T09:00:00.9Z")
                .thenEvents(event(2, true, "2027-02-02T09:00:00Z"));

        Round round = missed.deliverable("d1").review().rounds().get(0);
        assertThat(round.missSuperseded()).isTrue();
        assertThat(round.missedAt()).isEqualTo("2027-02-02T09:00:01Z");
        assertThat(round.resubmittedAt()).isEqualTo("2027-02-02T09:00:00Z");
        assertThat(missed.deliverable("d1").delivery().missSuperseded())
                .as("the first due was kept")
                .isFalse();
    }

    @Test
    void aResubmissionInTimeIsNoMiss() {
        var kept = improving().given(submit("d1"), VA, "2027-02-02T09:00:00.9Z").until("2027-02-09T09:00:00Z");

        assertThat(kept.clockFacts()).isEmpty();
        assertThat(kept.deliverable("d1").review().openRound()).isEmpty();
        assertThat(kept.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itHasAtLeastOneItem(boolean absent) {
        committed()
                .when(new SubmitDeliverable("e1", "d1", absent ? null : List.of(), null, null), VA, ASKED)
                .thenRefused(RuleId.CONTENT_REQUIRED)
                .withFacts(Map.of("items", 0))
                .withNext("submit-deliverable");
    }

    @Test
    void workIsSubmittedOnlyAfterACommitment() {
        hired().given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED)
                .when(submit("d1"), VA, ASKED)
                .thenRefused(RuleId.NOT_COMMITTED)
                .withFacts(Map.of("deliverableState", "REQUESTED"))
                .withNext("commit-to-deliverable");
    }

    @Test
    void namesBothRulesThatFail() {
        hired().given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED)
                .when(new SubmitDeliverable("e1", "d1", null, null, null), VA, ASKED)
                .thenRefused(RuleId.NOT_COMMITTED, RuleId.CONTENT_REQUIRED)
                .withNext("commit-to-deliverable");
    }

    @Test
    void anUnknownDeliverableIsUnknown() {
        committed().when(submit("d2"), VA, ASKED).thenUnknown();
    }

    private static EngagementScenario dueWithTheLastSecond() {
        return hiredOn(terms().endsOn("2027-01-29"))
                .given(request("d1", "2027-01-29T23:59:59"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED);
    }

    @Test
    void receivedInTheLastSecondOfTheLastDayItCountsAlsoWhenTheEndWasStoredFirst() {
        var ended = dueWithTheLastSecond().until("2027-01-29T23:00:00Z");
        assertThat(ended.state().contract().state()).isEqualTo(EngagementStatus.ENDED);

        ended.whenStoredLate(submit("d1"), VA, "2027-01-29T22:59:59.9Z")
                .thenEvents(event(1, true, "2027-01-29T22:59:59Z"));
        assertThat(ended.state().contract().state()).isEqualTo(EngagementStatus.ENDED);
        ended.thenGround("missed-d1", Ground.State.WITHDRAWN, "ev-3", "ev-5");
    }

    @Test
    void afterTheLastDayItIsTooLate() {
        dueWithTheLastSecond()
                .when(submit("d1"), VA, "2027-01-29T23:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFacts(Map.of("state", "ENDED", "command", "submit-deliverable"));
    }
}
