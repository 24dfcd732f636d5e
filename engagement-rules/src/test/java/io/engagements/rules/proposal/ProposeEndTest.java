package io.engagements.rules.proposal;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.acceptEnd;
import static io.engagements.rules.Commands.declineEnd;
import static io.engagements.rules.Commands.proposeEnd;
import static io.engagements.rules.Commands.resign;
import static io.engagements.rules.Commands.withdrawEnd;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.committed;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.TerminationEvent.EndAgreed;
import io.engagements.events.engagement.TerminationEvent.EndProposed;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.TermsMother;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.LastDays;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Either side proposes a last day; what both want needs no notice and no lawyer. d1 is due on 29 January. */
class ProposeEndTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private static EngagementScenario proposed(String lastDay) {
        return committed().given(proposeEnd("p1", lastDay), CLIENT, ASKED);
    }

    private static Deadline end(String day) {
        return Deadlines.endOf(LocalDate.parse(day), MADRID);
    }

    @Test
    void aSideProposesAndTheOtherAgrees() {
        committed()
                .when(proposeEnd("p1", "2027-01-20"), VA, ASKED)
                .thenEvents(new EndProposed(
                        "e1",
                        "p1",
                        end("2027-01-20"),
                        "We are done",
                        Deadlines.afterDays(Instant.parse(ASKED), 14, MADRID),
                        VA.stamp(Instant.parse(ASKED))));
        proposed("2027-01-20")
                .when(acceptEnd(), VA, ASKED)
                .thenEvents(new EndAgreed("e1", "p1", end("2027-01-20"), VA.stamp(Instant.parse(ASKED))));
    }

    @Test
    void agreedItIsTheLastDayAndReleasesWhatIsDueBeyondIt() {
        EngagementScenario story = proposed("2027-01-20").given(acceptEnd(), VA, ASKED);

        assertThat(story.state().contract().state()).isEqualTo(EngagementStatus.TERMINATING);
        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.RELEASED);
        assertThat(story.state().contract().proposals().all())
                .extracting(Proposal::state)
                .containsExactly(Proposal.State.ACCEPTED);
        story.until("2027-01-20T23:00:00Z");
        assertThat(story.state().contract().ending().reason()).isEqualTo(EndReason.AGREED);
        assertThat(story.state().grounds().values()).isEmpty();
    }

    @Test
    void theOtherSideMayDeclineAndTheProposerTakesItBack() {
        proposed("2027-01-20")
                .when(declineEnd(), VA, ASKED)
                .thenEvents(new ProposalDeclined(
                        "e1", ProposalKind.END, "p1", null, "Not yet", VA.stamp(Instant.parse(ASKED))));
        proposed("2027-01-20").when(withdrawEnd(), CLIENT, ASKED).thenDone();
        proposed("2027-01-20").when(acceptEnd(), CLIENT, ASKED).thenRefused(RuleId.OTHER_SIDE_ANSWERS);
    }

    @Test
    void theDayLiesAheadWhenItIsProposedAndWhenItIsAgreed() {
        committed()
                .when(proposeEnd("p1", "2027-01-11"), VA, ASKED)
                .thenRefused(RuleId.DUE_AHEAD)
                .withNext("propose-end");
        proposed("2027-01-20").when(acceptEnd(), VA, "2027-01-20T22:59:59Z").thenDone();
        proposed("2027-01-20")
                .when(acceptEnd(), VA, "2027-01-20T23:00:00Z")
                .thenRefused(RuleId.DUE_AHEAD)
                .withNext("decline-end");
    }

    @Test
    void aDayLaterThanTheLastDayWouldChangeNothing() {
        EngagementScenario leaving = committed().given(resign("2027-02-20"), VA, ASKED);

        leaving.when(proposeEnd("p1", "2027-02-21"), VA, ASKED).thenRefused(RuleId.DUE_AHEAD);
        leaving.given(proposeEnd("p1", "2027-02-19"), VA, ASKED).given(acceptEnd(), CLIENT, ASKED);
        assertThat(leaving.state().contract().decisive().map(LastDays.Fixed::reason))
                .contains(EndReason.AGREED);
        leaving.when(proposeEnd("p2", "2027-02-19"), VA, ASKED).thenRefused(RuleId.STATE_FORBIDS);
    }

    @Test
    void anAgreementReceivedOnTheLastDayCountsAlsoWhenItIsStoredAfterTheEnd() {
        EngagementScenario story = EngagementScenario.hiredOn(
                        TermsMother.terms().endsOn("2027-02-26"))
                .given(proposeEnd("p1", "2027-02-25"), VA, "2027-02-20T09:00:00Z")
                .until("2027-02-27T00:00:00Z");
        assertThat(story.state().contract().ending().reason()).isEqualTo(EndReason.COMPLETED);

        story.whenStoredLate(acceptEnd(), CLIENT, "2027-02-25T22:59:59Z").thenDone();
        story.until("2027-02-28T00:00:00Z");
        assertThat(story.state().contract().ending().reason()).isEqualTo(EndReason.AGREED);
    }

    @Test
    void afterTheLastDayNothingIsAgreed() {
        EngagementScenario story = EngagementScenario.hiredOn(
                        TermsMother.terms().endsOn("2027-02-26"))
                .given(proposeEnd("p1", "2027-02-25"), VA, "2027-02-20T09:00:00Z");

        story.when(acceptEnd(), CLIENT, "2027-02-26T23:00:00Z").thenOvertaken();
        story.when(proposeEnd("p2", "2027-03-25"), VA, "2027-02-26T23:00:00Z").thenRefused(RuleId.STATE_FORBIDS);
    }
}
