package io.engagements.rules.work;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.CRITERIA;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.CriterionDraft;
import io.engagements.events.engagement.WorkCommand.RequestDeliverable;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.Resolution;
import io.engagements.events.time.When;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestDeliverableTest {

    private static final String AT = "2027-01-12T09:00:00Z";
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @Test
    void aLocalDueIsInTheContractZone() {
        hired().when(request("d1", "2027-01-29T18:00"), CLIENT, AT)
                .thenEvents(new DeliverableRequested(
                        "e1",
                        "d1",
                        "Price list",
                        null,
                        CRITERIA,
                        Deadlines.at(LocalDateTime.parse("2027-01-29T18:00"), MADRID),
                        CLIENT.stamp(Instant.parse(AT))));
    }

    @Test
    void aDueMayNameAZoneOfItsOwn() {
        var scenario = hired();
        scenario.when(
                        new RequestDeliverable(
                                "e1",
                                "d1",
                                "Price list",
                                "Brief",
                                List.of(new CriterionDraft("1", "PDF")),
                                When.of(LocalDateTime.parse("2027-01-29T12:00"), ZoneId.of("America/Bogota")),
                                null),
                        CLIENT,
                        AT)
                .thenDone();

        Deadline due = scenario.deliverable("d1").delivery().requestedDue();
        assertThat(due.zone()).isEqualTo(ZoneId.of("America/Bogota"));
        assertThat(due.instant()).isEqualTo("2027-01-29T17:00:00Z");
    }

    @Test
    void aDueInAnOverlapOrAGapIsFlagged() {
        var scenario = hired().given(request("overlap", "2027-10-31T02:30"), CLIENT, AT)
                .given(request("gap", "2027-03-28T02:30"), CLIENT, AT);

        assertThat(scenario.deliverable("overlap").delivery().requestedDue().resolution())
                .isEqualTo(Resolution.LATER_OF_OVERLAP);
        assertThat(scenario.deliverable("gap").delivery().requestedDue().resolution())
                .isEqualTo(Resolution.SHIFTED_FROM_GAP);
    }

    @Test
    void aDueIsNotPastInItsOwnSecond() {
        hired().when(request("d1", "2027-01-12T09:00:00Z"), CLIENT, "2027-01-12T09:00:00.999Z")
                .thenDone();
        hired().when(request("d1", "2027-01-12T09:00:00Z"), CLIENT, "2027-01-12T09:00:01Z")
                .thenRefused(RuleId.DUE_AHEAD)
                .withFacts(Map.of("due", "2027-01-12T09:00:00Z", "now", "2027-01-12T09:00:01Z"))
                .withNext("request-deliverable");
    }

    @Test
    void aDueIsNotAfterTheLastSecondOfTheLastDay() {
        hiredOn(terms().endsOn("2027-02-26"))
                .when(request("d1", "2027-02-26T23:59:59"), CLIENT, AT)
                .thenDone();
        hiredOn(terms().endsOn("2027-02-26"))
                .when(request("d1", "2027-02-27T00:00"), CLIENT, AT)
                .thenRefused(RuleId.DUE_AHEAD)
                .withFacts(Map.of("due", "2027-02-26T23:00:00Z", "now", AT, "lastDay", "2027-02-26T22:59:59Z"));
    }

    @Test
    void anIdIsTakenOnce() {
        hired().given(request("d1", "2027-01-29T18:00"), CLIENT, AT)
                .given(commit("d1"), VA, AT)
                .when(request("d1", "2027-01-29T18:00"), CLIENT, "2027-01-13T09:00:00Z")
                .thenLostTo(1, "request-deliverable", "ceramica-ruiz", AT);
    }

    @Test
    void afterTheEndNothingIsAskedFor() {
        hiredOn(terms().endsOn("2027-01-31"))
                .when(request("d1", "2027-03-01T18:00"), CLIENT, "2027-01-31T23:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFacts(Map.of("state", "ENDED", "command", "request-deliverable"));
    }
}
