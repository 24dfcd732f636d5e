package io.engagements.rules.candidacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.terms.Fee;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeAdviceTest {

    @ParameterizedTest
    @CsvSource({"0.01,UNUSUALLY_LOW", "29.99,UNUSUALLY_LOW", "50.01,ABOVE_THE_USUAL", "1000000,ABOVE_THE_USUAL"})
    void anHourlyFeeInDollarsOutsideTheUsualIsRemarkedOn(BigDecimal amount, FeeAdvice advice) {
        assertThat(FeeAdvice.on(new Fee(amount, "USD", Fee.Per.HOUR))).contains(advice);
    }

    @ParameterizedTest
    @CsvSource({"30", "30.00", "42", "50", "50.00"})
    void theUsualIsNot(BigDecimal amount) {
        assertThat(FeeAdvice.on(new Fee(amount, "USD", Fee.Per.HOUR))).isEmpty();
    }

    @Test
    void otherCurrenciesAndFeesPerDeliverableAreNot() {
        assertThat(FeeAdvice.on(new Fee(BigDecimal.ONE, "EUR", Fee.Per.HOUR))).isEqualTo(Optional.empty());
        assertThat(FeeAdvice.on(new Fee(BigDecimal.ONE, "USD", Fee.Per.DELIVERABLE)))
                .isEmpty();
    }
}
