package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Stories S2 and S3: a due in the hour that clocks skip, and one in the hour that they repeat. */
class ClockChangeTest {

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void aDueInASkippedHourMovesForwardAndOneInARepeatedHourMeansTheLater() {
        product.clock("2027-03-01T09:00:00Z");
        Story.hire(product, "e1");
        newYorkSkipsAnHour();
        madridSkipsAnHour();
        madridRepeatsAnHour();
    }

    private static void newYorkSkipsAnHour() {
        Story.commission(product, "e1", "ny", Fields.of("local", "2027-03-14T02:30", "zone", "America/New_York"));
        assertDue("ny", "2027-03-14T07:30:00Z", "SHIFTED_FROM_GAP");
        product.clock("2027-03-14T07:30:00Z");
        product.as(Story.VA).submitDeliverable("e1", "ny").expect(200);
        assertLateBy("ny", 0);
    }

    private static void madridSkipsAnHour() {
        Story.commission(product, "e1", "spring", "2027-03-28T02:30");
        assertDue("spring", "2027-03-28T01:30:00Z", "SHIFTED_FROM_GAP");
        product.clock("2027-03-28T01:29:59Z");
        product.as(Story.VA).submitDeliverable("e1", "spring").expect(200);
        assertLateBy("spring", 0);
    }

    private static void madridRepeatsAnHour() {
        Story.commission(product, "e1", "autumn", "2027-10-31T02:30");
        Story.commission(product, "e1", "autumn-late", "2027-10-31T02:30");
        assertDue("autumn", "2027-10-31T01:30:00Z", "LATER_OF_OVERLAP");
        product.clock("2027-10-31T00:50:00Z");
        product.as(Story.VA).submitDeliverable("e1", "autumn").expect(200);
        product.clock("2027-10-31T01:30:01Z");
        product.as(Story.VA).submitDeliverable("e1", "autumn-late").expect(200);
        assertLateBy("autumn", 0);
        assertLateBy("autumn-late", 1);
    }

    private static void assertDue(String deliverable, String instant, String resolution) {
        JsonNode due = Story.deliverable(product, "e1", deliverable).path("agreedDue");
        assertThat(due.path("instant").asString()).isEqualTo(instant);
        assertThat(due.path("resolution").asString()).isEqualTo(resolution);
        assertThat(due.path("tzdb").asString()).isNotBlank();
    }

    private static void assertLateBy(String deliverable, long seconds) {
        assertThat(Story.deliverable(product, "e1", deliverable)
                        .path("lateBySeconds")
                        .asLong())
                .as(deliverable)
                .isEqualTo(seconds);
    }
}
