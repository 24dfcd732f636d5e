package io.engagements.rules.metrics;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.resign;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.submitPart;
import static io.engagements.rules.Commands.terminateAt;
import static io.engagements.rules.Commands.withdrawTermination;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.noticed;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.metrics.Metric.LATENESS;
import static io.engagements.rules.metrics.Metric.MISSED;
import static io.engagements.rules.metrics.Metric.ON_TIME_AGREED;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.rules.EngagementScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunctualityTest {

    private static final String LATER = "2027-12-31T00:00:00Z";

    @Test
    void withoutAnythingEligibleThereIsNoPercentage() {
        assertThat(Numbers.of(hired(), LATER).share(ON_TIME_AGREED)).isEqualTo(new Share(0, 0));
        assertThat(Numbers.of(hired(), LATER).share(ON_TIME_AGREED).percent()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2027-01-29T16:59:59Z, 0", "2027-01-29T17:00:00Z, 0", "2027-01-29T17:00:01Z, 1"})
    void whatIsNotDeliveredIsEligibleTheSecondAfterItsDue(String asOf, int eligible) {
        Numbers numbers = Numbers.of(committed().until(LATER), asOf);

        assertThat(numbers.share(ON_TIME_AGREED)).isEqualTo(new Share(0, eligible));
        assertThat(numbers.share(MISSED)).isEqualTo(new Share(eligible, eligible));
    }

    @ParameterizedTest
    @CsvSource({"2027-01-28T10:59:59Z, 0", "2027-01-28T11:00:00Z, 1"})
    void whatIsDeliveredEarlyIsEligibleFromThenOn(String asOf, int eligible) {
        assertThat(Numbers.of(submitted(), asOf).share(ON_TIME_AGREED)).isEqualTo(new Share(eligible, eligible));
    }

    @ParameterizedTest
    @CsvSource({"2027-01-29T17:00:00.999Z, 1", "2027-01-29T17:00:01.000Z, 0"})
    void aSubmissionInTheDuesOwnSecondIsOnTime(String receipt, int onTime) {
        Numbers numbers = Numbers.of(committed().given(submit("d1"), VA, receipt), LATER);

        assertThat(numbers.share(ON_TIME_AGREED)).isEqualTo(new Share(onTime, 1));
        assertThat(numbers.share(MISSED)).isEqualTo(new Share(1 - onTime, 1));
    }

    @Test
    void aSupersededMissCountsAsKept() {
        EngagementScenario story = committed().until("2027-01-29T17:00:01Z");
        story.whenStoredLate(submit("d1"), VA, "2027-01-29T17:00:00.9Z").thenDone();

        assertThat(Numbers.of(story, "2027-01-29T17:00:01Z").share(ON_TIME_AGREED))
                .isEqualTo(new Share(1, 1));
        assertThat(Numbers.of(story, LATER).because(ON_TIME_AGREED, "d1"))
                .as("commitment, miss and submission")
                .containsExactly("ev-2", "ev-3", "ev-4");
    }

    @Test
    void aPartDoesNotKeepADeadline() {
        EngagementScenario story =
                committed().given(submitPart("d1"), VA, "2027-01-28T11:00:00Z").until(LATER);

        assertThat(Numbers.of(story, LATER).share(MISSED)).isEqualTo(new Share(1, 1));
    }

    @Test
    void whatWasNeverCommittedToCountsForNobody() {
        EngagementScenario story = hired().given(request("d1", "2027-01-29T18:00"), CLIENT, "2027-01-12T09:00:00Z");

        assertThat(Numbers.of(story, LATER).items(MISSED)).isEmpty();
    }

    @Test
    void aMissedRoundDoesNotTouchTheFirstSubmissionsPunctuality() {
        assertThat(Numbers.of(improving().until(LATER), LATER).share(MISSED)).isEqualTo(new Share(0, 1));
    }

    @Test
    void whatIsStillOwedIsOpenOverdueAndOnlyDeliveryMakesItLate() {
        EngagementScenario story = committed().until("2027-02-01T17:00:00Z");
        Item owed = Numbers.of(story, "2027-02-01T17:00:00Z").items(LATENESS).get(0);

        assertThat(owed.is(Punctuality.OPEN_OVERDUE)).isTrue();
        assertThat(Durations.hours(owed.amount())).isEqualTo("72.0");

        story.given(submit("d1"), VA, "2027-02-01T17:00:01Z");
        assertThat(Numbers.of(story, LATER).durations(LATENESS)).isEqualTo(new Durations(java.util.List.of(259_201L)));
    }

    @Test
    void whatIsWantedNoMoreIsMissedButNotOverdue() {
        EngagementScenario story = committed().given(cancel("d1"), CLIENT, "2027-02-01T09:00:00Z");

        assertThat(Numbers.of(story, LATER).share(MISSED)).isEqualTo(new Share(1, 1));
        assertThat(Numbers.of(story, LATER).items(LATENESS)).isEmpty();
    }

    /** d1 is missed; x is due after the last day. */
    private static EngagementScenario terminated() {
        return noticed()
                .given(request("x", "2027-04-30T18:00"), CLIENT, "2027-02-10T09:00:00Z")
                .given(commit("x"), VA, "2027-02-10T09:00:00Z")
                .given(terminateAt("2027-03-31T18:00", "missed-d1"), CLIENT, "2027-03-01T09:00:00Z");
    }

    @Test
    void whatIsReleasedIsLeftOutOnceItsDueHasPassed() {
        EngagementScenario story = terminated().until(LATER);

        assertThat(Numbers.of(story, LATER).of(MISSED)).containsExactly("d1");
        assertThat(Numbers.of(story, LATER).leftOut(MISSED)).containsExactly("x RELEASED");
        assertThat(Numbers.of(story, "2027-04-30T16:00:00Z").leftOut(MISSED)).isEmpty();
    }

    @Test
    void aReleaseEndsWithTheTermination() {
        EngagementScenario story = terminated()
                .given(withdrawTermination(), CLIENT, "2027-03-02T09:00:00Z")
                .until(LATER);

        assertThat(Numbers.of(story, LATER).of(MISSED)).containsExactly("d1", "x");
    }

    /** x is due on 30 April; the VA's last day is 31 March. */
    @Test
    void whoeverFixesALastDayWhatFallsDueLaterIsReleasedFromThenOn() {
        EngagementScenario story = committed()
                .given(request("x", "2027-04-30T18:00"), CLIENT, "2027-02-10T09:00:00Z")
                .given(commit("x"), VA, "2027-02-10T09:00:00Z")
                .given(resign("2027-03-31"), VA, "2027-03-01T09:00:00Z")
                .until(LATER);

        assertThat(Numbers.of(story, LATER).of(MISSED)).containsExactly("d1");
        assertThat(Numbers.of(story, LATER).leftOut(MISSED)).containsExactly("x RELEASED");
        assertThat(Numbers.of(story, "2027-03-31T21:59:59Z").ids(LATENESS, item -> item.is("OPEN_OVERDUE")))
                .containsExactly("d1");
        assertThat(Numbers.of(story, "2027-03-31T22:00:00Z").items(LATENESS)).isEmpty();
    }

    @Test
    void aWithdrawnTerminationLeavesTheResignationThatStands() {
        EngagementScenario resigned = terminated()
                .given(resign("2027-04-15"), VA, "2027-03-02T09:00:00Z")
                .given(withdrawTermination(), CLIENT, "2027-03-03T09:00:00Z")
                .until(LATER);

        assertThat(Numbers.of(resigned, LATER).leftOut(MISSED)).containsExactly("x RELEASED");
        assertThat(Numbers.of(resigned, "2027-04-15T21:59:59Z").ids(LATENESS, item -> item.is("OPEN_OVERDUE")))
                .containsExactly("d1");
        assertThat(Numbers.of(resigned, "2027-04-15T22:00:00Z").items(LATENESS)).isEmpty();
    }

    @Test
    void afterTheLastDayNothingIsOverdue() {
        EngagementScenario story = terminated().until(LATER);

        assertThat(Numbers.of(story, "2027-03-31T16:00:00Z").ids(LATENESS, item -> item.is("OPEN_OVERDUE")))
                .containsExactly("d1");
        assertThat(Numbers.of(story, "2027-03-31T16:00:01Z").items(LATENESS)).isEmpty();
    }

    /** As of the moment between, the submission is known and the commitment is not. */
    @Test
    void workReceivedBeforeTheCommitmentThatWasStoredAheadOfItIsNotEligibleYet() {
        EngagementScenario story = hired().given(request("d1", "2027-01-29T18:00"), CLIENT, "2027-01-12T09:00:00Z")
                .given(commit("d1"), VA, "2027-01-12T09:00:05Z");
        story.whenStoredLate(submit("d1"), VA, "2027-01-12T09:00:03Z").thenDone();

        assertThat(Numbers.of(story, "2027-01-12T09:00:04Z").share(ON_TIME_AGREED))
                .isEqualTo(new Share(0, 0));
        assertThat(Numbers.of(story, "2027-01-12T09:00:05Z").share(ON_TIME_AGREED))
                .isEqualTo(new Share(1, 1));
    }
}
