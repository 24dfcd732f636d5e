package io.engagements.report;

import io.engagements.report.MetricView.Commitments;
import io.engagements.report.MetricView.Coverage;
import io.engagements.report.MetricView.Extensions;
import io.engagements.report.MetricView.Grounds;
import io.engagements.report.MetricView.InputDelay;
import io.engagements.report.MetricView.Lateness;
import io.engagements.report.MetricView.Percentage;
import io.engagements.report.MetricView.Pressure;
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

    public static final Set<Metric> OF = EnumSet.range(Metric.ON_TIME_AGREED, Metric.NDA_COVERAGE);

    public static ComplianceMetrics of(Function<Metric, MetricSlice> slices) {
        return new ComplianceMetrics(
                Percentage.of(slices.apply(Metric.ON_TIME_AGREED)),
                Percentage.of(slices.apply(Metric.ON_TIME_ORIGINAL)),
                Percentage.of(slices.apply(Metric.MISSED)),
                Lateness.of(slices.apply(Metric.LATENESS)),
                Percentage.of(slices.apply(Metric.IMPROVEMENT_ON_TIME)),
                InputDelay.of(slices.apply(Metric.INPUT_DELAY)),
                Pressure.of(slices.apply(Metric.CHANGE_PRESSURE)),
                Extensions.of(slices.apply(Metric.EXTENSIONS)),
                Commitments.of(slices.apply(Metric.COMMITMENTS)),
                Grounds.of(slices.apply(Metric.GROUNDS)),
                Coverage.of(slices.apply(Metric.NDA_COVERAGE)));
    }

    /** In one month, by the due. */
    public record Monthly(Percentage onTimeAgreed) {

        public static final Set<Metric> OF = EnumSet.of(Metric.ON_TIME_AGREED);

        public static Monthly of(Function<Metric, MetricSlice> slices) {
            return new Monthly(Percentage.of(slices.apply(Metric.ON_TIME_AGREED)));
        }
    }
}
