package io.engagements.query.pages.engagement;

import io.engagements.query.compliance.MetricsQuery;
import io.engagements.query.compliance.Scope;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.numbers.Spark;
import io.engagements.query.pages.numbers.Told;
import io.engagements.report.MetricReport;
import io.engagements.rules.metrics.InputDelay;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.metrics.Share;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The few numbers of an engagement that say how it goes, of all of its time; each leads to what made it. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Figures {

    private static final Set<Metric> SHOWN = EnumSet.of(
            Metric.ON_TIME_AGREED, Metric.FIRST_PASS_ACCEPTANCE, Metric.ROUNDS_PER_ACCEPTED, Metric.INPUT_DELAY);

    private final MetricsQuery metrics;

    Figures(MetricsQuery metrics) {
        this.metrics = metrics;
    }

    /**
     * @param key of the metric
     * @param spark the same by month; absent while no month has a value
     */
    record Figure(
            String key, String name, Told told, @Nullable Spark spark) {}

    List<Figure> of(Side side, View view) {
        Scope scope = Scope.ofEngagement(side.contract().engagementId());
        MetricReport report = metrics.of(scope, SHOWN).asOf(view.now(), false);
        Share kept = Share.of(report.items(Metric.ON_TIME_AGREED));
        Share first = Share.of(report.items(Metric.FIRST_PASS_ACCEPTANCE));
        Share rounds = Share.of(report.items(Metric.ROUNDS_PER_ACCEPTED));
        InputDelay late = InputDelay.of(report.items(Metric.INPUT_DELAY));
        return Stream.of(
                        new Named(
                                Metric.ON_TIME_AGREED,
                                "kept",
                                Told.share(kept, kept.percent(), "nb-on", "nb-off", view)),
                        new Named(
                                Metric.FIRST_PASS_ACCEPTANCE,
                                "first",
                                Told.share(first, first.percent(), "nb-on", "nb-blue", view)),
                        new Named(Metric.ROUNDS_PER_ACCEPTED, "rounds", Told.ratio(rounds, rounds.ratio(), view)),
                        new Named(Metric.INPUT_DELAY, "inputs", Told.clientHours(late.count(), late.sumHours(), view)))
                .map(figure -> figure.of(report, side, view))
                .toList();
    }

    private record Named(Metric metric, String name, Told told) {

        private Figure of(MetricReport report, Side side, View view) {
            String called = view.say("engagement.figure." + name, Work.who(side));
            ZoneId zone = side.contract().terms().zone();
            return new Figure(
                    metric.key(),
                    called,
                    told,
                    Spark.of(report, metric, called, zone, view).orElse(null));
        }
    }
}
