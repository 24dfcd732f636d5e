package io.engagements.query.report;

import io.engagements.report.ComplianceMetrics;
import io.engagements.report.MetricReport;
import io.engagements.report.MetricReport.Window;
import io.engagements.report.MetricView.Distribution;
import io.engagements.report.MetricView.Percentage;
import io.engagements.report.QualityMetrics;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.metrics.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A number as a report prints it, exactly as the interface answers it.
 *
 * @param value absent where there is none, or where the counts say all there is to say
 * @param count what counts: the numerator of a share, else how many there are; absent where nothing is counted
 * @param of the denominator; absent of what is no share
 */
record Measure(
        Metric metric,
        Unit unit,
        @Nullable BigDecimal value,
        @Nullable Integer count,
        @Nullable Integer of) {

    /** What the value is. */
    enum Unit {
        PERCENT,
        /** One by the other. */
        RATIO,
        /** The middle one, in elapsed hours. */
        MEDIAN,
        /** Elapsed hours, all together. */
        SUM,
        /** Of ratings from 1 to 5. */
        MEAN,
        /** The count is the value. */
        COUNT
    }

    /** Whether there is nothing that could be measured. */
    public boolean isNone() {
        return value == null && unit != Unit.COUNT && (of == null || of == 0);
    }

    /** Of all of the time until then. */
    static List<Measure> of(MetricReport report) {
        Window<ComplianceMetrics> compliance = report.whole(ComplianceMetrics::of);
        Window<QualityMetrics> quality = report.whole(QualityMetrics::of);
        return Stream.concat(compliance(compliance.metrics()), quality(quality.metrics()))
                .toList();
    }

    private static Stream<Measure> compliance(ComplianceMetrics all) {
        var commitments = all.commitments().counts();
        var extensions = all.extensions().counts();
        Map<String, Integer> refused = all.changePressure().refused();
        return Stream.of(
                share(Metric.ON_TIME_AGREED, all.onTimeAgreed()),
                share(Metric.ON_TIME_ORIGINAL, all.onTimeOriginal()),
                share(Metric.MISSED, all.missed()),
                median(Metric.LATENESS, all.lateness().distribution()),
                share(Metric.IMPROVEMENT_ON_TIME, all.improvementOnTime()),
                new Measure(
                        Metric.INPUT_DELAY,
                        Unit.SUM,
                        all.inputDelay().sumHours(),
                        all.inputDelay().count(),
                        null),
                counted(Metric.COMMITMENTS, commitments.committed(), commitments.requested()),
                counted(Metric.EXTENSIONS, extensions.byVa() + extensions.byClient(), null),
                counted(
                        Metric.CHANGE_PRESSURE,
                        refused.values().stream().mapToInt(Integer::intValue).sum(),
                        null),
                counted(Metric.GROUNDS, all.grounds().open() + all.grounds().noticed(), null),
                new Measure(Metric.NDA_COVERAGE, Unit.PERCENT, all.ndaCoverage().percent(), null, null));
    }

    private static Stream<Measure> quality(QualityMetrics all) {
        return Stream.of(
                share(
                        Metric.FIRST_PASS_ACCEPTANCE,
                        Unit.PERCENT,
                        all.firstPassAcceptance().percent(),
                        all.firstPassAcceptance().share()),
                share(Metric.ON_TIME_FIRST_PASS, all.onTimeFirstPass()),
                share(
                        Metric.ROUNDS_PER_ACCEPTED,
                        Unit.RATIO,
                        all.roundsPerAccepted().ratio(),
                        all.roundsPerAccepted().share()),
                share(Metric.REJECTED, all.rejected()),
                new Measure(
                        Metric.RATING,
                        Unit.MEAN,
                        all.rating().mean(),
                        all.rating().count(),
                        null),
                median(Metric.REVIEW_TURNAROUND, all.reviewTurnaround().distribution()),
                share(Metric.REVIEW_LAPSE, all.reviewLapse()));
    }

    private static Measure share(Metric metric, Percentage percentage) {
        return share(metric, Unit.PERCENT, percentage.percent(), percentage.share());
    }

    private static Measure share(Metric metric, Unit unit, @Nullable BigDecimal value, Share share) {
        return new Measure(metric, unit, value, share.numerator(), share.denominator());
    }

    private static Measure median(Metric metric, Distribution spread) {
        return new Measure(metric, Unit.MEDIAN, spread.medianHours(), spread.count(), null);
    }

    private static Measure counted(Metric metric, int count, @Nullable Integer of) {
        return new Measure(metric, Unit.COUNT, null, count, of);
    }
}
