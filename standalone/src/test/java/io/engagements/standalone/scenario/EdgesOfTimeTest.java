package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stories S4, S5 and S21: the same second, days across a clock change, and whose day ends. */
class EdgesOfTimeTest {

    private static final String BOGOTA = "America/Bogota";

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void endsMeanTheSameForEveryone() {
        product.clock("2027-01-11T09:00:00Z");
        Story.hire(product, "e1");
        Story.hire(product, "e2", Story.OTHER_VA, BOGOTA);
        theSameSecond();
        threeDaysAcrossTheChangeToSummer();
        theEndOfTheDayInBogota();
        threeDaysAcrossTheChangeToWinter();
    }

    private static void theSameSecond() {
        for (String id : List.of("even", "fraction", "late")) {
            Story.commission(product, "e1", id, "2027-02-12T18:00");
        }
        product.clock("2027-02-12T17:00:00.000Z");
        Api once = product.as(Story.VA).withKey("only-once");
        Reply first = once.submitDeliverable("e1", "even").expect(200);
        assertThat(once.submitDeliverable("e1", "even").expect(200).body()).isEqualTo(first.body());
        product.clock("2027-02-12T17:00:00.742Z");
        product.as(Story.VA).submitDeliverable("e1", "fraction").expect(200);
        product.clock("2027-02-12T17:00:01.000Z");
        product.as(Story.VA).submitDeliverable("e1", "late").expect(200);

        assertThat(lateBy("even")).isZero();
        assertThat(lateBy("fraction")).isZero();
        assertThat(lateBy("late")).isEqualTo(1);
        assertThat(Story.deliverable(product, "e1", "even").at("/submissions")).hasSize(1);
        Figures.of(product, "e1").are("onTimeAgreed", 2, 3);
    }

    private static long lateBy(String deliverable) {
        return Story.deliverable(product, "e1", deliverable)
                .path("lateBySeconds")
                .asLong();
    }

    private static void threeDaysAcrossTheChangeToSummer() {
        submitted("summer", "2027-03-26T17:00:00Z");
        assertThat(improvementDue("summer", null)).isEqualTo("2027-03-29T16:00:00Z");
        submitted("later", "2027-03-26T17:00:00Z");
        assertThat(improvementDue("later", "2027-03-29T17:00:00Z")).isEqualTo("2027-03-29T17:00:00Z");
    }

    private static void threeDaysAcrossTheChangeToWinter() {
        submitted("winter", "2027-10-29T16:00:00Z");
        Reply refused = product.as(Story.CLIENT)
                .requestQualityImprovement("e1", "winter", 1, List.of("c1"), "2027-11-01T16:00:00Z")
                .refusedBy("ROUND-DUE-TOO-SHORT");
        assertThat(refused.text("/facts/earliestDue")).isEqualTo("2027-11-01T17:00:00Z");
        assertThat(improvementDue("winter", null)).isEqualTo("2027-11-01T17:00:00Z");
    }

    private static void submitted(String deliverable, String at) {
        product.clock(at);
        Story.commission(product, "e1", deliverable, "2027-12-31T18:00");
        product.as(Story.VA).submitDeliverable("e1", deliverable).expect(200);
    }

    private static String improvementDue(String deliverable, String due) {
        product.as(Story.CLIENT)
                .requestQualityImprovement("e1", deliverable, 1, List.of("c1"), due)
                .expect(200);
        return Story.deliverable(product, "e1", deliverable)
                .at("/rounds/0/due/instant")
                .asString();
    }

    private static void theEndOfTheDayInBogota() {
        product.as(Story.CLIENT)
                .requestDeliverable("e2", "d1", "2027-04-30T23:59:59")
                .expect(200);
        product.as(Story.OTHER_VA).commitToDeliverable("e2", "d1").expect(200);
        product.clock("2027-05-01T04:30:00Z");
        product.as(Story.OTHER_VA).submitDeliverable("e2", "d1").expect(200);

        var deliverable = Story.deliverable(product, "e2", "d1");
        assertThat(deliverable.at("/agreedDue/instant").asString()).isEqualTo("2027-05-01T04:59:59Z");
        assertThat(deliverable.at("/agreedDue/local").asString()).isEqualTo("2027-04-30T23:59:59");
        assertThat(deliverable.at("/agreedDue/zone").asString()).isEqualTo(BOGOTA);
        for (String viewer : List.of(Story.CLIENT, Story.OTHER_VA, Story.AUDITOR)) {
            Reply compliance = product.as(viewer).read("/api/engagements/e2/compliance");
            assertThat(compliance
                            .at("/windows/whole/metrics/onTimeAgreed/numerator")
                            .asInt())
                    .as("on time for %s", viewer)
                    .isEqualTo(1);
        }
    }
}
