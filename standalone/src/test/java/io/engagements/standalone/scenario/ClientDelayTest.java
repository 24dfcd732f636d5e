package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Story S18: the client is late with its price list, and the VA is not late for that. */
@Tag("two-services-long")
class ClientDelayTest {

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void theDueMovesByTheClientsDelayAndTheVaIsNeverCalledLate() {
        product.clock("2027-04-26T02:00:00Z");
        Story.hire(product, "e1", Story.VA, "Asia/Manila");
        Story.commission(product, "e1", "d1", "2027-05-14T18:00", "prices", "2027-05-03T18:00");
        assertThat(work(Story.CLIENT, "PROVIDE_INPUT").path("itemId").asString())
                .isEqualTo("prices");

        product.clock("2027-05-03T10:00:00Z");
        assertThat(product.as(Story.VA)
                        .read("/api/engagements/e1")
                        .at("/deliverables/0/waitingForClient")
                        .asBoolean())
                .as("in the due's own second it is not late")
                .isFalse();
        whileTheClientIsLate();

        product.clock("2027-05-07T10:00:00Z");
        product.as(Story.CLIENT).provideInput("e1", "d1", "prices").expect(200);
        product.settle();
        theDueHasMoved();

        product.clock("2027-05-15T10:00:00Z");
        nothingIsLate();
        assertThat(state()).isEqualTo("COMMITTED");
        product.clock("2027-05-17T12:00:00Z");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        product.settle();
        theNumbersSayWhoseDelayItWas();
    }

    private static void whileTheClientIsLate() {
        product.clock("2027-05-06T10:00:00Z");
        JsonNode d1 = Story.deliverable(product, "e1", "d1");
        assertThat(d1.path("waitingForClient").asBoolean()).isTrue();
        assertThat(d1.at("/inputs/0/overdue").asBoolean()).isTrue();
        assertThat(d1.at("/agreedDue/instant").asString()).isEqualTo("2027-05-17T10:00:00Z");
        assertThat(work(Story.CLIENT, "PROVIDE_INPUT").path("urgency").asString())
                .isEqualTo("OVERDUE");
        JsonNode deliver = work(Story.VA, "DELIVER");
        assertThat(deliver.path("due").isNull()).as("the due is open").isTrue();
        assertThat(deliver.path("urgency").isNull()).isTrue();
    }

    private static void theDueHasMoved() {
        JsonNode d1 = Story.deliverable(product, "e1", "d1");
        assertThat(d1.path("waitingForClient").asBoolean()).isFalse();
        assertThat(d1.at("/agreedDue/instant").asString()).isEqualTo("2027-05-18T10:00:00Z");
        assertThat(d1.at("/agreedDue/local").asString()).isEqualTo("2027-05-18T18:00:00");
        assertThat(d1.at("/originalDue/instant").asString()).isEqualTo("2027-05-14T10:00:00Z");
        assertThat(d1.at("/inputs/0/state").asString()).isEqualTo("PROVIDED");
    }

    private static void nothingIsLate() {
        assertThat(work(Story.VA, "DELIVER").path("urgency").asString()).isNotEqualTo("OVERDUE");
        assertThat(product.as(Story.VA)
                        .read("/api/engagements/e1/compliance")
                        .at("/windows/whole/metrics/onTimeAgreed/denominator")
                        .asInt())
                .isZero();
        assertThat(product.as(Story.VA).read("/api/engagements/e1/grounds").at("/items"))
                .isEmpty();
    }

    private static void theNumbersSayWhoseDelayItWas() {
        JsonNode metrics = product.as(Story.VA)
                .get("/api/engagements/e1/compliance?explain=true")
                .at("/windows/whole/metrics");
        Figures.of(product, "e1").are("onTimeAgreed", 1, 1);
        Figures.of(product, "e1").are("onTimeOriginal", 0, 0);
        assertThat(metrics.at("/onTimeOriginal/items/excluded/0/reason").asString())
                .isEqualTo("CLIENT_INPUT");
        assertThat(metrics.at("/onTimeOriginal/items/excluded/0/hours").doubleValue())
                .isEqualTo(96.0);
        assertThat(metrics.at("/inputDelay/sumHours").doubleValue()).isEqualTo(96.0);
        assertThat(Story.deliverable(product, "e1", "d1").path("lateBySeconds").asLong())
                .isZero();
    }

    private static String state() {
        return Story.deliverable(product, "e1", "d1").path("state").asString();
    }

    private static JsonNode work(String caller, String kind) {
        product.settle();
        return product.as(caller)
                .get("/api/work")
                .at("/items")
                .valueStream()
                .filter(item -> item.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
