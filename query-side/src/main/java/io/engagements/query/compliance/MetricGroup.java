package io.engagements.query.compliance;

import io.engagements.rules.metrics.Metric;
import java.util.List;

/** Whose result a number is: so numbers are grouped wherever all of them are shown, in this order. */
public enum MetricGroup {
    VA(
            Metric.ON_TIME_AGREED,
            Metric.ON_TIME_ORIGINAL,
            Metric.MISSED,
            Metric.LATENESS,
            Metric.FIRST_PASS_ACCEPTANCE,
            Metric.ON_TIME_FIRST_PASS,
            Metric.ROUNDS_PER_ACCEPTED,
            Metric.IMPROVEMENT_ON_TIME,
            Metric.REJECTED,
            Metric.RATING,
            Metric.COMMITMENTS),
    CLIENT(Metric.REVIEW_TURNAROUND, Metric.REVIEW_LAPSE, Metric.INPUT_DELAY, Metric.CHANGE_PRESSURE),
    /** Of what is between the two sides. */
    BOTH(Metric.EXTENSIONS, Metric.GROUNDS, Metric.NDA_COVERAGE);

    private final List<Metric> metrics;

    MetricGroup(Metric... metrics) {
        this.metrics = List.of(metrics);
    }

    /** As they are shown, from above to below. */
    public List<Metric> metrics() {
        return metrics;
    }
}
