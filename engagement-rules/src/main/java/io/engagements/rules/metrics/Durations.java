package io.engagements.rules.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long things took. Percentiles use the nearest rank; hours have one decimal, half-up.
 *
 * @param seconds ascending
 */
public record Durations(List<Long> seconds) {

    private static final int SECONDS_PER_HOUR = 3_600;

    /** Of the items that count. */
    public static Durations of(List<Item> items) {
        List<Long> seconds = new ArrayList<>();
        for (Item item : items) {
            if (item.side().isInNumerator()) {
                seconds.add(item.amount());
            }
        }
        seconds.sort(null);
        return new Durations(seconds);
    }

    public int count() {
        return seconds.size();
    }

    /** Absent when there is none. */
    public @Nullable BigDecimal medianHours() {
        return percentile(50);
    }

    /** Absent when there is none. */
    public @Nullable BigDecimal p90Hours() {
        return percentile(90);
    }

    /** Absent when there is none. */
    public @Nullable BigDecimal maxHours() {
        return percentile(100);
    }

    private @Nullable BigDecimal percentile(int percent) {
        if (seconds.isEmpty()) {
            return null;
        }
        int rank = (seconds.size() * percent + 99) / 100;
        return hours(seconds.get(rank - 1));
    }

    public static BigDecimal hours(long seconds) {
        return BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(SECONDS_PER_HOUR), 1, RoundingMode.HALF_UP);
    }
}
