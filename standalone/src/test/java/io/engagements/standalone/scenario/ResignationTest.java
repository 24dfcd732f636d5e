package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Story S16: the VA resigns, and nothing can be made of that against it. */
class ResignationTest {

    private static final String E1 = "/api/engagements/e1";

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void theVaLeavesAndWhatFallsDueLaterIsReleased() {
        product.clock("2027-07-01T09:00:00Z");
        hireInLondon();
        Story.commission(product, "e1", "d13", "2027-08-13T18:00");
        Story.commission(product, "e1", "d27", "2027-08-27T18:00");

        product.clock("2027-08-02T09:00:00Z");
        noticeMustBeKeptByBothSides();
        String resignation = theVaResigns();
        theClientCannotTurnItIntoForCause();
        bothSidesHaveTheirSay(resignation);
        whatIsDueBeforeTheLastDayBinds();
        theEngagementEnds();
        theNumbersLeaveOutWhatWasReleased();
        beforeTheResignationNothingWasReleased();
    }

    private static void hireInLondon() {
        Map<String, Object> terms = new TreeMap<>(Story.terms("Europe/London"));
        terms.put("noticeDays", 15);
        Story.consider(product, "c-e1", Story.VA, terms);
        product.as(Story.CLIENT).hireVa("e1", "c-e1", 1).expect(201);
    }

    private static void noticeMustBeKeptByBothSides() {
        Reply early = product.as(Story.VA)
                .leave("resign-engagement", "e1", "2027-08-16")
                .refusedBy("NOTICE-PERIOD");
        assertThat(early.text("/facts/earliestEffectiveAt")).isEqualTo("2027-08-17T09:00:00Z");
        product.as(Story.CLIENT).leave("end-by-notice", "e1", "2027-12-31").refusedBy("NOTICE-PERIOD");
    }

    private static String theVaResigns() {
        Reply done = product.as(Story.VA)
                .leave("resign-engagement", "e1", "2027-08-17")
                .expect(200);
        Reply view = product.as(Story.CLIENT).read(E1);
        assertThat(view.text("/state")).isEqualTo("TERMINATING");
        assertThat(view.text("/lastDay/local")).isEqualTo("2027-08-17T23:59:59");
        assertThat(view.text("/lastDay/instant")).isEqualTo("2027-08-17T22:59:59Z");
        assertThat(view.text("/lastDays/0/reason")).isEqualTo("RESIGNED");
        assertThat(view.at("/termination").isObject()).isFalse();
        assertThat(state("d13")).isEqualTo("COMMITTED");
        assertThat(state("d27")).isEqualTo("RELEASED");
        return done.text("/events/0/id");
    }

    private static void theClientCannotTurnItIntoForCause() {
        product.as(Story.CLIENT)
                .terminateContract("e1", List.of("missed-d27"), "2027-08-17T12:00")
                .refusedBy("GROUNDS-REQUIRED", "LAWYER-APPROVAL");
    }

    private static void bothSidesHaveTheirSay(String resignation) {
        product.as(Story.CLIENT).addStatement("e1", "TERMINATION", resignation).expect(200);
        product.as(Story.VA).addStatement("e1", "DELIVERABLE", "d27").expect(200);
        product.as(Story.VA).addStatement("e1", "NOTICE", resignation).expect(404);

        Reply view = product.as(Story.VA).read(E1);
        assertThat(view.text("/lastDays/0/statements/0/text")).isEqualTo("I disagree.");
        assertThat(view.text("/lastDays/0/statements/0/by/party")).isEqualTo(Story.CLIENT);
        assertThat(Story.deliverable(product, "e1", "d27")
                        .at("/statements/0/by/party")
                        .asString())
                .isEqualTo(Story.VA);
    }

    private static void whatIsDueBeforeTheLastDayBinds() {
        product.clock("2027-08-13T17:00:00Z");
        assertThat(state("d13")).isEqualTo("COMMITTED");
        product.clock("2027-08-13T17:00:01Z");
        assertThat(state("d13")).isEqualTo("MISSED");
    }

    private static void theEngagementEnds() {
        product.clock("2027-08-17T22:59:59Z");
        assertThat(product.as(Story.VA).read(E1).text("/state")).isEqualTo("TERMINATING");
        product.clock("2027-08-17T23:00:00Z");
        Reply view = product.as(Story.VA).read(E1);
        assertThat(view.text("/state")).isEqualTo("ENDED");
        assertThat(view.text("/endReason")).isEqualTo("RESIGNED");
    }

    private static void theNumbersLeaveOutWhatWasReleased() {
        product.clock("2027-08-28T09:00:00Z");
        Figures.of(product, "e1").are("onTimeAgreed", 0, 1);
        Figures.of(product, "e1").are("missed", 1, 1);
        assertThat(Figures.of(product, "e1").figure("lateness").path("openOverdue"))
                .isEmpty();
        JsonNode excluded = product.as(Story.VA)
                .get(E1 + "/compliance?explain=true")
                .at("/windows/whole/metrics/onTimeAgreed/items/excluded");
        assertThat(excluded).hasSize(1);
        assertThat(excluded.at("/0/deliverableId").asString()).isEqualTo("d27");
        assertThat(excluded.at("/0/reason").asString()).isEqualTo("RELEASED");
    }

    private static void beforeTheResignationNothingWasReleased() {
        Reply before = product.as(Story.AUDITOR).readAsOf(E1, "2027-08-02T08:59:59Z");
        assertThat(before.text("/state")).isEqualTo("ACTIVE");
        assertThat(before.texts("/deliverables", "state")).containsExactly("COMMITTED", "COMMITTED");
        Reply now = product.as(Story.AUDITOR).read(E1);
        assertThat(product.as(Story.AUDITOR)
                        .readAsOf(E1, "2027-08-28T09:00:00Z")
                        .body())
                .as("the replay of everything is what the projection shows")
                .isEqualTo(now.body());
    }

    private static String state(String deliverable) {
        return Story.deliverable(product, "e1", deliverable).path("state").asString();
    }
}
