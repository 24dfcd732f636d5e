package io.engagements.rules.termination;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.endByNotice;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.resign;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminateAt;
import static io.engagements.rules.Commands.withdrawTermination;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.TerminationEvent.EngagementEnded;
import io.engagements.events.engagement.TerminationEvent.OrdinaryNoticeGiven;
import io.engagements.events.engagement.TerminationEvent.VAResigned;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.TermsMother;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resignation and ordinary notice in London, in summer: a day ends at 22:59:59Z. Notice is 15 days, the client's 30. */
class ResignationTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String AT = "2027-08-02T09:00:00Z";
    private static final String LATER = "2028-01-01T00:00:00Z";

    private static TermsMother london() {
        return terms().zone("Europe/London").noticeDays(15).clientNoticeDays(30);
    }

    private static EngagementScenario owing(TermsMother terms) {
        EngagementScenario story = hiredOn(terms);
        for (String due : new String[] {"2027-08-13", "2027-08-27", "2027-09-10"}) {
            story.given(request("due-" + due, due + "T18:00"), CLIENT, ASKED).given(commit("due-" + due), VA, ASKED);
        }
        return story;
    }

    private static DeliverableState state(EngagementScenario story, String day) {
        return story.deliverable("due-2027-" + day).state();
    }

    @Test
    void theVaLeavesOnALastDayAfterTheNoticePeriodAndNoLawyerIsAsked() {
        var story = owing(london());
        story.when(resign("2027-08-17"), VA, AT)
                .thenEvents(new VAResigned(
                        "e1",
                        Deadlines.endOf(LocalDate.parse("2027-08-17"), LONDON),
                        "Moving abroad",
                        VA.stamp(Instant.parse(AT))));

        assertThat(story.state().contract().state()).isEqualTo(EngagementStatus.TERMINATING);
        assertThat(story.state().contract().lastDay().orElseThrow().instant()).isEqualTo("2027-08-17T22:59:59Z");
        assertThat(state(story, "08-13")).isEqualTo(DeliverableState.COMMITTED);
        assertThat(state(story, "08-27")).isEqualTo(DeliverableState.RELEASED);
        story.until(LATER);
        assertThat(state(story, "08-13")).isEqualTo(DeliverableState.MISSED);
        assertThat(story.events()).endsWith(ended(EndReason.RESIGNED, "2027-08-17T23:00:00Z"));
        assertThat(story.state().contract().ending().reason()).isEqualTo(EndReason.RESIGNED);
    }

    private static EngagementEnded ended(EndReason reason, String at) {
        return new EngagementEnded("e1", reason, Stamp.byClock(Instant.parse(at)));
    }

    @Test
    void aDayTooEarlyIsRefused() {
        owing(london())
                .when(resign("2027-08-16"), VA, AT)
                .thenRefused(RuleId.NOTICE_PERIOD)
                .withFacts(Map.of(
                        "effectiveAt", "2027-08-16T22:59:59Z",
                        "earliestEffectiveAt", "2027-08-17T09:00:00Z"))
                .withNext("resign-engagement", "propose-end");
        owing(london())
                .when(endByNotice("2027-08-31"), CLIENT, AT)
                .thenRefused(RuleId.NOTICE_PERIOD)
                .withFact("earliestEffectiveAt", "2027-09-01T09:00:00Z")
                .withNext("end-by-notice", "propose-end");
    }

    @Test
    void theClientLeavesOnlyWhereTheTermsGiveItAnOrdinaryNotice() {
        var story = owing(london());
        story.when(endByNotice("2027-09-01"), CLIENT, AT)
                .thenEvents(new OrdinaryNoticeGiven(
                        "e1",
                        Deadlines.endOf(LocalDate.parse("2027-09-01"), LONDON),
                        "We close the shop",
                        CLIENT.stamp(Instant.parse(AT))));
        assertThat(reason(story)).isEqualTo(EndReason.BY_NOTICE);

        hiredOn(terms().zone("Europe/London"))
                .when(endByNotice("2028-09-01"), CLIENT, AT)
                .thenRefused(RuleId.NOTICE_PERIOD)
                .withFacts(Map.of("effectiveAt", "2028-09-01T22:59:59Z"))
                .withNext("propose-end");
    }

    private static EndReason reason(EngagementScenario story) {
        return Objects.requireNonNull(
                story.until(LATER).state().contract().ending().reason());
    }

    @Test
    void whoLeavesAlreadyMayLeaveEarlierButNotAgain() {
        var story = owing(london()).given(resign("2027-08-31"), VA, AT);
        story.when(resign("2027-08-31"), VA, AT)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "TERMINATING");
        assertThat(state(story, "08-27")).isEqualTo(DeliverableState.COMMITTED);

        story.given(resign("2027-08-20"), VA, AT);
        assertThat(story.state().contract().lastDay().orElseThrow().instant()).isEqualTo("2027-08-20T22:59:59Z");
        assertThat(state(story, "08-27")).isEqualTo(DeliverableState.RELEASED);
        story.until(LATER).when(resign("2028-08-20"), VA, LATER).thenRefused(RuleId.STATE_FORBIDS);
    }

    /** Missed and noticed in July, with the lawyer's approval; terminated on 2 August by the given time. */
    private static EngagementScenario terminated(TermsMother terms, String effective) {
        return owing(terms)
                .given(appoint("sol"), CLIENT, ASKED)
                .given(approve(), LAWYER, ASKED)
                .given(request("gone", "2027-07-01T18:00"), CLIENT, ASKED)
                .given(commit("gone"), VA, ASKED)
                .given(notice("missed-gone"), CLIENT, "2027-07-05T09:00:00Z")
                .given(terminateAt(effective, "missed-gone"), CLIENT, AT);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-08-25T12:00, 2027-08-24, RESIGNED, 2027-08-24T23:00:00Z",
        "2027-08-25T12:00, 2027-08-25, TERMINATED_FOR_CAUSE, 2027-08-25T11:00:01Z",
        "2027-08-25T23:59:59, 2027-08-25, TERMINATED_FOR_CAUSE, 2027-08-25T23:00:00Z",
    })
    void theEarliestLastDayWinsAndOfTwoAlikeTheFirst(String effective, String day, EndReason reason, String at) {
        var story = terminated(london(), effective)
                .given(resign(day), VA, "2027-08-03T09:00:00Z")
                .until(LATER);

        assertThat(story.events()).endsWith(ended(reason, at));
        assertThat(story.state().contract().ending().reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"2027-08-31, EXPIRED", "2027-09-01, EXPIRED", "2027-09-02, RESIGNED"})
    void theTermsOwnEndWinsWhereItComesNoLater(String endsOn, EndReason reason) {
        var story = hiredOn(london().endsOn(endsOn))
                .given(request("d1", "2027-08-13T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED);

        assertThat(reason(story.given(resign("2027-09-01"), VA, AT))).isEqualTo(reason);
    }

    @Test
    void whatIsReleasedComesBackOnlyUpToTheLastDayThatRemains() {
        var story = terminated(london(), "2027-08-20T12:00").given(resign("2027-08-31"), VA, AT);
        assertThat(state(story, "08-27")).isEqualTo(DeliverableState.RELEASED);

        story.given(withdrawTermination(), CLIENT, "2027-08-03T09:00:00Z");
        assertThat(story.state().contract().state()).isEqualTo(EngagementStatus.TERMINATING);
        assertThat(state(story, "08-27")).isEqualTo(DeliverableState.COMMITTED);
        assertThat(state(story, "09-10")).isEqualTo(DeliverableState.RELEASED);
        assertThat(reason(story)).isEqualTo(EndReason.RESIGNED);
        assertThat(state(story, "08-27")).isEqualTo(DeliverableState.MISSED);
    }

    @Test
    void aResignationStaysOneWithoutGroundsAndApproval() {
        owing(london())
                .given(resign("2027-08-17"), VA, AT)
                .when(terminateAt("2027-08-17T12:00", "missed-none"), CLIENT, AT)
                .thenRefused(RuleId.GROUNDS_REQUIRED, RuleId.LAWYER_APPROVAL);
    }

    @Test
    void anUnansweredRequestLapsesWithTheLastDay() {
        var story = owing(london())
                .given(request("asked", "2027-08-27T18:00"), CLIENT, ASKED)
                .given(resign("2027-08-17"), VA, AT)
                .until("2027-08-17T22:59:59Z");
        assertThat(story.deliverable("asked").state()).isEqualTo(DeliverableState.REQUESTED);

        story.until("2027-08-17T23:00:00Z");
        assertThat(story.deliverable("asked").state()).isEqualTo(DeliverableState.LAPSED);
    }

    @Test
    void whatWasHandedInIsNotReleased() {
        var story = owing(london()).given(submit("due-2027-08-27"), VA, ASKED).given(resign("2027-08-17"), VA, AT);

        assertThat(state(story, "08-27")).isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);
    }

    @Test
    void receivedBeforeTheEndAndStoredAfterItAnEarlierLastDayWins() {
        var ended = terminated(london().noticeDays(0), "2027-08-20T12:00").until("2027-08-20T11:00:01Z");
        assertThat(ended.state().contract().ending().reason()).isEqualTo(EndReason.TERMINATED_FOR_CAUSE);

        ended.whenStoredLate(resign("2027-08-20"), VA, "2027-08-20T11:00:00Z").thenDone();
        assertThat(ended.state().contract().ending().reason())
                .as("the later last day changes nothing")
                .isEqualTo(EndReason.TERMINATED_FOR_CAUSE);

        ended.whenStoredLate(withdrawTermination(), CLIENT, "2027-08-20T11:00:00Z")
                .thenDone();
        assertThat(ended.state().contract().state()).isEqualTo(EngagementStatus.TERMINATING);
        assertThat(reason(ended)).isEqualTo(EndReason.RESIGNED);
    }

    @ParameterizedTest
    @CsvSource({"2027-08-31T22:59:58Z, ACTIVE", "2027-08-31T22:59:59Z, TERMINATING"})
    void fromTheTermsOwnEndOnItIsTerminating(String at, EngagementStatus expected) {
        assertThat(hiredOn(london().endsOn("2027-08-31"))
                        .until(at)
                        .state()
                        .contract()
                        .stateAt(Instant.parse(at)))
                .isEqualTo(expected);
        assertThat(hiredOn(london()).until(at).state().contract().stateAt(Instant.parse(at)))
                .isEqualTo(EngagementStatus.ACTIVE);
    }
}
