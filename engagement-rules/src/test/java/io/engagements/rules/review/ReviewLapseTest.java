package io.engagements.rules.review;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.submitOther;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.ReviewEvent.ReviewLapsed;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.metrics.Numbers;
import io.engagements.rules.metrics.Share;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client says nothing. d1 was submitted on 28 January 11:00Z; the window ends on 4 February 11:00Z. */
class ReviewLapseTest {

    private static final String LAST_SECOND = "2027-02-04T11:00:00.5Z";
    private static final String TOO_LATE = "2027-02-04T11:00:01Z";

    @Test
    void theReviewLapsesTheSecondAfterItsWindow() {
        var until = Deadlines.at(LocalDateTime.parse("2027-02-04T12:00"), ZoneId.of("Europe/Madrid"));
        var lapsed = submitted().until("2027-03-01T00:00:00Z");

        assertThat(lapsed.clockFacts())
                .containsExactly(new ReviewLapsed("e1", "d1", 1, until, Stamp.byClock(Instant.parse(TOO_LATE))));
        assertThat(lapsed.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);
    }

    @Test
    void silenceIsNeverAnAcceptanceByAPerson() {
        EngagementScenario lapsed = submitted().until(TOO_LATE);

        assertThat(lapsed.deliverable("d1").review().acceptance()).isNull();
        assertThat(Numbers.of(lapsed, TOO_LATE).share(Metric.FIRST_PASS_ACCEPTANCE))
                .isEqualTo(new Share(0, 0));
    }

    @Test
    void inTheWindowsOwnSecondADecisionIsInTime() {
        submitted().when(accept("d1", 1), CLIENT, LAST_SECOND).thenDone();
        submitted().when(improve("d1", 1, "1"), CLIENT, LAST_SECOND).thenDone();
    }

    @Test
    void afterItEveryDecisionIsTooLate() {
        submitted()
                .when(accept("d1", 1), CLIENT, TOO_LATE)
                .thenRefused(RuleId.REVIEW_CLOSED)
                .withFact("reviewUntil", "2027-02-04T11:00:00Z")
                .withNext("propose-reopening", "request-deliverable");
        submitted().when(improve("d1", 1, "1"), CLIENT, TOO_LATE).thenRefused(RuleId.REVIEW_CLOSED);
        submitted().when(submit("d1"), VA, TOO_LATE).thenRefused(RuleId.STATE_FORBIDS);
    }

    @Test
    void receivedInTimeButStoredAfterTheLapseADecisionCounts() {
        var accepted = submitted().until(TOO_LATE);
        accepted.whenStoredLate(accept("d1", 1), CLIENT, LAST_SECOND).thenDone();

        assertThat(accepted.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED);
        assertThat(accepted.deliverable("d1").review().lapses())
                .as("the lapse stays visible")
                .extracting(Review.Lapse::superseded)
                .containsExactly(true);
    }

    @Test
    void soDoesAReplacement() {
        var replaced = submitted().until(TOO_LATE);
        replaced.whenStoredLate(submitOther("d1"), VA, LAST_SECOND).thenDone();

        assertThat(replaced.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);
        assertThat(replaced.deliverable("d1").review().lapses().get(0).superseded())
                .isTrue();
    }

    @Test
    void noneRunsWhileARoundIsOpen() {
        assertThat(improving().until("2027-06-01T00:00:00Z").clockFacts())
                .as("only the round's own due")
                .hasSize(1);
    }

    @Test
    void aResubmissionOpensAWindowOfItsOwn() {
        var lapsed =
                improving().given(submitOther("d1"), VA, "2027-02-01T09:00:00Z").until("2027-02-08T09:00:01Z");

        assertThat(lapsed.deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);
        assertThat(lapsed.deliverable("d1").review().lapses().get(0).submissionVersion())
                .isEqualTo(2);
    }

    @Test
    void windowsGoOnAfterTheLastDay() {
        var ended = hiredOn(terms().endsOn("2027-01-29"))
                .given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(submit("d1"), VA, "2027-01-28T11:00:00Z")
                .until("2027-02-04T11:00:00Z");
        assertThat(ended.state().contract().state()).isEqualTo(EngagementStatus.ENDED);
        assertThat(ended.deliverable("d1").state()).isEqualTo(DeliverableState.SUBMITTED);

        assertThat(ended.until(TOO_LATE).deliverable("d1").state()).isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);
    }

    @ParameterizedTest
    @CsvSource({"2027-03-25T17:00:00Z, 2027-04-01T16:00:00Z", "2027-10-28T16:00:00Z, 2027-11-04T17:00:00Z"})
    void sevenDaysAreCalendarDaysAcrossAClockChange(String submitted, String until) {
        var story = hiredOn(terms())
                .given(request("d1", "2027-12-01T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(submit("d1"), VA, submitted);

        assertThat(story.deliverable("d1").review().latest().orElseThrow().reviewUntil())
                .extracting(end -> end.instant().toString())
                .isEqualTo(until);
    }
}
