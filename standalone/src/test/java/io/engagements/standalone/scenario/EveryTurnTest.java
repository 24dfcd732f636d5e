package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The turns that work can take besides the straight one. */
class EveryTurnTest {

    private static final String OTHER_CONTENT = "b".repeat(64);

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void everyTurnIsToldToTheSecondAndCountsWhereItShould() {
        product.clock("2027-01-04T09:00:00Z");
        Story.hire(product, "e1");
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        product.as(Story.LAWYER).approveContract("e1").expect(200);
        declinedCancelledAndUnanswered();
        whatPrescribesMeansIsTakenAndFlagged();
        inPartThenReplaced();
        rejectedAfterTheRoundsAndHandedInAgain();
        threeMissesAreRepeatedLateness();
        aTerminationIsTakenBack();
    }

    private static void declinedCancelledAndUnanswered() {
        for (String id : List.of("declined", "cancelled", "unanswered")) {
            product.as(Story.CLIENT)
                    .requestDeliverable("e1", id, "2027-01-08T18:00")
                    .expect(200);
        }
        product.as(Story.VA)
                .declineDeliverable("e1", "declined", "Too much this month")
                .expect(200);
        product.as(Story.VA).commitToDeliverable("e1", "cancelled").expect(200);
        product.as(Story.CLIENT).cancelDeliverable("e1", "cancelled").expect(200);
        product.clock("2027-01-08T17:00:01Z");

        assertThat(states("declined", "cancelled", "unanswered")).containsExactly("DECLINED", "CANCELLED", "LAPSED");
        whoSaidNoAndWhyIsShown();
        product.as(Story.VA).commitToDeliverable("e1", "unanswered").refusedBy("STATE-FORBIDS");
        Figures.of(product, "e1").are("onTimeAgreed", 0, 0);
    }

    /** A guess, so nothing is refused. */
    private static void whatPrescribesMeansIsTakenAndFlagged() {
        product.as(Story.CLIENT)
                .command(
                        "request-deliverable",
                        Fields.of(
                                "engagementId",
                                "e1",
                                "deliverableId",
                                "means",
                                "title",
                                "Flyer",
                                "criteria",
                                List.of(
                                        Fields.of("id", "pages", "text", "Two pages"),
                                        Fields.of("id", "how", "text", "Made with Photoshop")),
                                "due",
                                "2027-01-11T18:00"))
                .expect(200);
        JsonNode flagged = Story.deliverable(product, "e1", "means").path("meansPrescribed");
        assertThat(flagged).hasSize(1);
        assertThat(flagged.at("/0/criterionId").asString()).isEqualTo("how");
        assertThat(flagged.at("/0/means").asString()).isEqualTo("TOOLS");
        assertThat(flagged.at("/0/words").asString()).isEqualTo("Made with Photoshop");
        product.as(Story.VA).declineDeliverable("e1", "means", "By other means").expect(200);
    }

    private static void whoSaidNoAndWhyIsShown() {
        JsonNode declined = Story.deliverable(product, "e1", "declined").path("declined");
        assertThat(declined.path("reason").asString()).isEqualTo("Too much this month");
        assertThat(declined.at("/by/party").asString()).isEqualTo(Story.VA);
        assertThat(declined.at("/by/person").asString()).isEqualTo(Story.VA);
        assertThat(declined.at("/by/occurredAt").asString())
                .isEqualTo(Story.deliverable(product, "e1", "declined")
                        .path("declinedAt")
                        .asString());
        JsonNode cancelled = Story.deliverable(product, "e1", "cancelled").path("cancelled");
        assertThat(cancelled.path("cause").asString()).isEqualTo("CLIENT");
        assertThat(cancelled.at("/by/party").asString()).isEqualTo(Story.CLIENT);
        assertThat(Story.deliverable(product, "e1", "unanswered")
                        .path("declined")
                        .isNull())
                .isTrue();
    }

    private static void inPartThenReplaced() {
        Story.commission(product, "e1", "parts", "2027-01-12T18:00");
        product.as(Story.VA).submitDeliverable("e1", "parts", Api.SHA256, true).expect(200);
        product.as(Story.CLIENT).acceptDeliverable("e1", "parts", 1).refusedBy("STATE-FORBIDS");
        product.as(Story.VA).submitDeliverable("e1", "parts").expect(200);
        product.as(Story.CLIENT).acceptDeliverable("e1", "parts", 1).wrongAt(422, "/submissionVersion");
        product.as(Story.VA)
                .submitDeliverable("e1", "parts", OTHER_CONTENT, false)
                .expect(200);
        Reply lost =
                product.as(Story.CLIENT).acceptDeliverable("e1", "parts", 2).expect(409);
        assertThat(lost.text("/current/command")).isEqualTo("submit-deliverable");
        product.as(Story.CLIENT).acceptDeliverable("e1", "parts", 3).expect(200);
        Figures.of(product, "e1").are("firstPassAcceptance", 1, 1);
    }

