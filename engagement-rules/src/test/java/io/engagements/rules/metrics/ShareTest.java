package io.engagements.rules.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    private static Share share(int numerator, int denominator) {
        return new Share(numerator, denominator);
    }

    @ParameterizedTest
    @CsvSource({
        "0,5,0.0",
        "5,5,100.0",
        "4,5,80.0",
        "1,6,16.7",
        "5,6,83.3",
        "7,9,77.8",
        "1,16,6.3",
        "3,16,18.8",
        "1,2000,0.1",
        "1,2001,0.0",
        "1999,2000,100.0"
    })
    void aPercentageHasOneDecimalHalfUp(int numerator, int denominator, BigDecimal percent) {
        assertThat(share(numerator, denominator).percent()).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "1,1", "3,4", "4,4"})
    void withFewerThanFiveItemsThereIsNone(int numerator, int denominator) {
        assertThat(share(numerator, denominator).percent()).isNull();
        assertThat(share(numerator, denominator).numerator()).isEqualTo(numerator);
        assertThat(share(numerator, denominator).denominator()).isEqualTo(denominator);
    }

    @ParameterizedTest
    @CsvSource({"1,4,0.25", "1,1,1.00", "3,1,3.00", "0,2,0.00", "1,8,0.13", "1,3,0.33", "2,3,0.67", "1,200,0.01"})
    void aRatioHasTwoDecimalsHalfUpFromOneItemOn(int numerator, int denominator, BigDecimal ratio) {
        assertThat(share(numerator, denominator).ratio()).isEqualTo(ratio);
    }

    @Test
    void nothingDividedByNothingIsNothing() {
        assertThat(share(0, 0).ratio()).isNull();
    }
}
