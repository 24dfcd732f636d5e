package io.engagements.events.terms;

import io.engagements.events.About;
import io.engagements.events.Line;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * What a VA asks for its work.
 *
 * @param amount more than 0, at most 1 000 000, at most two decimal places
 * @param currency ISO 4217 code
 */
public record Fee(
        @NotNull @DecimalMin("0.01") @DecimalMax("1000000") @Digits(integer = 7, fraction = 2)
        BigDecimal amount,

        @NotNull @Line(max = 3) String currency,
        @NotNull Per per) {

    /** What one amount buys. */
    public enum Per {
        HOUR,
        DELIVERABLE
    }

    @About("currency")
    @AssertTrue(message = "must be an ISO 4217 code")
    boolean isCurrencyKnown() {
        return currency == null
                || Currency.getAvailableCurrencies().stream()
                        .anyMatch(known -> known.getCurrencyCode().equals(currency));
    }
}
