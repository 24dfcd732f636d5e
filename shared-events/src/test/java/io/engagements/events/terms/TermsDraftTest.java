package io.engagements.events.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsDraftTest {

    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

    private static TermsDraft draft(String amount) {
        return new TermsDraft(
                new Fee(new BigDecimal(amount), "USD", Fee.Per.HOUR),
                BOGOTA,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void whatIsLeftOutTakesTheStatedDefault() {
        assertThat(draft("42").complete())
                .isEqualTo(new Terms(
                        new Fee(new BigDecimal("42.00"), "USD", Fee.Per.HOUR),
                        BOGOTA,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        7,
                        3,
                        2,
                        10,
                        null,
                        5,
                        3,
                        90,
                        30,
                        null,
                        null));
    }

    @ParameterizedTest
    @CsvSource({"42,42.00", "42.5,42.50", "0.01,0.01", "1E+6,1000000.00"})
    void theAmountIsStoredWithTwoDecimalsAndNoExponent(String typed, String stored) {
        assertThat(draft(typed).complete().fee().amount().toString()).isEqualTo(stored);
    }
}
