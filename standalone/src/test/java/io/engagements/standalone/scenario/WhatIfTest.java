package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "What if I deliver then?" */
class WhatIfTest {

    private static final String PATH = "/api/engagements/e1/what-if?deliverable=d1&submittedAt=";

    @RegisterExtension
    static final Product product = new Product();

    @BeforeAll
    static void hiredAndCommitted() {
        product.clock("2027-03-01T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-03-05T18:00");
        product.settle();
    }

    @Test
    void inTheDuesOwnSecondItIsInTime() {
        Reply answer = product.as(Story.VA).get(PATH + "2027-03-05T17:00:00Z").expect(200);

        assertThat(answer.at("/taken").booleanValue()).isTrue();
        assertThat(answer.at("/onTime").booleanValue()).isTrue();
        assertThat(answer.at("/grounds").isEmpty()).isTrue();
        assertThat(answer.text("/due/local")).isEqualTo("2027-03-05T18:00:00");
    }

    @Test
    void lateItSaysByHowMuchAndWhatItCures() {
        Reply answer = product.as(Story.VA).get(PATH + "2027-03-08T09:00:00Z").expect(200);

        assertThat(answer.at("/onTime").booleanValue()).isFalse();
        assertThat(answer.at("/lateBySeconds").longValue()).isEqualTo(64 * 3_600);
        assertThat(answer.text("/grounds/0/without")).isEqualTo("OPEN");
        assertThat(answer.text("/grounds/0/with")).isEqualTo("CURED");
    }

    @Test
    void askingStoresNothing() {
        long stored = product.storedEvents();
        product.as(Story.CLIENT).get(PATH + "2027-12-31T00:00:00Z").expect(200);

        assertThat(product.storedEvents()).isEqualTo(stored);
        assertThat(product.as(Story.VA).get("/api/engagements/e1/refusals").at("/items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "d1, 2027-02-28T00:00:00Z, 422, submittedAt",
        "d1, tomorrow, 400, submittedAt",
        "d1, +999999999-01-01T00:00:00Z, 400, submittedAt",
        "d9, 2027-03-05T17:00:00Z, 422, deliverable"
    })
    void badInputNamesTheParameter(String deliverable, String submittedAt, int status, String parameter) {
        String path = "/api/engagements/e1/what-if?deliverable=" + deliverable + "&submittedAt="
                + submittedAt.replace("+", "%2B");

        assertThat(product.as(Story.VA).get(path).expect(status).text("/errors/0/parameter"))
                .isEqualTo(parameter);
    }
}
