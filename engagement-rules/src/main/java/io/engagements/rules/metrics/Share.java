package io.engagements.rules.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A count out of a count. */
public record Share(int numerator, int denominator) {

    private static final int FEWEST_FOR_PERCENT = 5;

    public static Share of(List<Item> items) {
        int numerator = 0;
        int denominator = 0;
        for (Item item : items) {
            numerator += item.side().isInNumerator() ? 1 : 0;
            denominator += item.side().isInDenominator() ? 1 : 0;
        }
        return new Share(numerator, denominator);
    }

    /** One decimal, half-up; absent with fewer than five items, where a percentage would only look exact. */
    public @Nullable BigDecimal percent() {
        return denominator < FEWEST_FOR_PERCENT ? null : quotient(100, 1);
    }

    /** Two decimals, half-up; absent when there is nothing to divide by. */
    public @Nullable BigDecimal ratio() {
        return denominator == 0 ? null : quotient(1, 2);
    }

    private BigDecimal quotient(int factor, int decimals) {
        return BigDecimal.valueOf((long) numerator * factor)
                .divide(BigDecimal.valueOf(denominator), decimals, RoundingMode.HALF_UP);
    }
}
