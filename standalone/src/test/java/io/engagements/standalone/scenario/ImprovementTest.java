package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Story S6: better quality is asked for, with a due of its own. */
@Tag("two-services-long")
class ImprovementTest {

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void workAcceptedAfterARoundIsOnTimeButNotFirstPass() {
        product.clock("2027-01-25T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-02-05T18:00");
        product.clock("2027-02-04T11:00:00Z");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);

        product.clock("2027-02-08T09:00:00Z");
        withoutAnAgreedCriterionItIsRefused();
        aDueBeforeTheTurnaroundIsRefused();
        product.as(Story.CLIENT)
                .requestQualityImprovement("e1", "d1", 1, List.of("c2"), "2027-02-12T18:00")
                .expect(200);
        assertThat(Story.deliverable(product, "e1", "d1").path("state").asString())
                .isEqualTo("IMPROVEMENT_REQUESTED");
        product.clock("2027-02-12T16:10:00Z");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        product.clock("2027-02-15T09:00:00Z");
        product.as(Story.CLIENT).acceptDeliverable("e1", "d1", 2).expect(200);

        theFiguresCountTheRound();
        theQualityHistoryKeepsBothSubmissions();
        theRefusalsAreOnRecord();
    }

    private static void withoutAnAgreedCriterionItIsRefused() {
        Api client = product.as(Story.CLIENT);
        long version = product.version("e1");
        Reply refused =
                client.requestQualityImprovement("e1", "d1", 1, null, null).refusedBy("CRITERION-CITED");
        assertThat(refused.texts("/facts/citableCriteria")).containsExactly("c1", "c2");
        client.requestQualityImprovement("e1", "d1", 1, List.of(), null).refusedBy("CRITERION-CITED");
        client.requestQualityImprovement("e1", "d1", 1, List.of("c2", "c3"), null)
                .refusedBy("CRITERION-CITED");
        assertThat(client.read("/api/engagements/e1").at("/version").asLong()).isEqualTo(version);
    }

    private static void aDueBeforeTheTurnaroundIsRefused() {
        product.as(Story.CLIENT)
                .requestQualityImprovement("e1", "d1", 1, List.of("c2"), "2027-02-11T09:59:59")
                .refusedBy("ROUND-DUE-TOO-SHORT");
    }

    private static void theFiguresCountTheRound() {
        Figures figures = Figures.of(product, "e1");
        figures.are("onTimeAgreed", 1, 1);
        figures.are("firstPassAcceptance", 0, 1);
        figures.are("roundsPerAccepted", 1, 1);
        assertThat(figures.figure("roundsPerAccepted").path("ratio").asDouble()).isEqualTo(1.0);
    }

    private static void theQualityHistoryKeepsBothSubmissions() {
        JsonNode history =
                product.as(Story.VA).read("/api/engagements/e1/quality").at("/deliverables/0");
        assertThat(history.at("/submissions/0/receivedAt").asString()).isEqualTo("2027-02-04T11:00:00Z");
        assertThat(history.at("/submissions/1/version").asInt()).isEqualTo(2);
        assertThat(history.at("/rounds/0/due/instant").asString()).isEqualTo("2027-02-12T17:00:00Z");
        assertThat(history.at("/rounds/0/criteria/0").asString()).isEqualTo("c2");
        assertThat(history.at("/rounds/0/resubmittedAt").asString()).isEqualTo("2027-02-12T16:10:00Z");
        assertThat(history.at("/rounds/0/onTime").asBoolean()).isTrue();
        assertThat(history.at("/acceptance/submissionVersion").asInt()).isEqualTo(2);
    }

    private static void theRefusalsAreOnRecord() {
        product.settle();
        assertThat(product.as(Story.VA).get("/api/engagements/e1/refusals").texts("/items", "rule"))
                .containsExactly("CRITERION-CITED", "CRITERION-CITED", "CRITERION-CITED", "ROUND-DUE-TOO-SHORT");
    }
}
