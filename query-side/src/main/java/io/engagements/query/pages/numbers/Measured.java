package io.engagements.query.pages.numbers;

import io.engagements.report.ComplianceMetrics;
import io.engagements.report.MetricSlice;
import io.engagements.report.QualityMetrics;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.Metric;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Every number of one stretch of time, as the interface answers them.
 *
 * @param leftOut how many things each leaves out
 */
record Measured(ComplianceMetrics compliance, QualityMetrics quality, Map<Metric, Integer> leftOut) {

    static Measured of(Function<Metric, MetricSlice> slices) {
        Map<Metric, Integer> leftOut = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            leftOut.put(metric, (int) slices.apply(metric).items().stream()
                    .filter(item -> item.side() == Side.LEFT_OUT)
                    .map(Item::subject)
                    .distinct()
                    .count());
        }
        return new Measured(ComplianceMetrics.of(slices), QualityMetrics.of(slices), leftOut);
    }
}