    private static void rejectedAfterTheRoundsAndHandedInAgain() {
        Story.commission(product, "e1", "poor", "2027-01-12T18:00");
        product.as(Story.VA).submitDeliverable("e1", "poor").expect(200);
        product.as(Story.CLIENT)
                .rejectDeliverable("e1", "poor", 1, List.of("c1"))
                .refusedBy("IMPROVEMENT-FIRST", "CRITERION-CITED");
        product.as(Story.CLIENT)
                .requestQualityImprovement("e1", "poor", 1, List.of("c2"), null)
                .expect(200);
        product.as(Story.VA).submitDeliverable("e1", "poor").expect(200);
        assertThat(Story.deliverable(product, "e1", "poor")
                        .at("/submissions/1/unchanged")
                        .asBoolean())
                .isTrue();
        product.as(Story.CLIENT)
                .rejectDeliverable("e1", "poor", 2, List.of("c1"))
                .refusedBy("CRITERION-CITED");
        product.as(Story.CLIENT)
                .rejectDeliverable("e1", "poor", 2, List.of("c2"))
                .expect(200);
        assertThat(ground("rejected-poor")).isEqualTo("OPEN");

        product.as(Story.VA)
                .submitDeliverable("e1", "poor", OTHER_CONTENT, false)
                .expect(200);
        product.as(Story.CLIENT).acceptDeliverable("e1", "poor", 3).expect(200);
        assertThat(ground("rejected-poor")).isEqualTo("CURED");
        assertThat(Story.deliverable(product, "e1", "poor").at("/rejections")).hasSize(1);
    }

    private static void threeMissesAreRepeatedLateness() {
        for (int day = 13; day <= 15; day++) {
            Story.commission(product, "e1", "late" + day, "2027-01-" + day + "T18:00");
        }
        product.clock("2027-01-15T17:00:01Z");
        for (int day = 13; day <= 15; day++) {
            product.as(Story.VA).submitDeliverable("e1", "late" + day).expect(200);
        }
        assertThat(ground("missed-late15")).isEqualTo("CURED");
        assertThat(ground("repeated-lateness-late15")).isEqualTo("OPEN");
        Reply may = product.as(Story.CLIENT).read("/api/engagements/e1/may-terminate");
        assertThat(may.at("/may").asBoolean()).isTrue();
        assertThat(may.texts("/groundIds")).containsExactly("repeated-lateness-late15");
        assertThat(may.text("/effectiveAt/instant")).isEqualTo("2027-01-25T17:00:01Z");
    }

    private static void aTerminationIsTakenBack() {
        Story.commission(product, "e1", "far", "2027-06-01T18:00");
        product.as(Story.CLIENT)
                .terminateContract("e1", List.of("repeated-lateness-late15"), null)
                .expect(200);
        assertThat(states("far")).containsExactly("RELEASED");
        product.as(Story.CLIENT).withdrawTermination("e1").expect(200);
        JsonNode withdrawn = product.as(Story.VA).read("/api/engagements/e1").at("/lastDays/0");
        assertThat(withdrawn.at("/withdrawn/party").asString()).isEqualTo(Story.CLIENT);
        assertThat(withdrawn.path("withdrawal").asString()).isEqualTo("It came after all");
        assertThat(states("far")).containsExactly("COMMITTED");
        assertThat(ground("repeated-lateness-late15")).isEqualTo("OPEN");
        product.as(Story.CLIENT).withdrawTermination("e1").refusedBy("STATE-FORBIDS");

        product.clock("2027-04-13T16:00:00Z");
        assertThat(ground("repeated-lateness-late15")).isEqualTo("OPEN");
        product.clock("2027-04-13T16:00:01Z");
        assertThat(ground("repeated-lateness-late15"))
                .as("one of three has left the window of 90 days")
                .isEqualTo("CURED");
    }

    private static List<String> states(String... deliverables) {
        return List.of(deliverables).stream()
                .map(id -> Story.deliverable(product, "e1", id).path("state").asString())
                .toList();
    }

    private static String ground(String id) {
        return product.as(Story.VA)
                .read("/api/engagements/e1/grounds")
                .at("/items")
                .valueStream()
                .filter(each -> each.path("groundId").asString().equals(id))
                .findFirst()
                .orElseThrow()
                .path("state")
                .asString();
    }
}
