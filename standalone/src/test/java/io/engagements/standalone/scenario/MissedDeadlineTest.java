package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Story S7: a due passes, then the work comes late. */
@Tag("two-services")
class MissedDeadlineTest {

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void aMissedDueOpensAGroundWhichDeliveryCuresWhileTheMissStays() {
        product.clock("2027-02-22T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-03-05T18:00");

        product.clock("2027-03-05T17:00:00Z");
        assertThat(Story.deliverable(product, "e1", "d1").path("state").asString())
                .isEqualTo("COMMITTED");
        product.clock("2027-03-05T17:00:01Z");
        theMissIsAFactOfTheClock();
        assertThat(onlyGround().path("state").asString()).isEqualTo("OPEN");

        product.clock("2027-03-08T09:00:00Z");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        itIsLateBySixtyFourHours();
        assertThat(onlyGround().path("state").asString()).isEqualTo("CURED");
        product.clock("2027-03-09T09:00:00Z");
        product.as(Story.CLIENT).acceptDeliverable("e1", "d1", 1).expect(200);
        theNumberStays();
    }

    private static void theMissIsAFactOfTheClock() {
        JsonNode deliverable = Story.deliverable(product, "e1", "d1");
        assertThat(deliverable.path("state").asString()).isEqualTo("MISSED");
        assertThat(deliverable.path("missedAt").asString()).isEqualTo("2027-03-05T17:00:01Z");
        JsonNode missed =
                product.as(Story.VA).read("/api/engagements/e1/history").at("/items/3");
        assertThat(missed.path("type").asString()).isEqualTo("deadline-missed");
        assertThat(missed.path("occurredAt").asString()).isEqualTo("2027-03-05T17:00:01Z");
        assertThat(missed.at("/actor/person").asString()).isEqualTo("clock");
        Figures.of(product, "e1").are("missed", 1, 1);
    }

    private static JsonNode onlyGround() {
        JsonNode grounds =
                product.as(Story.VA).read("/api/engagements/e1/grounds").at("/items");
        assertThat(grounds).hasSize(1);
        JsonNode ground = grounds.get(0);
        assertThat(ground.path("kind").asString()).isEqualTo("MISSED_DEADLINE");
        assertThat(ground.at("/deliverableIds/0").asString()).isEqualTo("d1");
        return ground;
    }

    private static void itIsLateBySixtyFourHours() {
        JsonNode deliverable = Story.deliverable(product, "e1", "d1");
        assertThat(deliverable.path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(deliverable.path("lateBySeconds").asLong()).isEqualTo(64 * 3_600);
        assertThat(deliverable.path("missedAt").asString()).isEqualTo("2027-03-05T17:00:01Z");
        assertThat(deliverable.path("missSuperseded").asBoolean()).isFalse();
    }

    private static void theNumberStays() {
        Figures figures = Figures.of(product, "e1");
        figures.are("onTimeAgreed", 0, 1);
        figures.are("firstPassAcceptance", 1, 1);
    }
}
