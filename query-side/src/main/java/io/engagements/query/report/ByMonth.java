package io.engagements.query.report;

import io.engagements.report.MetricReport;
import io.engagements.rules.metrics.Metric;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What counts towards one month.
 *
 * @param month for example {@code 2027-01}: each thing's own contract zone
 */
record ByMonth(String month, Measure kept, Measure first, Measure rounds, Measure rating, Measure late) {

    private static final int MOST = 12;

    private static final Set<Metric> SHOWN = EnumSet.of(
            Metric.ON_TIME_AGREED,
            Metric.FIRST_PASS_ACCEPTANCE,
            Metric.ROUNDS_PER_ACCEPTED,
            Metric.RATING,
            Metric.INPUT_DELAY);

    /** The last twelve in which anything counts, the earliest first. */
    static List<ByMonth> of(MetricReport report) {
        List<ByMonth> all = report
                .months(SHOWN, slices -> SHOWN.stream()
                        .map(metric -> Measure.of(metric, slices.apply(metric)))
                        .toList())
                .stream()
                .map(month -> of(month.month(), month.metrics()))
                .toList();
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private static ByMonth of(String month, List<Measure> measures) {
        return new ByMonth(
                month,
                one(measures, Metric.ON_TIME_AGREED),
                one(measures, Metric.FIRST_PASS_ACCEPTANCE),
                one(measures, Metric.ROUNDS_PER_ACCEPTED),
                one(measures, Metric.RATING),
                one(measures, Metric.INPUT_DELAY));
    }

    private static Measure one(List<Measure> measures, Metric metric) {
        return measures.stream()
                .filter(each -> each.metric() == metric)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Objects.toString(metric)));
    }
}
