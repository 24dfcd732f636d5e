package io.engagements.query.report;

import io.engagements.query.compliance.MetricGroup;
import io.engagements.report.ComplianceMetrics;
import io.engagements.report.MetricReport;
import io.engagements.report.MetricSlice;
import io.engagements.report.MetricView.Distribution;
import io.engagements.report.MetricView.FirstPass;
import io.engagements.report.MetricView.InputDelay;
import io.engagements.report.MetricView.Percentage;
import io.engagements.report.MetricView.Rating;
import io.engagements.report.MetricView.Ratio;
import io.engagements.report.QualityMetrics;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.metrics.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A number as a report prints it, exactly as the interface answers it.
 *
 * @param value absent where there is none, or where the counts say all there is to say
 * @param count what counts: the numerator of a share, else how many there are; absent where nothing is counted, or could be
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

    /** What is said where there is nothing that could be measured: the pages say the same. */
    enum None {
        NO_NUMBER,
        NONE_LATE,
        NO_DELAY,
        NOTHING_OPEN
    }

    /** Those of whose results or part they are. */
    record Group(MetricGroup of, List<Measure> measures) {}

    /** Whether there is nothing that could be measured. */
    public boolean isNone() {
        return value == null && (unit == Unit.COUNT ? count == null : of == null || of == 0);
    }

    /** What is said of it then. */
    public None none() {
        return switch (metric) {
            case LATENESS -> None.NONE_LATE;
            case INPUT_DELAY -> None.NO_DELAY;
            case NDA_COVERAGE -> None.NOTHING_OPEN;
            default -> None.NO_NUMBER;
        };
    }

    /** The same by whose they are, in the order in which they are shown. */
    static List<Group> grouped(List<Measure> all) {
        return Stream.of(MetricGroup.values())
                .map(group -> new Group(
                        group,
                        group.metrics().stream()
                                .flatMap(metric -> all.stream().filter(each -> each.metric() == metric))
                                .toList()))
                .toList();
    }

    /** Of all of the time until then. */
    static List<Measure> of(MetricReport report) {
        return report.whole(Measure::all).metrics();
    }

    /** Of the last 90 days; the same ones in the same order. */
    static List<Measure> lately(MetricReport report) {
        return report.lately(Measure::all).metrics();
    }

    private static List<Measure> all(Function<Metric, MetricSlice> slices) {
        return Stream.concat(compliance(ComplianceMetrics.of(slices)), quality(QualityMetrics.of(slices)))
                .toList();
    }

    /** One of those that are told by month and by engagement. @throws IllegalArgumentException when it is none of them */
    static Measure of(Metric metric, MetricSlice slice) {
        return switch (metric) {
            case ON_TIME_AGREED, MISSED -> share(metric, Percentage.of(slice));
            case FIRST_PASS_ACCEPTANCE -> firstPass(FirstPass.of(slice));
            case ROUNDS_PER_ACCEPTED -> rounds(Ratio.of(slice));
            case RATING -> rating(Rating.of(slice));
            case INPUT_DELAY -> delay(InputDelay.of(slice));
            default -> throw new IllegalArgumentException(metric.name());
        };
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
                delay(all.inputDelay()),
                commitments.committed() + commitments.requested() + commitments.declined() + commitments.unanswered()
                                == 0
                        ? new Measure(Metric.COMMITMENTS, Unit.COUNT, null, null, null)
                        : counted(Metric.COMMITMENTS, commitments.committed(), commitments.requested()),
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
                firstPass(all.firstPassAcceptance()),
                share(Metric.ON_TIME_FIRST_PASS, all.onTimeFirstPass()),
                rounds(all.roundsPerAccepted()),
                share(Metric.REJECTED, all.rejected()),
                rating(all.rating()),
                median(Metric.REVIEW_TURNAROUND, all.reviewTurnaround().distribution()),
                share(Metric.REVIEW_LAPSE, all.reviewLapse()));
    }

    private static Measure delay(InputDelay delay) {
        return new Measure(Metric.INPUT_DELAY, Unit.SUM, delay.sumHours(), delay.count(), null);
    }

    private static Measure firstPass(FirstPass first) {
        return share(Metric.FIRST_PASS_ACCEPTANCE, Unit.PERCENT, first.percent(), first.share());
    }

    private static Measure rounds(Ratio rounds) {
        return share(Metric.ROUNDS_PER_ACCEPTED, Unit.RATIO, rounds.ratio(), rounds.share());
    }

    private static Measure rating(Rating rating) {
        return new Measure(Metric.RATING, Unit.MEAN, rating.mean(), rating.count(), null);
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
