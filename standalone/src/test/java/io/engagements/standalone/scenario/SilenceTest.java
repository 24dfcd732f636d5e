package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Story S8: the client never reviews. */
@Tag("two-services-long")
class SilenceTest {

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void aReviewThatLapsesIsNeverAnAcceptanceByAPerson() {
        product.clock("2027-03-01T09:00:00Z");
        Story.hire(product, "madrid", Story.OTHER_VA, Story.MADRID);
        Story.hire(product, "mexico", Story.VA, "America/Mexico_City");
        inMadridTheWindowCrossesTheClockChange();
        inMexicoTheClientIsRemindedAndStaysSilent();
        theFiguresLeaveItOut();
        afterTheLapseTheReviewIsClosed();
        bothSidesReopenItAndBothFactsStay();
    }

    private static void inMadridTheWindowCrossesTheClockChange() {
        product.as(Story.CLIENT)
                .requestDeliverable("madrid", "d1", "2027-03-26T18:00")
                .expect(200);
        product.as(Story.OTHER_VA).commitToDeliverable("madrid", "d1").expect(200);
        product.clock("2027-03-25T17:00:00Z");
        product.as(Story.OTHER_VA).submitDeliverable("madrid", "d1").expect(200);
        assertThat(Story.deliverable(product, "madrid", "d1")
                        .at("/submissions/0/reviewUntil/instant")
                        .asString())
                .isEqualTo("2027-04-01T16:00:00Z");

        product.clock("2027-04-01T16:00:00Z");
        assertThat(state("madrid", "d1")).isEqualTo("SUBMITTED");
        product.clock("2027-04-01T16:00:01Z");
        assertThat(state("madrid", "d1")).isEqualTo("ACCEPTED_BY_SILENCE");
    }

    private static void inMexicoTheClientIsRemindedAndStaysSilent() {
        Story.commission(product, "mexico", "d1", "2027-04-12T18:00");
        Story.commission(product, "mexico", "d2", "2027-04-12T18:00");
        product.clock("2027-04-10T00:00:00Z");
        product.as(Story.VA).submitDeliverable("mexico", "d1").expect(200);
        product.as(Story.VA).submitDeliverable("mexico", "d2").expect(200);

        product.clock("2027-04-13T23:59:59Z");
        assertThat(urgencies()).containsExactly("null", "null");
        product.clock("2027-04-14T00:00:00Z");
        assertThat(urgencies()).containsExactly("SOON", "SOON");
        product.clock("2027-04-16T00:00:00Z");
        assertThat(urgencies()).containsExactly("URGENT", "URGENT");

        product.clock("2027-04-17T00:00:00.5Z");
        product.as(Story.CLIENT).acceptDeliverable("mexico", "d2", 1).expect(200);
        product.clock("2027-04-17T00:00:01Z");
        assertThat(state("mexico", "d1")).isEqualTo("ACCEPTED_BY_SILENCE");
        assertThat(urgencies()).isEmpty();
    }

    private static void theFiguresLeaveItOut() {
        Figures figures = Figures.of(product, "mexico");
        figures.are("onTimeAgreed", 2, 2);
        figures.are("firstPassAcceptance", 1, 1);
        JsonNode lapse = Story.deliverable(product, "mexico", "d1").at("/lapses/0");
        assertThat(lapse.path("at").asString()).isEqualTo("2027-04-17T00:00:01Z");
        assertThat(lapse.path("superseded").asBoolean()).isFalse();
        assertThat(Story.deliverable(product, "mexico", "d1").path("acceptance").isNull())
                .isTrue();
    }

    private static void afterTheLapseTheReviewIsClosed() {
        Reply refused = product.as(Story.CLIENT)
                .requestQualityImprovement("mexico", "d1", 1, List.of("c1"), null)
                .refusedBy("REVIEW-CLOSED");
        assertThat(refused.text("/facts/reviewUntil")).isEqualTo("2027-04-17T00:00:00Z");
        assertThat(refused.texts("/next")).startsWith("propose-reopening");
        product.as(Story.CLIENT).acceptDeliverable("mexico", "d1", 1).refusedBy("REVIEW-CLOSED");
        product.as(Story.CLIENT)
                .rejectDeliverable("mexico", "d1", 1, List.of("c1"))
                .refusedBy("REVIEW-CLOSED");
    }

    private static void bothSidesReopenItAndBothFactsStay() {
        product.clock("2027-04-18T00:00:00Z");
        product.as(Story.CLIENT)
                .proposeReopening("mexico", "d1", "We were on holiday")
                .expect(200);
        product.as(Story.CLIENT).answer("accept-reopening", "mexico", "d1").refusedBy("OTHER-SIDE-ANSWERS");
        product.as(Story.VA).answer("accept-reopening", "mexico", "d1").expect(200);
        JsonNode reopened = Story.deliverable(product, "mexico", "d1");
        assertThat(reopened.path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(reopened.at("/reviewUntil/instant").asString()).isEqualTo("2027-04-25T00:00:00Z");

        product.as(Story.CLIENT)
                .requestQualityImprovement("mexico", "d1", 1, List.of("c1"), null)
                .expect(200);
        product.as(Story.VA)
                .submitDeliverable("mexico", "d1", "b".repeat(64), false)
                .expect(200);
        product.as(Story.CLIENT).acceptDeliverable("mexico", "d1", 2).expect(200);
        JsonNode history =
                product.as(Story.VA).read("/api/engagements/mexico/quality").at("/deliverables/0");
        assertThat(history.at("/lapses/0/at").asString()).isEqualTo("2027-04-17T00:00:01Z");
        assertThat(history.at("/lapses/0/superseded").asBoolean()).isFalse();
        assertThat(history.at("/reopenings/0/by/party").asString()).isEqualTo(Story.VA);
        assertThat(history.at("/acceptances/0/submissionVersion").asInt()).isEqualTo(2);
        Figures.of(product, "mexico").are("reviewLapse", 1, 4);
        Figures.of(product, "mexico").are("firstPassAcceptance", 1, 2);
    }

    private static String state(String engagement, String deliverable) {
        return Story.deliverable(product, engagement, deliverable).path("state").asString();
    }

    /** The client's reviews in Mexico, the most pressing first. */
    private static List<String> urgencies() {
        product.settle();
        return product.as(Story.CLIENT)
                .get("/api/work")
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(item -> item.path("kind").asString().equals("REVIEW"))
                .map(item -> item.path("urgency").isNull()
                        ? "null"
                        : item.path("urgency").asString())
                .toList();
    }
}
