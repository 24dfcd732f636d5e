package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Story S19: an extension is asked for before the due and answered after it. */
class ExtensionTest {

    @RegisterExtension
    static final Product product = new Product();

    private static boolean hired;

    @BeforeEach
    void hire() {
        if (!hired) {
            product.clock("2027-05-17T14:00:00Z");
            Story.hire(product, "e1", Story.VA, "America/New_York");
            hired = true;
        }
    }

    @Test
    void askedBeforeAndAcceptedAfterTheDueCountsAsAgreedInTime() {
        Story.commission(product, "e1", "d1", "2027-05-21T17:00");
        Story.commission(product, "e1", "d2", "2027-05-21T17:00");
        Story.commission(product, "e1", "d3", "2027-05-21T17:00");
        product.clock("2027-05-21T16:00:00Z");
        product.as(Story.VA).proposeDueDate("e1", "d1", "2027-05-24T17:00").expect(200);
        product.as(Story.VA).proposeDueDate("e1", "d2", "2027-05-24T17:00").expect(200);

        product.clock("2027-05-21T21:00:01Z");
        JsonNode pending = Story.deliverable(product, "e1", "d1");
        assertThat(pending.path("state").asString()).isEqualTo("MISSED");
        assertThat(pending.path("extensionPending").asBoolean()).isTrue();
        product.as(Story.VA).proposeDueDate("e1", "d3", "2027-05-24T17:00").refusedBy("EXTENSION-BEFORE-DUE");

        product.clock("2027-05-22T17:00:00Z");
        product.as(Story.CLIENT).answer("accept-due-date", "e1", "d1").expect(200);
        product.as(Story.CLIENT).answer("decline-due-date", "e1", "d2").expect(200);
        theMissOfTheOneIsSupersededAndOfTheOtherStands();

        product.clock("2027-05-24T19:00:00Z");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        product.settle();
        theNumbersSayBoth();
    }

    private static void theMissOfTheOneIsSupersededAndOfTheOtherStands() {
        JsonNode agreed = Story.deliverable(product, "e1", "d1");
        assertThat(agreed.path("state").asString()).isEqualTo("COMMITTED");
        assertThat(agreed.at("/agreedDue/instant").asString()).isEqualTo("2027-05-24T21:00:00Z");
        assertThat(agreed.at("/originalDue/instant").asString()).isEqualTo("2027-05-21T21:00:00Z");
        assertThat(agreed.path("missedAt").asString()).isEqualTo("2027-05-21T21:00:01Z");
        assertThat(agreed.path("missSuperseded").asBoolean()).isTrue();
        assertThat(agreed.path("extensionPending").asBoolean()).isFalse();
        JsonNode declined = Story.deliverable(product, "e1", "d2");
        assertThat(declined.path("state").asString()).isEqualTo("MISSED");
        assertThat(declined.path("missSuperseded").asBoolean()).isFalse();
        // The last is that three misses were repeated lateness.
        assertThat(product.as(Story.VA).read("/api/engagements/e1/grounds").texts("/items", "state"))
                .containsExactly("WITHDRAWN", "OPEN", "OPEN", "WITHDRAWN");
    }

    private static void theNumbersSayBoth() {
        Figures figures = Figures.of(product, "e1");
        figures.are("onTimeAgreed", 1, 3);
        figures.are("onTimeOriginal", 0, 3);
        JsonNode extensions =
                product.as(Story.VA).read("/api/engagements/e1/compliance").at("/windows/whole/metrics/extensions");
        assertThat(extensions.path("byVa").asInt()).isEqualTo(1);
        assertThat(extensions.path("byClient").asInt()).isZero();
        assertThat(product.as(Story.VA)
                        .read("/api/engagements/e1/compliance?asOf=2027-05-22T16:59:59Z")
                        .at("/windows/whole/metrics/missed/numerator")
                        .asInt())
                .isEqualTo(3);
    }
}
