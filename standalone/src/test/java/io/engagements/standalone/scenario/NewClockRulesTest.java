package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Story S22: a country changes its clock rules, and a newer tz database knows it. */
class NewClockRulesTest {

    private static final String DUE = "2027-02-05T18:00";
    private static final String AGREED = "2027-02-05T17:00:00Z";

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void whatWasAgreedStaysAndBothSidesAreTold() {
        Atlantis.isOneHourAhead();
        product.clock("2027-01-11T09:00:00Z");
        Story.hire(product, "e1", Story.VA, Atlantis.ZONE);
        Story.commission(product, "e1", "d1", DUE);
        Story.commission(product, "e1", "d2", Map.of("local", DUE, "zone", Story.MADRID));
        product.settle();
        assertThat(clockChanges(Story.VA)).isEmpty();
        String before = product.as(Story.AUDITOR).read("/api/engagements/e1").body();

        Atlantis.isTwoHoursAhead();

        assertThat(product.as(Story.AUDITOR).read("/api/engagements/e1").body()).isEqualTo(before);
        theDueThatWouldMeanAnotherInstantIsListedForBothSides();
        onlyWhatIsAgreedFromNowOnFollowsTheNewRules();
        theDueBindsAsItWasAgreed();
        theHistoryReplayedUnderTheNewRulesGivesTheOldResults(before);
    }

    private static JsonNode clockChanges(String account) {
        return product.as(account).get("/api/work").expect(200).at("/clockChanges");
    }

    private static void theDueThatWouldMeanAnotherInstantIsListedForBothSides() {
        for (String side : List.of(Story.CLIENT, Story.VA)) {
            assertThat(clockChanges(side)).singleElement().satisfies(change -> {
                assertThat(change.path("deliverableId").asString()).isEqualTo("d1");
                assertThat(change.path("kind").asString()).isEqualTo("DELIVER");
                assertThat(change.path("side").asString()).isEqualTo("VA");
                assertThat(change.at("/due/instant").asString()).isEqualTo(AGREED);
                assertThat(change.at("/due/tzdb").asString()).isEqualTo("atlantis-1");
                assertThat(change.at("/wouldBe/instant").asString()).isEqualTo("2027-02-05T16:00:00Z");
                assertThat(change.at("/wouldBe/tzdb").asString()).isEqualTo("atlantis-2");
            });
        }
        for (String other : List.of(Story.OTHER_CLIENT, Story.OTHER_VA, Story.LAWYER, Story.OPERATOR)) {
            assertThat(clockChanges(other)).as(other).isEmpty();
        }
    }

    private static void onlyWhatIsAgreedFromNowOnFollowsTheNewRules() {
        Story.commission(product, "e1", "d3", DUE);
        product.settle();
        assertThat(Story.deliverable(product, "e1", "d3")
                        .at("/agreedDue/instant")
                        .asString())
                .isEqualTo("2027-02-05T16:00:00Z");
        assertThat(clockChanges(Story.VA)).hasSize(1);
    }

    private static void theDueBindsAsItWasAgreed() {
        product.clock(AGREED);
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        product.clock("2027-02-05T17:00:01Z");
        assertThat(product.as(Story.VA).read("/api/engagements/e1/grounds").texts("/items", "deliverableId"))
                .as("d1 came in time")
                .containsExactly("d3", "d2");
        assertThat(clockChanges(Story.VA))
                .as("a review window that began under the new rules")
                .isEmpty();
        Figures.of(product, "e1").are("onTimeAgreed", 1, 3);
    }

    private static void theHistoryReplayedUnderTheNewRulesGivesTheOldResults(String before) {
        assertThat(product.as(Story.AUDITOR)
                        .readAsOf("/api/engagements/e1", "2027-01-11T09:00:00Z")
                        .at("/deliverables/0"))
                .isEqualTo(Reply.JSON.readTree(before).at("/deliverables/0"));
        for (String projection : List.of("engagements", "compliance")) {
            assertThat(product.as(Story.AUDITOR)
                            .send("POST", "/api/audit/projections/" + projection + "/verify", BodyPublishers.noBody())
                            .expect(200)
                            .at("/equal")
                            .asBoolean())
                    .as(projection)
                    .isTrue();
        }
    }
}
