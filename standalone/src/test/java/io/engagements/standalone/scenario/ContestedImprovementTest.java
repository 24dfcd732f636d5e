package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Story S6, contested as new scope: no clock runs until it is settled; and an extra round that the VA accepts. */
class ContestedImprovementTest {

    private static final String E1 = "/api/engagements/e1";

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void noClockRunsUntilItIsSettled() {
        product.clock("2027-01-25T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-02-05T18:00");
        product.clock("2027-02-04T11:00:00Z");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        product.clock("2027-02-08T09:00:00Z");
        product.as(Story.CLIENT)
                .requestQualityImprovement("e1", "d1", 1, List.of("c2"), "2027-02-12T18:00")
                .expect(200);
        product.clock("2027-02-09T09:00:00Z");
        product.as(Story.VA).contestImprovement("e1", "d1", 1, "NEW_SCOPE").expect(200);

        afterItsDueNothingIsMissed();
        withdrawnTheReviewGoesOnWithTheTimeLeft();
        concededTheDueMoves();
        anExtraRoundNeedsConsent();
        theNumbersLeaveOutWhatWasTakenBack();
        aProposalThatTheDeliveryOvertookNeedsNoAnswer();
    }

    private static void afterItsDueNothingIsMissed() {
        product.clock("2027-02-15T09:00:00Z");
        JsonNode contested = Story.deliverable(product, "e1", "d1");
        assertThat(contested.path("state").asString()).isEqualTo("CONTESTED");
        assertThat(contested.at("/rounds/0/contest/because").asString()).isEqualTo("NEW_SCOPE");
        assertThat(product.as(Story.VA).read(E1 + "/grounds").at("/items")).isEmpty();
        assertThat(tasks(Story.CLIENT)).contains("ANSWER_CONTEST");
        product.as(Story.VA).submitDeliverable("e1", "d1").refusedBy("STATE-FORBIDS");
        JsonNode excluded = product.as(Story.VA)
                .get(E1 + "/compliance?explain=true")
                .at("/windows/whole/metrics/improvementOnTime/items/excluded");
        assertThat(excluded.at("/0/reason").asString()).isEqualTo("CONTESTED");
    }

    private static void withdrawnTheReviewGoesOnWithTheTimeLeft() {
        product.as(Story.CLIENT)
                .aboutRound("withdraw-improvement", "e1", "d1", 1)
                .expect(200);
        JsonNode withdrawn = Story.deliverable(product, "e1", "d1");
        assertThat(withdrawn.path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(withdrawn.at("/reviewUntil/instant").asString()).isEqualTo("2027-02-18T11:00:00Z");
    }

    private static void concededTheDueMoves() {
        product.as(Story.CLIENT)
                .requestQualityImprovement("e1", "d1", 1, List.of("c1"), null)
                .expect(200);
        product.as(Story.VA).contestImprovement("e1", "d1", 2, "MEANS").expect(200);
        product.clock("2027-02-16T10:00:00Z");
        product.as(Story.VA).aboutRound("concede-improvement", "e1", "d1", 2).expect(200);
        assertThat(Story.deliverable(product, "e1", "d1")
                        .at("/rounds/1/due/instant")
                        .asString())
                .isEqualTo("2027-02-19T10:00:00Z");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
    }

    private static void anExtraRoundNeedsConsent() {
        Api client = product.as(Story.CLIENT);
        client.requestQualityImprovement("e1", "d1", 2, List.of("c1"), null).expect(200);
        product.as(Story.VA)
                .submitDeliverable("e1", "d1", "b".repeat(64), false)
                .expect(200);
        client.requestQualityImprovement("e1", "d1", 3, List.of("c1"), null).expect(200);
        client.requestQualityImprovement("e1", "d1", 3, List.of("c1"), null).refusedBy("EXTRA-ROUND-CONSENT");
        assertThat(Story.deliverable(product, "e1", "d1").path("state").asString())
                .isEqualTo("SUBMITTED");
        assertThat(tasks(Story.VA)).contains("ANSWER_PROPOSAL");
        product.clock("2027-02-26T09:00:00Z");
        Reply accepted =
                product.as(Story.VA).answer("accept-extra-round", "e1", "d1").expect(200);
        assertThat(accepted.texts("/events", "type"))
                .containsExactly("extra-round-accepted", "quality-improvement-requested");
        assertThat(Story.deliverable(product, "e1", "d1")
                        .at("/rounds/3/due/instant")
                        .asString())
                .isEqualTo("2027-03-01T09:00:00Z");
        theRoundIsTheClients();
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        client.acceptDeliverable("e1", "d1", 4).expect(200);
    }

    private static void theRoundIsTheClients() {
        product.settle();
        JsonNode round = Story.deliverable(product, "e1", "d1").at("/rounds/3");
        assertThat(round.at("/asked/party").asString()).isEqualTo(Story.CLIENT);
        assertThat(round.at("/agreed/party").asString()).isEqualTo(Story.VA);
        assertThat(round.at("/agreed/occurredAt").asString()).isEqualTo("2027-02-26T09:00:00Z");
        JsonNode told = product.as(Story.VA)
                .get(E1 + "/history?limit=200&type=quality-improvement-requested")
                .at("/items/3");
        assertThat(told.at("/data/asked/by/party").asString()).isEqualTo(Story.CLIENT);
        assertThat(told.path("sentence").asString())
                .contains(Story.VA + " agreed to", "which " + Story.CLIENT + " had asked for on");
    }

    /** It is off the work list, and whoever answers it nevertheless is only too late. */
    private static void aProposalThatTheDeliveryOvertookNeedsNoAnswer() {
        product.as(Story.CLIENT)
                .requestDeliverable("e1", "d2", "2027-03-20T18:00")
                .expect(200);
        product.as(Story.VA).commitToDeliverable("e1", "d2").expect(200);
        product.as(Story.VA).proposeDueDate("e1", "d2", "2027-03-25T18:00").expect(200);
        assertThat(tasks(Story.CLIENT)).contains("ANSWER_PROPOSAL");
        int refused = refusals();
        product.as(Story.VA).submitDeliverable("e1", "d2").expect(200);

        assertThat(tasks(Story.CLIENT)).doesNotContain("ANSWER_PROPOSAL");
        for (String answer : List.of("accept-due-date", "decline-due-date")) {
            assertThat(product.as(Story.CLIENT)
                            .answer(answer, "e1", "d2")
                            .expect(409)
                            .text("/detail"))
                    .startsWith("this proposal was overtaken");
        }
        assertThat(refusals()).isEqualTo(refused);
        assertThat(product.as(Story.CLIENT).read(E1).texts("/proposals", "state"))
                .last()
                .isEqualTo("OVERTAKEN");
        assertThat(Story.deliverable(product, "e1", "d2")
                        .path("extensionPending")
                        .asBoolean())
                .isFalse();
    }

    private static int refusals() {
        return product.refusals("e1");
    }

    private static void theNumbersLeaveOutWhatWasTakenBack() {
        Figures figures = Figures.of(product, "e1");
        figures.are("onTimeAgreed", 1, 1);
        figures.are("improvementOnTime", 3, 3);
        figures.are("roundsPerAccepted", 3, 1);
        figures.are("firstPassAcceptance", 0, 1);
    }

    private static List<String> tasks(String party) {
        product.settle();
        return product.as(party).get("/api/work").texts("/items", "kind");
    }
}
