package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Story S9: a pay cut is proposed and declined, the terms are changed by agreement only. */
class PayCutTest {

    @RegisterExtension
    static final Product product = new Product();

    private static Map<String, Object> at(double fee) {
        return Fields.with(
                Story.terms("America/New_York"), "fee", Fields.of("amount", fee, "currency", "USD", "per", "HOUR"));
    }

    @Test
    void termsChangeOnlyWhenTheOtherSideAgreesAndAtTheirTime() {
        product.clock("2027-05-10T14:00:00Z");
        Story.hire(product, "e1", Story.VA, "America/New_York");
        String hash = product.as(Story.VA).read("/api/engagements/e1").text("/termsHash");
        aPayCutIsDeclined();
        Reply view = product.as(Story.VA).read("/api/engagements/e1");
        assertThat(view.text("/termsHash")).isEqualTo(hash);
        assertThat(view.at("/termsVersion").asInt()).isEqualTo(1);
        pressureIs(1, 1, 0);
        anotherLapses();
        theVasOwnIsAccepted();
        pressureIs(2, 1, 1);
    }

    private static void aPayCutIsDeclined() {
        product.as(Story.CLIENT)
                .proposeTermsChange("e1", "cut", at(35.00), "2027-06-01T00:00")
                .expect(200);
        product.settle();
        assertThat(product.as(Story.VA).read("/api/work").texts("/items", "kind"))
                .contains("ANSWER_PROPOSAL");
        product.as(Story.CLIENT).answer("accept-terms-change", "e1").refusedBy("OTHER-SIDE-ANSWERS");
        product.clock("2027-05-11T14:00:00Z");
        product.as(Story.VA)
                .command("decline-terms-change", Fields.of("engagementId", "e1", "reason", "The fee is agreed"))
                .expect(200);
        assertThat(proposal("cut").at("/asked/party").asString()).isEqualTo(Story.CLIENT);
        assertThat(proposal("cut").at("/answered/party").asString()).isEqualTo(Story.VA);
        assertThat(proposal("cut").at("/answered/person").asString()).isEqualTo(Story.VA);
        assertThat(proposal("cut").at("/answered/occurredAt").asString()).isEqualTo("2027-05-11T14:00:00Z");
        assertThat(proposal("cut").path("answer").asString()).isEqualTo("The fee is agreed");
        Reply refused =
                product.as(Story.CLIENT).guarded("change-terms", "e1", "35 USD").refusedBy("TERMS-SET-BY-VA");
        assertThat(refused.texts("/next")).containsExactly("propose-terms-change");
        product.settle();
        assertThat(product.as(Story.VA).read("/api/work").texts("/items", "kind"))
                .doesNotContain("ANSWER_PROPOSAL");
    }

    private static void anotherLapses() {
        product.clock("2027-05-12T14:00:00Z");
        product.as(Story.CLIENT)
                .proposeTermsChange("e1", "again", at(35.00), "2027-06-01T00:00")
                .expect(200);
        product.clock("2027-05-26T14:00:00Z");
        assertThat(proposal("again").path("state").asString()).isEqualTo("OPEN");
        product.clock("2027-05-26T14:00:01Z");
        assertThat(proposal("again").path("state").asString()).isEqualTo("LAPSED");
        product.as(Story.VA).answer("accept-terms-change", "e1").refusedBy("PROPOSAL-LAPSED");
    }

    private static void theVasOwnIsAccepted() {
        product.clock("2027-05-27T14:00:00Z");
        product.as(Story.VA)
                .proposeTermsChange("e1", "raise", at(45.00), "2027-06-01T00:00")
                .expect(200);
        product.clock("2027-05-28T14:00:00Z");
        product.as(Story.CLIENT).answer("accept-terms-change", "e1").expect(200);
        product.clock("2027-06-02T14:00:00Z");
        Reply now = product.as(Story.CLIENT).read("/api/engagements/e1");
        assertThat(now.at("/terms/fee/amount").decimalValue()).isEqualByComparingTo("45.00");
        assertThat(now.at("/termsVersions")).hasSize(2);
        assertThat(now.text("/termsVersions/1/termsHash")).isEqualTo(now.text("/termsHash"));
        assertThat(now.text("/termsVersions/1/effectiveFrom")).isEqualTo("2027-06-01T04:00:00Z");
        feeAsOf("2027-05-31T12:00:00Z", "42.00");
        feeAsOf("2027-06-01T03:59:59Z", "42.00");
        feeAsOf("2027-06-01T04:00:00Z", "45.00");
    }

    private static void feeAsOf(String instant, String fee) {
        assertThat(product.as(Story.CLIENT)
                        .read("/api/engagements/e1?asOf=" + instant)
                        .at("/terms/fee/amount")
                        .decimalValue())
                .isEqualByComparingTo(fee);
    }

    private static JsonNode proposal(String id) {
        return product.as(Story.VA)
                .read("/api/engagements/e1")
                .at("/proposals")
                .valueStream()
                .filter(each -> each.path("proposalId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void pressureIs(int proposed, int declined, int expired) {
        product.settle();
        JsonNode pressure =
                product.as(Story.VA).read("/api/engagements/e1/compliance").at("/windows/whole/metrics/changePressure");
        assertThat(pressure.path("proposed").asInt()).isEqualTo(proposed);
        assertThat(pressure.path("declined").asInt()).isEqualTo(declined);
        assertThat(pressure.path("expired").asInt()).isEqualTo(expired);
        assertThat(pressure.at("/refused/TERMS-SET-BY-VA").asInt()).isEqualTo(1);
    }
}
