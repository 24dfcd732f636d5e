package io.engagements.query.report;

import io.engagements.report.MetricView.FirstPass;
import io.engagements.report.MetricView.InputDelay;
import io.engagements.report.MetricView.Percentage;
import io.engagements.report.MetricView.Rating;
import io.engagements.report.MetricView.Ratio;
import io.engagements.rules.metrics.Share;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number as the interface answers it.
 *
 * @param value absent where there is none, or where the counts say all there is to say
 * @param numerator absent where it is no part of anything
 * @param denominator how many things it is of; absent where that is not counted
 */
record Figure(
        Unit unit,
        @Nullable BigDecimal value,
        @Nullable Integer numerator,
        @Nullable Integer denominator) {

    /** What the value is in. */
    enum Unit {
        PERCENT,
        RATIO,
        /** Elapsed. */
        HOURS,
        /** Of ratings from 1 to 5. */
        MEAN,
        /** The numerator is all. */
        COUNT
    }

    static Figure of(Percentage percentage) {
        return share(percentage.share(), percentage.percent());
    }

    static Figure of(FirstPass firstPass) {
        return share(firstPass.share(), firstPass.percent());
    }

    static Figure share(Share share, @Nullable BigDecimal percent) {
        return new Figure(Unit.PERCENT, percent, share.numerator(), share.denominator());
    }

    static Figure of(Ratio ratio) {
        return new Figure(
                Unit.RATIO,
                ratio.ratio(),
                ratio.share().numerator(),
                ratio.share().denominator());
    }

    static Figure of(Rating rating) {
        return new Figure(Unit.MEAN, rating.mean(), null, rating.count());
    }

    /** The sum of them. */
    static Figure of(InputDelay delay) {
        return new Figure(Unit.HOURS, delay.sumHours(), null, delay.count());
    }

    /** @param hours of so many things */
    static Figure hours(@Nullable BigDecimal hours, int of) {
        return new Figure(Unit.HOURS, hours, null, of);
    }

    static Figure count(int count) {
        return new Figure(Unit.COUNT, null, count, null);
    }

    /** Whether there is nothing that it could be of. */
    public boolean isNone() {
        return value == null && (unit == Unit.COUNT ? numerator == null : denominator == null || denominator == 0);
    }
}
