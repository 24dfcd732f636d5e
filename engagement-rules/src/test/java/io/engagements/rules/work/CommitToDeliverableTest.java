package io.engagements.rules.work;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.Stories.terminatedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.WorkEvent.DeliverableCommitted;
import io.engagements.events.engagement.WorkEvent.RequestLapsed;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommitToDeliverableTest {

    private static final String AT = "2027-01-12T09:00:00Z";

    private static EngagementScenario requested() {
        return hired().given(request("d1", "2027-01-29T18:00"), CLIENT, AT);
    }

    @Test
    void theDueBindsFromTheCommitmentOn() {
        var due = Deadlines.at(LocalDateTime.parse("2027-01-29T18:00"), ZoneId.of("Europe/Madrid"));
        var scenario = requested();

        assertThat(scenario.deliverable("d1").agreedDue()).isNull();
        scenario.when(commit("d1"), VA, AT)
                .thenEvents(new DeliverableCommitted("e1", "d1", due, VA.stamp(Instant.parse(AT))));
        assertThat(scenario.deliverable("d1").delivery().originalDue()).isEqualTo(due);
        assertThat(scenario.deliverable("d1").agreedDue()).isEqualTo(due);
        assertThat(scenario.deliverable("d1").state()).isEqualTo(DeliverableState.COMMITTED);
    }

    @Test
    void nobodyBindsThemselvesToADueThatHasPassed() {
        requested().when(commit("d1"), VA, "2027-01-29T17:00:00.999Z").thenDone();
        requested()
                .whenStoredLate(commit("d1"), VA, "2027-01-29T17:00:01Z")
                .thenRefused(RuleId.DUE_AHEAD)
                .withFacts(Map.of("due", "2027-01-29T17:00:00Z", "now", "2027-01-29T17:00:01Z"))
                .withNext("decline-deliverable");
    }

    @Test
    void aRequestThatNobodyAnsweredLapsesAndIsNeverMissed() {
        var due = Deadlines.at(LocalDateTime.parse("2027-01-29T18:00"), ZoneId.of("Europe/Madrid"));
        var lapsed = requested().until("2027-12-31T00:00:00Z");

        assertThat(lapsed.clockFacts())
                .containsExactly(
                        new RequestLapsed("e1", "d1", due, Stamp.byClock(Instant.parse("2027-01-29T17:00:01Z"))));
        assertThat(lapsed.deliverable("d1").state()).isEqualTo(DeliverableState.LAPSED);
        lapsed.when(commit("d1"), VA, "2027-12-31T00:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "LAPSED");
    }

    @Test
    void receivedInTimeButStoredAfterTheLapseItBinds() {
        var lapsed = requested().until("2027-01-29T17:00:01Z");
        lapsed.whenStoredLate(commit("d1"), VA, "2027-01-29T17:00:00.9Z").thenDone();

        assertThat(lapsed.deliverable("d1").state()).isEqualTo(DeliverableState.COMMITTED);
        assertThat(lapsed.deliverable("d1").delivery().lapsedAt()).isNull();
        assertThat(lapsed.until("2027-01-29T17:00:01Z").deliverable("d1").state())
                .as("and the due passed")
                .isEqualTo(DeliverableState.MISSED);
    }

    @Test
    void aLastDayBeforeTheDueEndsTheRequest() {
        var ended = terminatedBy("2027-03-31T18:00", "late", "2027-03-31T18:00:01", "early", "2027-03-15T18:00")
                .until("2027-12-31T00:00:00Z");

        assertThat(ended.deliverable("early").delivery().lapsedAt()).isEqualTo("2027-03-15T17:00:01Z");
        assertThat(ended.deliverable("late").delivery().lapsedAt())
                .as("with the last day at the latest")
                .isEqualTo("2027-03-31T16:00:01Z");
        assertThat(ended.deliverable("late").state()).isEqualTo(DeliverableState.LAPSED);
    }

    @Test
    void aDueBeyondALastDayFixedSinceIsRefused() {
        terminatedBy("2027-03-31T18:00", "late", "2027-03-31T18:00:01", "onTime", "2027-03-31T18:00")
                .when(commit("late"), VA, "2027-03-02T09:00:00Z")
                .thenRefused(RuleId.DUE_AHEAD)
                .withFact("lastDay", "2027-03-31T16:00:00Z");
        terminatedBy("2027-03-31T18:00", "late", "2027-03-31T18:00:01", "onTime", "2027-03-31T18:00")
                .when(commit("onTime"), VA, "2027-03-02T09:00:00Z")
                .thenDone();
    }

    @Test
    void anUnknownDeliverableIsUnknown() {
        requested().when(commit("d2"), VA, AT).thenUnknown();
    }
}
