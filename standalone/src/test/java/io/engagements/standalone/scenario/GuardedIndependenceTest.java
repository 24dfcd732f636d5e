package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Story S10, and the refusal of S9: nobody controls the means or changes the terms alone. */
class GuardedIndependenceTest {

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void theMeansAreTheVasAndEveryAttemptIsOnRecord() {
        product.clock("2027-05-10T14:00:00Z");
        Story.hire(product, "e1");
        Reply before = product.as(Story.CLIENT).read("/api/engagements/e1");

        product.as(Story.CLIENT)
                .guarded("request-timesheet", "e1", "Hours of last week")
                .refusedBy("TIMESHEETS-NOT-OWED");
        Reply means = product.as(Story.CLIENT)
                .guarded("prescribe-means", "e1", "Be online 9-17")
                .refusedBy("RESULT-NOT-MEANS");
        assertThat(means.texts("/next")).containsExactly("request-deliverable");
        product.as(Story.CLIENT)
                .guarded("prescribe-means", "e1", "Use our laptop")
                .refusedBy("RESULT-NOT-MEANS");
        product.as(Story.CLIENT)
                .guarded("change-terms", "e1", "35.00 USD from June")
                .refusedBy("TERMS-SET-BY-VA");
        product.as(Story.VA).guarded("prescribe-means", "e1", "x").expect(403);

        product.settle();
        assertThat(product.as(Story.CLIENT).read("/api/engagements/e1").body()).isEqualTo(before.body());
        Reply refusals = product.as(Story.VA).get("/api/engagements/e1/refusals");
        assertThat(refusals.texts("/items", "rule"))
                .containsExactly("TIMESHEETS-NOT-OWED", "RESULT-NOT-MEANS", "RESULT-NOT-MEANS", "TERMS-SET-BY-VA");
        assertThat(refusals.text("/items/1/facts/asked")).isEqualTo("Be online 9-17");
        assertThat(refusals.text("/items/1/command")).isEqualTo("prescribe-means");
        assertThat(refusals.text("/items/1/at")).isEqualTo("2027-05-10T14:00:00Z");
    }

    @Test
    void whatTheResultMustBeIsFine() {
        Story.hire(product, "e2", Story.OTHER_VA, Story.MADRID);
        product.as(Story.CLIENT)
                .command(
                        "request-deliverable",
                        Fields.of(
                                "engagementId", "e2",
                                "deliverableId", "d1",
                                "title", "Catalogue",
                                "criteria", java.util.List.of(Fields.of("text", "PDF, in Spanish, at most 10 pages")),
                                "due", "2030-01-01T00:00:00Z"))
                .expect(200);
    }
}
