package io.engagements.rules.engagement;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.improveBy;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminateAt;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.accepted;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.noticed;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.TerminationEvent.EngagementEnded;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngagementClockTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private static EngagementScenario owed(EngagementScenario scenario, String id, String due) {
        return scenario.given(request(id, due), CLIENT, ASKED).given(commit(id), VA, ASKED);
    }

    @Test
    void nothingFallsDueWhileNothingRuns() {
        assertThat(EngagementClock.nextDue(hired().state())).isEmpty();
        assertThat(EngagementClock.nextDue(accepted().state())).isEmpty();
    }

    @Test
    void aReviewWindowRunsFromTheSubmissionOn() {
        assertThat(EngagementClock.nextDue(
                        committed().given(submit("d1"), VA, ASKED).state()))
                .contains(Instant.parse("2027-01-19T09:00:01Z"));
    }

    @Test
    void aMissOccursAtTheFirstSecondAfterItsDue() {
        var scenario = committed();

        assertThat(EngagementClock.nextDue(scenario.state())).contains(Instant.parse("2027-01-29T17:00:01Z"));
        assertThat(EngagementClock.next(scenario.state(), Instant.parse("2027-01-29T17:00:00Z")))
                .isEmpty();
        assertThat(EngagementClock.next(scenario.state(), Instant.parse("2027-01-29T17:00:01Z")))
                .contains(new DeadlineMissed(
                        "e1",
                        "d1",
                        null,
                        Deadlines.at(LocalDateTime.parse("2027-01-29T18:00"), MADRID),
                        Stamp.byClock(Instant.parse("2027-01-29T17:00:01Z"))));
    }

    @Test
    void aFactRecordedLaterOccurredAllTheSame() {
        var woken = committed().until("2027-06-01T00:00:00Z");

        assertThat(woken.clockFacts())
                .extracting(fact -> fact.stamp().occurredAt())
                .containsExactly(Instant.parse("2027-01-29T17:00:01Z"));
        assertThat(EngagementClock.nextDue(woken.state()))
                .as("a miss arises once")
                .isEmpty();
    }

    @Test
    void theEarliestDueIsNextWhateverTheOrderOfRequests() {
        var scenario = hired();
        owed(scenario, "late", "2027-02-05T18:00");
        owed(scenario, "early", "2027-01-22T18:00");
        owed(scenario, "middle", "2027-01-29T18:00");

        assertThat(EngagementClock.nextDue(scenario.state())).contains(Instant.parse("2027-01-22T17:00:01Z"));
        assertThat(scenario.until("2027-12-31T00:00:00Z").clockFacts())
                .map(fact -> Engagement.deliverableOf(fact).orElseThrow())
                .containsExactly("early", "middle", "late");
    }

    @Test
    void factsOfOneInstantComeInTheOrderOfTheirDeliverablesAndTheEndComesLast() {
        var scenario = hiredOn(terms().endsOn("2027-01-29"));
        owed(scenario, "b", "2027-01-29T23:59:59");
        owed(scenario, "c", "2027-01-29T23:59:59");
        owed(scenario, "a", "2027-01-29T23:59:59");
        scenario.until("2027-01-29T23:00:00Z");

        assertThat(scenario.clockFacts()).map(EngagementClockTest::named).containsExactly("a", "b", "c", "end");
        assertThat(scenario.clockFacts())
                .allSatisfy(fact -> assertThat(fact.stamp().occurredAt()).isEqualTo("2027-01-29T23:00:00Z"));
    }

    private static String named(EngagementEvent fact) {
        return Engagement.deliverableOf(fact).orElse("end");
    }

    @Test
    void aRoundIsMissedAtItsOwnDue() {
        var scenario = improving().until("2027-02-02T09:00:01Z");

        assertThat(scenario.clockFacts())
                .containsExactly(new DeadlineMissed(
                        "e1",
                        "d1",
                        1,
                        Deadlines.at(LocalDateTime.parse("2027-02-02T10:00"), MADRID),
                        Stamp.byClock(Instant.parse("2027-02-02T09:00:01Z"))));
        assertThat(scenario.deliverable("d1").state()).isEqualTo(DeliverableState.IMPROVEMENT_REQUESTED);
        assertThat(scenario.deliverable("d1").delivery().missedAt()).isNull();
        assertThat(EngagementClock.nextDue(scenario.state())).isEmpty();
    }

    @Test
    void anAcceptedDeliverableRunsNoClock() {
        assertThat(EngagementClock.nextDue(improving()
                        .given(submit("d1"), VA, "2027-02-01T09:00:00Z")
                        .given(accept("d1", 2), CLIENT, "2027-02-01T10:00:00Z")
                        .state()))
                .isEmpty();
    }

    @Test
    void theTermsLastDayCompletesAnEngagementThatOwesNothing() {
        var scenario = hiredOn(terms().endsOn("2027-01-29"));
        assertThat(EngagementClock.nextDue(scenario.state())).contains(Instant.parse("2027-01-29T23:00:00Z"));
        scenario.until("2027-02-10T00:00:00Z");

        assertThat(scenario.events())
                .containsExactly(new EngagementEnded(
                        "e1", EndReason.COMPLETED, Stamp.byClock(Instant.parse("2027-01-29T23:00:00Z"))));
        assertThat(scenario.state().contract().ending().reason()).isEqualTo(EndReason.COMPLETED);
        assertThat(EngagementClock.nextDue(scenario.state()))
                .as("after the last day nothing falls due")
                .isEmpty();
    }

    @Test
    void theTermsLastDayExpiresAnEngagementThatIsOwedWork() {
        assertThat(endReason(owed(hiredOn(terms().endsOn("2027-01-29")), "d1", "2027-01-20T18:00")))
                .as("missed and never delivered")
                .isEqualTo(EndReason.EXPIRED);
        assertThat(endReason(
                        hiredOn(terms().endsOn("2027-01-29")).given(request("d1", "2027-01-20T18:00"), CLIENT, ASKED)))
                .as("never committed to")
                .isEqualTo(EndReason.COMPLETED);
        assertThat(endReason(owed(hiredOn(terms().endsOn("2027-01-29")), "d1", "2027-01-20T18:00")
                        .given(submit("d1"), VA, "2027-01-25T09:00:00Z")))
                .as("delivered late")
                .isEqualTo(EndReason.COMPLETED);
        assertThat(endReason(owed(hiredOn(terms().endsOn("2027-01-29")), "d1", "2027-01-20T18:00")
                        .given(submit("d1"), VA, ASKED)
                        .given(improve("d1", 1, "1"), CLIENT, ASKED)))
                .as("a round is owed")
                .isEqualTo(EndReason.EXPIRED);
    }

    private static EndReason endReason(EngagementScenario scenario) {
        EndReason reason = scenario.until("2027-03-01T00:00:00Z")
                .state()
                .contract()
                .ending()
                .reason();
        assertThat(reason).isNotNull();
        return Objects.requireNonNull(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-18T10:00, 2027-12-31, 2027-02-18T09:00:01Z, TERMINATED_FOR_CAUSE",
        "2027-02-18T10:00, , 2027-02-18T09:00:01Z, TERMINATED_FOR_CAUSE",
        "2027-03-05T00:00, 2027-02-28, 2027-02-28T23:00:00Z, EXPIRED",
        "2027-03-01T00:00, 2027-02-28, 2027-02-28T23:00:00Z, EXPIRED",
        "2027-02-28T23:59:58, 2027-02-28, 2027-02-28T22:59:59Z, TERMINATED_FOR_CAUSE"
    })
    void theEarliestLastDayWinsAndGivesTheReason(
            String effective, @Nullable String endsOn, String endedAt, EndReason reason) {
        var scenario = noticed(endsOn == null ? terms() : terms().endsOn(endsOn))
                .given(terminateAt(effective, "missed-d1"), CLIENT, "2027-02-08T09:00:00Z")
                .until("2028-02-01T00:00:00Z");

        assertThat(scenario.events().get(scenario.events().size() - 1))
                .isEqualTo(new EngagementEnded("e1", reason, Stamp.byClock(Instant.parse(endedAt))));
        assertThat(scenario.state().contract().state()).isEqualTo(EngagementStatus.ENDED);
    }

    /** Terminated on 8 February with effect on 18 February 10:00 in Madrid. */
    private static EngagementScenario terminated(String due) {
        EngagementScenario scenario = noticed();
        return scenario.given(request("d2", due), CLIENT, "2027-02-02T09:00:00Z")
                .given(commit("d2"), VA, "2027-02-02T09:00:00Z")
                .given(terminateAt("2027-02-18T10:00", "missed-d1"), CLIENT, "2027-02-08T09:00:00Z");
    }

    @Test
    void aDueUpToTheLastDayBinds() {
        var scenario = terminated("2027-02-18T10:00").until("2028-01-01T00:00:00Z");

        assertThat(scenario.clockFacts()).map(EngagementClockTest::named).containsExactly("d1", "d2", "end");
        assertThat(scenario.deliverable("d2").state()).isEqualTo(DeliverableState.MISSED);
    }

    @Test
    void aDueBeyondTheLastDayIsReleasedAndNeverMissed() {
        var scenario = terminated("2027-02-18T10:00:01");
        assertThat(scenario.deliverable("d2").state()).isEqualTo(DeliverableState.RELEASED);

        scenario.until("2028-01-01T00:00:00Z");
        assertThat(scenario.clockFacts()).map(EngagementClockTest::named).containsExactly("d1", "end");
        assertThat(scenario.deliverable("d1").state())
                .as("its due had passed before")
                .isEqualTo(DeliverableState.MISSED);
    }

    @Test
    void onlyWhatIsOwedIsReleased() {
        var scenario = noticed();
        scenario.given(request("open", "2027-06-01T18:00"), CLIENT, "2027-02-02T09:00:00Z");
        scenario.given(request("done", "2027-06-01T18:00"), CLIENT, "2027-02-02T09:00:00Z")
                .given(commit("done"), VA, "2027-02-02T09:00:00Z")
                .given(submit("done"), VA, "2027-02-02T10:00:00Z")
                .given(terminateAt("2027-02-18T10:00", "missed-d1"), CLIENT, "2027-02-08T09:00:00Z");

        assertThat(scenario.deliverable("open").state()).isEqualTo(DeliverableState.REQUESTED);
        assertThat(scenario.deliverable("done").state()).isEqualTo(DeliverableState.SUBMITTED);
    }

    @ParameterizedTest
    @CsvSource({"2027-02-18T10:00, true", "2027-02-18T10:00:01, false"})
    void aRoundDueBindsUpToTheLastDayToo(String due, boolean binds) {
        var scenario = noticed()
                .given(request("d2", "2027-02-09T18:00"), CLIENT, "2027-02-02T09:00:00Z")
                .given(commit("d2"), VA, "2027-02-02T09:00:00Z")
                .given(submit("d2"), VA, "2027-02-02T10:00:00Z")
                .given(improveBy(due, "d2", 1, "1"), CLIENT, "2027-02-08T09:00:00Z")
                .given(terminateAt("2027-02-18T10:00", "missed-d1"), CLIENT, "2027-02-08T09:00:00Z")
                .until("2028-01-01T00:00:00Z");
        assertThat(scenario.state().grounds().get("round-1-missed-d2").isPresent())
                .isEqualTo(binds);
        assertThat(scenario.clockFacts()).hasSize(binds ? 3 : 2);
    }
}
