package io.engagements.query.pages.engagement;

import io.engagements.query.compliance.MetricsQuery;
import io.engagements.query.compliance.Scope;
import io.engagements.query.metrics.MetricReport;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.metrics.InputDelay;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.metrics.Share;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The few numbers of an engagement that say how it goes, of all of its time; each with what it is of. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Figures {

    private static final Set<Metric> SHOWN = EnumSet.of(
            Metric.ON_TIME_AGREED, Metric.FIRST_PASS_ACCEPTANCE, Metric.ROUNDS_PER_ACCEPTED, Metric.INPUT_DELAY);

    /** More of them would be too narrow to be told apart. */
    private static final int MOST_CELLS = 20;

    private final MetricsQuery metrics;

    Figures(MetricsQuery metrics) {
        this.metrics = metrics;
    }

    /**
     * @param value in words or digits; where there is too little for a share, it says so
     * @param fraction what it is of; absent where the value says that
     */
    record Figure(String name, String value, @Nullable String fraction, List<Cell> cells) {}

    /**
     * A part of the bar under a number.
     *
     * @param x where it begins, in per cent
     * @param width in per cent
     * @param kind of it, a class of the style sheet
     */
    record Cell(String x, String width, String kind) {}

    List<Figure> of(Side side, View view) {
        Scope scope = Scope.ofEngagement(side.contract().engagementId());
        MetricReport report = metrics.report(scope, SHOWN, view.now(), false);
        Share kept = Share.of(report.items(Metric.ON_TIME_AGREED));
        Share first = Share.of(report.items(Metric.FIRST_PASS_ACCEPTANCE));
        Share rounds = Share.of(report.items(Metric.ROUNDS_PER_ACCEPTED));
        InputDelay late = InputDelay.of(report.items(Metric.INPUT_DELAY));
        return List.of(
                share("kept", kept, "nb-off", view),
                share("first", first, "nb-blue", view),
                ratio(rounds, view),
                delay(late, side, view));
    }

    private static Figure share(String name, Share share, String rest, View view) {
        BigDecimal percent = share.percent();
        String of = view.say("engagement.of", Map.of("n", share.numerator(), "m", share.denominator()));
        return new Figure(
                view.say("engagement.figure." + name),
                share.denominator() == 0
                        ? view.say("engagement.figure.none")
                        : percent == null ? of : number(percent, 1, view) + " %",
                percent == null ? null : of,
                cells(share, rest));
    }

    private static Figure ratio(Share share, View view) {
        BigDecimal ratio = share.ratio();
        return new Figure(
                view.say("engagement.figure.rounds"),
                ratio == null ? view.say("engagement.figure.none") : number(ratio, 2, view),
                ratio == null
                        ? null
                        : view.say("engagement.in", Map.of("n", share.numerator(), "m", share.denominator())),
                List.of());
    }

    private static Figure delay(InputDelay late, Side side, View view) {
        BigDecimal hours = late.sumHours();
        boolean none = late.count() == 0 || hours == null;
        return new Figure(
                view.say("engagement.figure.inputs", Work.who(side)),
                none || hours == null ? view.say("engagement.figure.no-delay") : number(hours, 1, view) + " h",
                none ? null : view.say("engagement.inputs", Map.of("n", late.count())),
                none ? List.of() : List.of(new Cell("0%", "100%", "nb-client")));
    }

    private static List<Cell> cells(Share share, String rest) {
        int all = share.denominator();
        if (all == 0) {
            return List.of();
        } else if (all > MOST_CELLS) {
            double on = 100.0 * share.numerator() / all;
            return List.of(new Cell("0%", percent(on), "nb-on"), new Cell(percent(on), percent(100 - on), rest));
        }
        double each = 100.0 / all;
        return IntStream.range(0, all)
                .mapToObj(cell ->
                        new Cell(percent(cell * each), percent(each), cell < share.numerator() ? "nb-on" : rest))
                .toList();
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f%%", part);
    }

    private static String number(BigDecimal value, int places, View view) {
        NumberFormat format = NumberFormat.getInstance(view.locale());
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        return format.format(value);
    }
}
