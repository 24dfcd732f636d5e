package io.engagements.rules.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The client's rating of results, from 1 to 5. */
public record Rating(int count, long sum) {

    public static Rating of(List<Item> items) {
        return new Rating(items.size(), items.stream().mapToLong(Item::amount).sum());
    }

    /** Two decimals, half-up; absent when nothing was rated. */
    public @Nullable BigDecimal mean() {
        return count == 0 ? null : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
    }
}
