package io.engagements.query.report;

import io.engagements.query.report.Figure.Unit;
import io.engagements.report.ComplianceMetrics;
import io.engagements.report.MetricReport;
import io.engagements.report.MetricReport.Month;
import io.engagements.report.MetricSlice;
import io.engagements.report.MetricView.FirstPass;
import io.engagements.report.MetricView.InputDelay;
import io.engagements.report.MetricView.Percentage;
import io.engagements.report.MetricView.Rating;
import io.engagements.report.MetricView.Ratio;
import io.engagements.report.QualityMetrics;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Metric;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers as a report tells them: every one that the interface answers, and none of its own. */
final class Figures {

    private static final int MONTHS = 12;

    private static final Set<Metric> BY_MONTH = EnumSet.of(
            Metric.ON_TIME_AGREED,
            Metric.FIRST_PASS_ACCEPTANCE,
            Metric.ROUNDS_PER_ACCEPTED,
            Metric.RATING,
            Metric.INPUT_DELAY);

    private Figures() {}

    /** Of everything until then, by the metric. */
    static Map<Metric, Figure> whole(MetricReport report) {
        return report.whole(Figures::all).metrics();
    }

    /** Of the last 90 days. */
    static Map<Metric, Figure> lately(MetricReport report) {
        return report.lately(Figures::all).metrics();
    }

    private static Map<Metric, Figure> all(Function<Metric, MetricSlice> slices) {
        ComplianceMetrics kept = ComplianceMetrics.of(slices);
        QualityMetrics quality = QualityMetrics.of(slices);
        return EnumSet.allOf(Metric.class).stream()
                .collect(Collectors.toMap(metric -> metric, metric -> figure(metric, kept, quality)));
    }

    private static Figure figure(Metric metric, ComplianceMetrics kept, QualityMetrics quality) {
        return switch (metric) {
            case ON_TIME_AGREED -> Figure.of(kept.onTimeAgreed());
            case ON_TIME_ORIGINAL -> Figure.of(kept.onTimeOriginal());
            case MISSED -> Figure.of(kept.missed());
            case LATENESS -> {
                var late = kept.lateness().distribution();
                yield Figure.hours(late.medianHours(), late.count());
            }
            case IMPROVEMENT_ON_TIME -> Figure.of(kept.improvementOnTime());
            case INPUT_DELAY -> Figure.of(kept.inputDelay());
            case CHANGE_PRESSURE ->
                Figure.count(kept.changePressure().refused().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
            case EXTENSIONS ->
                Figure.count(kept.extensions().counts().byVa()
                        + kept.extensions().counts().byClient());
            case COMMITMENTS -> {
                var counts = kept.commitments().counts();
                yield new Figure(Unit.PERCENT, null, counts.committed(), counts.requested());
            }
            case GROUNDS -> Figure.count(kept.grounds().open() + kept.grounds().noticed());
            case NDA_COVERAGE -> new Figure(Unit.PERCENT, kept.ndaCoverage().percent(), null, null);
            case FIRST_PASS_ACCEPTANCE -> Figure.of(quality.firstPassAcceptance());
            case ON_TIME_FIRST_PASS -> Figure.of(quality.onTimeFirstPass());
            case ROUNDS_PER_ACCEPTED -> Figure.of(quality.roundsPerAccepted());
            case REJECTED -> Figure.of(quality.rejected());
            case RATING -> Figure.of(quality.rating());
            case REVIEW_TURNAROUND -> {
                var speed = quality.reviewTurnaround().distribution();
                yield Figure.hours(speed.medianHours(), speed.count());
            }
            case REVIEW_LAPSE -> Figure.of(quality.reviewLapse());
        };
    }

    /** One month. @param month for example {@code 2027-01} */
    record OfMonth(String month, Figure kept, Figure first, Figure rounds, Figure rating, Figure late) {}

    /** The last twelve in which anything counts, the earliest first. */
    static List<OfMonth> months(MetricReport report) {
        List<Month<Function<String, OfMonth>>> all = report.months(BY_MONTH, slices -> {
            Figure kept = Figure.of(Percentage.of(slices.apply(Metric.ON_TIME_AGREED)));
            Figure first = Figure.of(FirstPass.of(slices.apply(Metric.FIRST_PASS_ACCEPTANCE)));
            Figure rounds = Figure.of(Ratio.of(slices.apply(Metric.ROUNDS_PER_ACCEPTED)));
            Figure rating = Figure.of(Rating.of(slices.apply(Metric.RATING)));
            Figure late = Figure.of(InputDelay.of(slices.apply(Metric.INPUT_DELAY)));
            return month -> new OfMonth(month, kept, first, rounds, rating, late);
        });
        return all.subList(Math.max(0, all.size() - MONTHS), all.size()).stream()
                .map(each -> each.metrics().apply(each.month()))
                .toList();
    }

    /** What each engagement has in it, by its id. */
    static Map<String, MetricSlice> apart(MetricReport report, Metric metric) {
        return report.items(metric).stream()
                .collect(Collectors.groupingBy(
                        (Item item) -> item.subject().engagementId(),
                        Collectors.collectingAndThen(
                                Collectors.toList(), items -> new MetricSlice(items, false, true))));
    }
}
