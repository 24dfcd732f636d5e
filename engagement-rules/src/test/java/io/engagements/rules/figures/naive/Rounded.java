package io.engagements.rules.figures.naive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures as people read them. */
final class Rounded {

    private static final int FEWEST = 5;
    private static final int HOUR = 3_600;

    private Rounded() {}

    static @Nullable BigDecimal percent(int numerator, int denominator) {
        return denominator < FEWEST ? null : quotient(100L * numerator, denominator, 1);
    }

    /** Two decimals; nothing of nothing. */
    static @Nullable BigDecimal ratio(int numerator, int denominator) {
        return denominator == 0 ? null : quotient(numerator, denominator, 2);
    }

    static BigDecimal hours(long seconds) {
        return quotient(seconds, HOUR, 1);
    }

    /** The hours at a percentile by nearest rank; nothing of nothing. */
    static @Nullable BigDecimal hoursAt(int percent, List<Long> seconds) {
        if (seconds.isEmpty()) {
            return null;
        }
        int rank = (percent * seconds.size() + 99) / 100;
        return hours(seconds.stream().sorted().skip(rank - 1L).findFirst().orElseThrow());
    }

    private static BigDecimal quotient(long dividend, long divisor, int decimals) {
        return BigDecimal.valueOf(dividend).divide(BigDecimal.valueOf(divisor), decimals, RoundingMode.HALF_UP);
    }
}
