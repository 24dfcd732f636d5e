package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A pause ends before its time. */
class ResumeTest {

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void theVaEndsItAloneAndOnlyOnce() {
        product.clock("2027-08-02T12:00:00Z");
        Story.hire(product, "e2", Story.VA, "America/Argentina/Buenos_Aires");
        Story.commission(product, "e2", "d1", "2027-08-13T18:00");
        product.as(Story.VA)
                .proposePause("e2", "2027-08-02T09:00", "2027-08-16T09:00")
                .expect(200);
        product.as(Story.CLIENT).answer("accept-pause", "e2").expect(200);
        product.clock("2027-08-04T12:00:00Z");
        product.as(Story.CLIENT).answer("propose-resume", "e2").expect(200);
        product.as(Story.VA).answer("decline-resume", "e2").expect(200);
        product.as(Story.VA).answer("resume-engagement", "e2").expect(200);
        product.as(Story.VA).answer("resume-engagement", "e2").refusedBy("STATE-FORBIDS");
        assertThat(Story.deliverable(product, "e2", "d1")
                        .at("/agreedDue/instant")
                        .asString())
                .isEqualTo("2027-08-15T21:00:00Z");
    }
}
