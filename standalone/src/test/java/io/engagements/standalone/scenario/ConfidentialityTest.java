package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Story S14: the confidentiality agreement ends while things are open, and is renewed after a weekend. */
class ConfidentialityTest {

    private static final String VIEW = "/api/engagements/e1";

    @RegisterExtension
    static final Product product = new Product();

    private static final Entrust ENTRUST = new Entrust(product, "e1");

    @Test
    void nothingIsEntrustedWithoutAnAgreementAndWhatIsOpenIsFlagged() {
        product.clock("2027-06-01T08:00:00Z");
        Story.hire(product, "e1");
        withoutAnAgreementNothingSensitiveIsEntrusted();
        withoutBriefingsNoChannelIsDiverted();
        Story.commission(product, "e1", "d1", "2027-06-30T18:00");

        product.clock("2027-06-11T16:00:00.900Z");
        ENTRUST.grant("last-second").expect(200);
        assertThat(view().at("/nda/inForce").asBoolean()).isTrue();
        product.clock("2027-06-11T16:00:01Z");
        theEndIsToldAndNothingMoreIsEntrusted();
        whatIsOpenIsFlaggedAndWhatIsNotConfidentialIsNot();
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);

        product.clock("2027-06-14T08:30:00Z");
        ENTRUST.signNda(null).expect(200);
        afterTheRenewalItIsAllowedAgain();
        theHoursBetweenAreUncovered();
        asOfTheWeekendItIsLapsed();
        aTextThatTheClientNeverProvidedIsShownAsSuch();
    }

    private static void withoutAnAgreementNothingSensitiveIsEntrusted() {
        ENTRUST.grant("a1").refusedBy("NDA-REQUIRED");
        Reply refused = ENTRUST.share("m1", "PRODUCT_LINE", true).refusedBy("NDA-REQUIRED");
        assertThat(refused.texts("/next")).containsExactly("share-material");
        ENTRUST.divert("c1").refusedBy("NDA-REQUIRED", "CHANNEL-NEEDS-BRIEFING");
        ENTRUST.share("open", "OTHER", false).expect(200);
    }

    private static void withoutBriefingsNoChannelIsDiverted() {
        ENTRUST.signNda("2027-06-11T18:00").expect(200);
        assertThat(view().text("/nda/validUntil/instant")).isEqualTo("2027-06-11T16:00:00Z");
        ENTRUST.share("m1", "PRODUCT_LINE", true).expect(200);
        ENTRUST.share("m2", "COMPANY", false).expect(200);
        Reply work = waitForWork(3);
        assertThat(work.texts("/items", "kind")).containsOnly("ACKNOWLEDGE_MATERIAL");
        assertThat(work.texts("/items", "itemId"))
                .containsExactlyInAnyOrder("material-open", "material-m1", "material-m2");
        ENTRUST.acknowledge("m1").expect(200);
        Reply refused = ENTRUST.divert("c1").refusedBy("CHANNEL-NEEDS-BRIEFING");
        assertThat(refused.texts("/facts/notAcknowledged")).containsExactly("COMPANY");
        ENTRUST.acknowledge("m2").expect(200);
        ENTRUST.divert("c1").expect(200);
        ENTRUST.grant("a1").expect(200);
        ENTRUST.grant("a2").expect(200);
        ENTRUST.revoke("a2").expect(200);
    }

    private static Reply waitForWork(int items) {
        product.settle();
        Reply work = product.as(Story.VA).get("/api/work").expect(200);
        assertThat(work.at("/items")).hasSize(items);
        return work;
    }

    private static void theEndIsToldAndNothingMoreIsEntrusted() {
        product.settle();
        Reply history =
                product.as(Story.VA).get(VIEW + "/history?type=nda-expired").expect(200);
        assertThat(history.at("/items")).hasSize(1);
        JsonNode expired = history.at("/items/0");
        assertThat(expired.path("occurredAt").asString()).isEqualTo("2027-06-11T16:00:01Z");
        assertThat(expired.path("sentence").asString()).contains("11 June 2027, 18:00");
        ENTRUST.grant("a3").refusedBy("NDA-REQUIRED");
        ENTRUST.share("m3", "OTHER", true).refusedBy("NDA-REQUIRED");
        ENTRUST.divert("c2").refusedBy("NDA-REQUIRED");
        ENTRUST.share("m4", "OTHER", false).expect(200);
    }

    private static void whatIsOpenIsFlaggedAndWhatIsNotConfidentialIsNot() {
        Reply view = view();
        assertThat(view.at("/nda/inForce").asBoolean()).isFalse();
        assertThat(view.texts("/accesses", "accessId")).containsExactly("a1", "a2", "last-second");
        assertThat(view.texts("/accesses", "ndaLapsed")).containsExactly("true", "false", "true");
        assertThat(view.texts("/channels", "ndaLapsed")).containsExactly("true");
        assertThat(view.texts("/materials", "materialId")).containsExactly("open", "m1", "m2", "m4");
        assertThat(view.texts("/materials", "ndaLapsed")).containsExactly("false", "true", "false", "false");
        assertThat(view.texts("/materials", "confidential"))
                .as("confidentiality stays")
                .containsExactly("false", "true", "false", "false");
    }

    private static void afterTheRenewalItIsAllowedAgain() {
        ENTRUST.grant("a3").expect(200);
        Reply view = view();
        assertThat(view.at("/nda/inForce").asBoolean()).isTrue();
        assertThat(view.texts("/nda/signed", "inForce")).containsExactly("false", "true");
        assertThat(view.texts("/accesses", "ndaLapsed")).containsOnly("false");
        assertThat(view.texts("/channels", "ndaLapsed")).containsOnly("false");
    }

    private static void theHoursBetweenAreUncovered() {
        JsonNode coverage = Figures.of(product, "e1").figure("ndaCoverage");
        assertThat(coverage.path("uncoveredHours").asDouble()).isEqualTo(64.5);
        assertThat(coverage.path("coveredHours").asDouble()).isEqualTo(248.0);
        assertThat(coverage.path("exposedHours").asDouble()).isEqualTo(312.5);
        assertThat(coverage.path("percent").asDouble()).isEqualTo(79.4);
        JsonNode explained = product.as(Story.VA)
                .get(VIEW + "/compliance?explain=true")
                .at("/windows/whole/metrics/ndaCoverage/items/counts/uncovered");
        assertThat(explained.valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("access-a1", "access-last-second", "channel-c1", "material-m1");
    }

    private static void asOfTheWeekendItIsLapsed() {
        Reply then = product.as(Story.AUDITOR).readAsOf(VIEW, "2027-06-12T16:00:00Z");
        assertThat(then.texts("/accesses", "ndaLapsed")).containsExactly("true", "false", "true");
        Reply compliance = product.as(Story.AUDITOR).readAsOf(VIEW + "/compliance", "2027-06-12T16:00:00Z");
        assertThat(compliance
                        .at("/windows/whole/metrics/ndaCoverage/uncoveredHours")
                        .asDouble())
                .isEqualTo(24.0);
    }

    private static void aTextThatTheClientNeverProvidedIsShownAsSuch() {
        assertThat(view().texts("/nda/signed", "documentProvided")).containsOnly("false");
        assertThat(signatures("en")).allMatch(said -> said.contains("whose text the client never provided"));
        assertThat(signatures("es")).allMatch(said -> said.contains("cuyo texto el cliente nunca facilitó"));

        ENTRUST.provide("NDA", Api.SHA256).expect(200);
        product.settle();
        assertThat(view().texts("/nda/signed", "documentProvided")).containsOnly("true");
        assertThat(signatures("en")).noneMatch(said -> said.contains("never provided"));
    }

    private static List<String> signatures(String language) {
        return product.as(Story.VA)
                .with("Accept-Language", language)
                .get(VIEW + "/history?type=nda-signed")
                .expect(200)
                .texts("/items", "sentence");
    }

    private static Reply view() {
        return product.as(Story.VA).read(VIEW);
    }
}
