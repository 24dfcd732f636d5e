package io.engagements.report;

import io.engagements.report.MetricView.Durations;
import io.engagements.report.MetricView.FirstPass;
import io.engagements.report.MetricView.Percentage;
import io.engagements.report.MetricView.Rating;
import io.engagements.report.MetricView.Ratio;
import io.engagements.rules.metrics.Metric;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** The numbers of quality in one window. */
public record QualityMetrics(
        FirstPass firstPassAcceptance,
        Percentage onTimeFirstPass,
        Ratio roundsPerAccepted,
        Percentage rejected,
        Rating rating,
        Durations reviewTurnaround,
        Percentage reviewLapse) {

    public static final Set<Metric> OF = EnumSet.range(Metric.FIRST_PASS_ACCEPTANCE, Metric.REVIEW_LAPSE);

    public static QualityMetrics of(Function<Metric, MetricSlice> slices) {
        return new QualityMetrics(
                FirstPass.of(slices.apply(Metric.FIRST_PASS_ACCEPTANCE)),
                Percentage.of(slices.apply(Metric.ON_TIME_FIRST_PASS)),
                Ratio.of(slices.apply(Metric.ROUNDS_PER_ACCEPTED)),
                Percentage.of(slices.apply(Metric.REJECTED)),
                Rating.of(slices.apply(Metric.RATING)),
                Durations.of(slices.apply(Metric.REVIEW_TURNAROUND)),
                Percentage.of(slices.apply(Metric.REVIEW_LAPSE)));
    }

    /** In one month, by the decision. */
    public record Monthly(FirstPass firstPassAcceptance, Ratio roundsPerAccepted, Rating rating) {

        public static final Set<Metric> OF =
                EnumSet.of(Metric.FIRST_PASS_ACCEPTANCE, Metric.ROUNDS_PER_ACCEPTED, Metric.RATING);

        public static Monthly of(Function<Metric, MetricSlice> slices) {
            return new Monthly(
                    FirstPass.of(slices.apply(Metric.FIRST_PASS_ACCEPTANCE)),
                    Ratio.of(slices.apply(Metric.ROUNDS_PER_ACCEPTED)),
                    Rating.of(slices.apply(Metric.RATING)));
        }
    }
}
