package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a VA may ask for: any period within its bounds, and any fee, with advice on some. */
class TermsOfferedTest {

    @RegisterExtension
    static final Product product = new Product();

    private static int number;

    private String candidacy;
    private Api va;

    @BeforeEach
    void aNewCandidacy() {
        candidacy = "c" + ++number;
        va = product.as(Story.VA);
        product.as(Story.CLIENT).openCandidacy(candidacy, Story.VA).expect(201);
    }

    /** There is one at a time; where the test has ended it, this is refused. */
    @AfterEach
    void withdraw() {
        va.withdrawCandidacy(candidacy, "The test is over");
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, USD, HOUR, UNUSUALLY_LOW",
        "29.99, USD, HOUR, UNUSUALLY_LOW",
        "30, USD, HOUR,",
        "50.00, USD, HOUR,",
        "50.01, USD, HOUR, ABOVE_THE_USUAL",
        "1000000, USD, HOUR, ABOVE_THE_USUAL",
        "20, EUR, HOUR,",
        "20, USD, DELIVERABLE,"
    })
    void theFeeIsAdvisedOnAndNeverChangedOrBlocked(BigDecimal amount, String currency, String per, String advice) {
        Map<String, Object> fee = Fields.of("amount", amount, "currency", currency, "per", per);
        Story.vet(product, candidacy);
        va.offerTerms(candidacy, Fields.with(Story.terms(Story.MADRID), "fee", fee))
                .expect(200);
        JsonNode offer = view().at("/terms/0");
        assertThat(offer.path("feeAdvice").asString(null)).isEqualTo(advice);
        assertThat(offer.at("/terms/fee/amount").decimalValue()).isEqualByComparingTo(amount);
        product.as(Story.CLIENT).hireVa("e-" + candidacy, candidacy, 1).expect(201);
    }

    @ParameterizedTest
    @CsvSource({
        "reviewWindowDays, 1, 60",
        "improvementTurnaroundDays, 1, 60",
        "improvementRounds, 0, 20",
        "noticeDays, 0, 180",
        "cureDays, 1, 60",
        "latenessThreshold, 2, 50",
        "latenessWindowDays, 7, 730",
        "offerValidDays, 1, 365"
    })
    void aPeriodOfTheTermsReachesItsBounds(String field, int least, int most) {
        va.offerTerms(candidacy, Fields.with(Story.terms(Story.MADRID), field, least))
                .expect(200);
        va.offerTerms(candidacy, Fields.with(Story.terms(Story.MADRID), field, most))
                .expect(200);
        assertThat(view().at("/terms/0/terms/" + field).asInt()).isEqualTo(least);
        assertThat(view().at("/terms/1/terms/" + field).asInt()).isEqualTo(most);
    }

    private Reply view() {
        return va.read("/api/candidacies/" + candidacy);
    }
}
