package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Story S15: both sides agree on two weeks of pause, and no due passes in them. */
class PauseTest {

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void clocksStandStillFromItsBeginningToItsEnd() {
        product.clock("2027-06-28T12:00:00Z");
        Story.hire(product, "e1", Story.VA, "America/Argentina/Buenos_Aires");
        Story.commission(product, "e1", "d1", "2027-07-09T18:00");
        product.as(Story.CLIENT)
                .proposePause("e1", "2027-07-05T09:00", "2027-07-19T09:00")
                .expect(200);
        product.as(Story.CLIENT).answer("accept-pause", "e1").refusedBy("OTHER-SIDE-ANSWERS");
        product.as(Story.VA).answer("accept-pause", "e1").expect(200);
        assertThat(state()).isEqualTo("ACTIVE");

        product.clock("2027-07-09T21:00:01Z");
        whileItPauses();

        product.clock("2027-07-19T12:00:00Z");
        assertThat(state()).isEqualTo("ACTIVE");
        product.clock("2027-07-22T12:00:00Z");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        product.settle();
        theNumbersLeaveThePauseOut();
        assertThat(product.as(Story.VA).read("/api/engagements/e1/history").texts("/items", "type"))
                .containsSubsequence("pause-proposed", "pause-agreed", "engagement-paused", "engagement-resumed")
                .doesNotContain("deadline-missed");
        theReviewWindowMovesToo();
    }

    private static void theReviewWindowMovesToo() {
        product.clock("2027-07-23T12:00:00Z");
        product.as(Story.VA)
                .proposePause("e1", "2027-07-23T09:00", "2027-07-26T09:00")
                .expect(200);
        product.as(Story.CLIENT).answer("accept-pause", "e1").expect(200);
        product.settle();
        assertThat(product.as(Story.VA)
                        .read("/api/engagements/e1/quality")
                        .at("/deliverables/0/submissions/0/reviewUntil/instant")
                        .asString())
                .isEqualTo("2027-08-01T12:00:00Z");
        assertThat(product.as(Story.VA)
                        .readAsOf("/api/engagements/e1/quality", "2027-07-23T11:59:59Z")
                        .at("/deliverables/0/submissions/0/reviewUntil/instant")
                        .asString())
                .isEqualTo("2027-07-29T12:00:00Z");
        product.clock("2027-07-29T12:00:01Z");
        assertThat(Story.deliverable(product, "e1", "d1").path("state").asString())
                .isEqualTo("SUBMITTED");
        product.clock("2027-08-01T12:00:01Z");
        assertThat(Story.deliverable(product, "e1", "d1").path("state").asString())
                .isEqualTo("ACCEPTED_BY_SILENCE");
    }

    private static void whileItPauses() {
        assertThat(state()).isEqualTo("PAUSED");
        JsonNode d1 = Story.deliverable(product, "e1", "d1");
        assertThat(d1.path("state").asString()).isEqualTo("COMMITTED");
        assertThat(d1.at("/agreedDue/instant").asString()).isEqualTo("2027-07-23T21:00:00Z");
        assertThat(d1.at("/originalDue/instant").asString()).isEqualTo("2027-07-09T21:00:00Z");
        assertThat(product.as(Story.VA)
                        .read("/api/engagements?state=PAUSED")
                        .at("/items/0/engagementId")
                        .asString())
                .isEqualTo("e1");
    }

    private static void theNumbersLeaveThePauseOut() {
        JsonNode metrics = product.as(Story.VA)
                .get("/api/engagements/e1/compliance?explain=true")
                .at("/windows/whole/metrics");
        Figures.of(product, "e1").are("onTimeAgreed", 1, 1);
        Figures.of(product, "e1").are("onTimeOriginal", 0, 0);
        assertThat(metrics.at("/onTimeOriginal/items/excluded/0/reason").asString())
                .isEqualTo("AGREED_PAUSE");
        assertThat(metrics.at("/onTimeOriginal/items/excluded/0/hours").doubleValue())
                .isEqualTo(336.0);
    }

    private static String state() {
        return product.as(Story.CLIENT).read("/api/engagements/e1").text("/state");
    }
}
