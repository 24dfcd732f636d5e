package io.engagements.query.compliance;

import io.engagements.query.metrics.MetricSlice;
import io.engagements.query.metrics.MetricView.Commitments;
import io.engagements.query.metrics.MetricView.Coverage;
import io.engagements.query.metrics.MetricView.Extensions;
import io.engagements.query.metrics.MetricView.Grounds;
import io.engagements.query.metrics.MetricView.InputDelay;
import io.engagements.query.metrics.MetricView.Lateness;
import io.engagements.query.metrics.MetricView.Percentage;
import io.engagements.query.metrics.MetricView.Pressure;
import io.engagements.rules.metrics.Metric;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** The numbers of deadline compliance in one window. */
public record ComplianceMetrics(
        Percentage onTimeAgreed,
        Percentage onTimeOriginal,
        Percentage missed,
        Lateness lateness,
        Percentage improvementOnTime,
        InputDelay inputDelay,
        Pressure changePressure,
        Extensions extensions,
        Commitments commitments,
        Grounds grounds,
        Coverage ndaCoverage) {

    static final Set<Metric> OF = EnumSet.range(Metric.ON_TIME_AGREED, Metric.NDA_COVERAGE);

    public static ComplianceMetrics of(Function<Metric, MetricSlice> chosen) {
        return new ComplianceMetrics(
                Percentage.of(chosen.apply(Metric.ON_TIME_AGREED)),
                Percentage.of(chosen.apply(Metric.ON_TIME_ORIGINAL)),
                Percentage.of(chosen.apply(Metric.MISSED)),
                Lateness.of(chosen.apply(Metric.LATENESS)),
                Percentage.of(chosen.apply(Metric.IMPROVEMENT_ON_TIME)),
                InputDelay.of(chosen.apply(Metric.INPUT_DELAY)),
                Pressure.of(chosen.apply(Metric.CHANGE_PRESSURE)),
                Extensions.of(chosen.apply(Metric.EXTENSIONS)),
                Commitments.of(chosen.apply(Metric.COMMITMENTS)),
                Grounds.of(chosen.apply(Metric.GROUNDS)),
                Coverage.of(chosen.apply(Metric.NDA_COVERAGE)));
    }

    /** In one month, by the due. */
    public record Monthly(Percentage onTimeAgreed) {

        public static final Set<Metric> OF = EnumSet.of(Metric.ON_TIME_AGREED);

        public static Monthly of(Function<Metric, MetricSlice> chosen) {
            return new Monthly(Percentage.of(chosen.apply(Metric.ON_TIME_AGREED)));
        }
    }
}
