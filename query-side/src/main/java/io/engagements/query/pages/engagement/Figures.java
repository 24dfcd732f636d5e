package io.engagements.query.pages.engagement;

import io.engagements.query.compliance.MetricsQuery;
import io.engagements.query.compliance.Scope;
import io.engagements.query.metrics.MetricReport;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.numbers.Told;
import io.engagements.rules.metrics.InputDelay;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.metrics.Share;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

    /** @param key of the metric */
    record Figure(String key, String name, Told told) {}

    List<Figure> of(Side side, View view) {
        Scope scope = Scope.ofEngagement(side.contract().engagementId());
        MetricReport report = metrics.report(scope, SHOWN, view.now(), false);
        Share kept = Share.of(report.items(Metric.ON_TIME_AGREED));
        Share first = Share.of(report.items(Metric.FIRST_PASS_ACCEPTANCE));
        Share rounds = Share.of(report.items(Metric.ROUNDS_PER_ACCEPTED));
        InputDelay late = InputDelay.of(report.items(Metric.INPUT_DELAY));
        return List.of(
                figure(Metric.ON_TIME_AGREED, "kept", Told.share(kept, kept.percent(), "nb-on", "nb-off", view), view),
                figure(
                        Metric.FIRST_PASS_ACCEPTANCE,
                        "first",
                        Told.share(first, first.percent(), "nb-on", "nb-blue", view),
                        view),
                figure(Metric.ROUNDS_PER_ACCEPTED, "rounds", Told.ratio(rounds, rounds.ratio(), view), view),
                new Figure(
                        Metric.INPUT_DELAY.key(),
                        view.say("engagement.figure.inputs", Work.who(side)),
                        Told.clientHours(late.count(), late.sumHours(), view)));
    }

    private static Figure figure(Metric metric, String name, Told told, View view) {
        return new Figure(metric.key(), view.say("engagement.figure." + name), told);
    }
}
