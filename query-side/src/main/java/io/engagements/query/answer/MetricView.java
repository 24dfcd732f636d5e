package io.engagements.query.answer;

import io.engagements.rules.metrics.Share;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as the interface shows them. */
public final class MetricView {

    private MetricView() {}

    /** {@code percent} is null below five items: the counts then say all there is to say. */
    public record Percentage(
            int numerator, int denominator, @Nullable BigDecimal percent) {
        public static Percentage of(Share share) {
            return new Percentage(share.numerator(), share.denominator(), share.percent());
        }
    }

    /** {@code ratio} is null when there is nothing to divide by. */
    public record Ratio(
            int numerator, int denominator, @Nullable BigDecimal ratio) {
        public static Ratio of(Share share) {
            return new Ratio(share.numerator(), share.denominator(), share.ratio());
        }
    }
}
