package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Story S11: without grounds there is no termination, but both sides may agree on an end. */
class AgreedEndTest {

    private static final String E1 = "/api/engagements/e1";

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void withoutGroundsEndingByAgreementIsOffered() {
        product.clock("2027-01-11T09:00:00Z");
        Story.hire(product, "e1");
        for (int number = 1; number <= 6; number++) {
            String deliverable = "d" + number;
            Story.commission(product, "e1", deliverable, "2027-01-29T18:00");
            product.as(Story.VA).submitDeliverable("e1", deliverable).expect(200);
        }
        product.as(Story.CLIENT)
                .requestQualityImprovement("e1", "d1", 1, List.of("c1"), null)
                .expect(200);
        product.as(Story.VA)
                .submitDeliverable("e1", "d1", "b".repeat(64), false)
                .expect(200);
        product.as(Story.CLIENT).acceptDeliverable("e1", "d1", 2).expect(200);
        Figures.of(product, "e1").are("onTimeAgreed", 6, 6);

        terminatingIsRefusedAndAgreementOffered();
        bothAgreeOnALastDay();
        theEngagementEnds();
    }

    private static void terminatingIsRefusedAndAgreementOffered() {
        Reply refused = product.as(Story.CLIENT)
                .terminateContract("e1", null, null)
                .refusedBy("GROUNDS-REQUIRED", "LAWYER-APPROVAL");
        assertThat(refused.texts("/next")).contains("propose-end");
        Reply may = product.as(Story.CLIENT).read(E1 + "/may-terminate");
        assertThat(may.texts("/rules")).contains("GROUNDS-REQUIRED");
        assertThat(may.texts("/next")).contains("propose-end");
    }

    private static void bothAgreeOnALastDay() {
        product.as(Story.CLIENT).leave("propose-end", "e1", "2027-01-10").refusedBy("DUE-AHEAD");
        product.as(Story.CLIENT).leave("propose-end", "e1", "2027-01-20").expect(200);
        Reply proposed = product.as(Story.VA).read(E1);
        assertThat(proposed.text("/state")).isEqualTo("ACTIVE");
        assertThat(proposed.text("/proposals/0/kind")).isEqualTo("END");
        assertThat(proposed.text("/proposals/0/lastDay/local")).isEqualTo("2027-01-20T23:59:59");
        product.as(Story.VA).answer("accept-end", "e1").expect(200);
        Reply agreed = product.as(Story.VA).read(E1);
        assertThat(agreed.text("/state")).isEqualTo("TERMINATING");
        assertThat(agreed.text("/lastDay/instant")).isEqualTo("2027-01-20T22:59:59Z");
        assertThat(agreed.text("/lastDays/0/reason")).isEqualTo("AGREED");
    }

    private static void theEngagementEnds() {
        product.clock("2027-01-20T23:00:00Z");
        Reply ended = product.as(Story.VA).read(E1);
        assertThat(ended.text("/state")).isEqualTo("ENDED");
        assertThat(ended.text("/endReason")).isEqualTo("AGREED");
        assertThat(product.as(Story.VA).read(E1 + "/grounds").at("/items")).isEmpty();
    }
}
