package io.engagements.query.pages.numbers;

import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.View;
import io.engagements.report.MetricReport;
import io.engagements.report.MetricReport.Month;
import io.engagements.report.MetricView.FirstPass;
import io.engagements.report.MetricView.InputDelay;
import io.engagements.report.MetricView.Percentage;
import io.engagements.report.MetricView.Rating;
import io.engagements.report.MetricView.Ratio;
import io.engagements.rules.metrics.Metric;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The months as a table, and the same as a picture: what was due above, the client's hours below, each on a scale of its
 * own.
 *
 * @param rows the earliest first
 * @param earlier where those before are; absent when there are none
 * @param later where those after are; absent likewise
 */
record Months(
        List<Row> rows,
        Picture picture,
        @Nullable String earlier,
        @Nullable String later) {

    private static final Set<Metric> SHOWN = EnumSet.of(
            Metric.ON_TIME_AGREED,
            Metric.MISSED,
            Metric.FIRST_PASS_ACCEPTANCE,
            Metric.ROUNDS_PER_ACCEPTED,
            Metric.RATING,
            Metric.INPUT_DELAY);

    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final int MOST = 12;

    /** One value, and the list that made it; no list where there is nothing. */
    record Value(String words, @Nullable String href) {}

    record Row(String month, Value kept, Value missed, Value first, Value rounds, Value rating, Value late) {}

    /** @param crowded whether there are so many that a narrow screen has no room for words */
    record Picture(List<Rule> rules, List<Bar> bars, boolean crowded) {}

    /** A line of the scale of what was due. */
    record Rule(int y, int label, String words) {}

    /**
     * One month: what was kept stands at the bottom, what was missed on it.
     *
     * @param middle where its words stand
     */
    record Bar(
            String x,
            String width,
            String middle,
            String name,
            Part kept,
            Part missed,
            String share,
            int shareAt,
            Part late,
            String hours,
            int hoursAt) {}

    record Part(int y, int height) {}

    /** What one month says, as the interface tells it. */
    record Said(Percentage kept, Percentage missed, FirstPass first, Ratio rounds, Rating rating, InputDelay late) {}

    /** @throws ProblemException 400 when the address names no month to begin before */
    static Months of(MetricReport report, Address address, View view) {
        List<Month<Said>> all = report.months(
                SHOWN,
                slices -> new Said(
                        Percentage.of(slices.apply(Metric.ON_TIME_AGREED)),
                        Percentage.of(slices.apply(Metric.MISSED)),
                        FirstPass.of(slices.apply(Metric.FIRST_PASS_ACCEPTANCE)),
                        Ratio.of(slices.apply(Metric.ROUNDS_PER_ACCEPTED)),
                        Rating.of(slices.apply(Metric.RATING)),
                        InputDelay.of(slices.apply(Metric.INPUT_DELAY))));
        String before = address.get(Address.MONTHS);
        if (before != null && !MONTH.matcher(before).matches()) {
            throw ProblemException.malformed(Address.MONTHS, "is a month such as 2027-01");
        }
        List<Month<Said>> until = before == null
                ? all
                : all.stream()
                        .filter(month -> month.month().compareTo(before) < 0)
                        .toList();
        int from = Math.max(0, until.size() - MOST);
        List<Month<Said>> shown = until.subList(from, until.size());
        return new Months(
                shown.stream().map(month -> row(month, address, view)).toList(),
                picture(shown, view),
                from == 0 ? null : address.with(Address.MONTHS, shown.get(0).month()) + "#months",
                until.size() == all.size() ? null : address.without(Address.MONTHS) + "#months");
    }

    private static Row row(Month<Said> month, Address address, View view) {
        Said said = month.metrics();
        BigDecimal ratio = said.rounds().ratio();
        BigDecimal mean = said.rating().mean();
        BigDecimal hours = said.late().sumHours();
        String key = month.month();
        boolean due = said.kept().share().denominator() > 0;
        return new Row(
                name(key, "numbers.month", view),
                value(fraction(said.kept(), view), due, Metric.ON_TIME_AGREED, key, address),
                value(Integer.toString(said.missed().share().numerator()), due, Metric.MISSED, key, address),
                value(
                        said.first().share().denominator() == 0
                                ? "–"
                                : of(
                                        said.first().share().numerator(),
                                        said.first().share().denominator(),
                                        view),
                        said.first().share().denominator() > 0,
                        Metric.FIRST_PASS_ACCEPTANCE,
                        key,
                        address),
                value(
                        ratio == null ? "–" : Told.number(ratio, 2, view),
                        ratio != null,
                        Metric.ROUNDS_PER_ACCEPTED,
                        key,
                        address),
                value(mean == null ? "–" : Told.number(mean, 2, view), mean != null, Metric.RATING, key, address),
                value(
                        Told.number(hours == null ? BigDecimal.ZERO : hours, 1, view),
                        hours != null,
                        Metric.INPUT_DELAY,
                        key,
                        address));
    }

    private static Value value(String words, boolean linked, Metric metric, String month, Address address) {
        return new Value(words, linked ? address.why(metric.key(), month) : null);
    }

    private static String fraction(Percentage share, View view) {
        return share.share().denominator() == 0
                ? "–"
                : of(share.share().numerator(), share.share().denominator(), view);
    }

    private static String of(int numerator, int denominator, View view) {
        return view.say("numbers.of", Map.of("n", numerator, "m", denominator));
    }

    private static String name(String month, String pattern, View view) {
        return DateTimeFormatter.ofPattern(view.say(pattern), view.locale()).format(YearMonth.parse(month));
    }

    private static final int FLOOR = 100;
    private static final int ROOM = 66;
    private static final int LATE_FLOOR = 186;
    private static final int LATE_ROOM = 32;
    private static final double LEFT = 6;
    private static final double WIDEST = 14;
    private static final int CROWD = 6;

    private static Picture picture(List<Month<Said>> months, View view) {
        int most = Math.max(
                1,
                months.stream()
                        .mapToInt(month -> month.metrics().kept().share().denominator())
                        .max()
                        .orElse(1));
        double longest = months.stream().mapToDouble(Months::hours).max().orElse(0);
        int step = (most + 2) / 3;
        List<Rule> rules = IntStream.rangeClosed(0, most / step)
                .map(rule -> rule * step)
                .mapToObj(count ->
                        new Rule(FLOOR - height(count, most, ROOM), FLOOR - height(count, most, ROOM) - 4, "" + count))
                .toList();
        double slot = (100 - LEFT) / Math.max(1, months.size());
        List<Bar> bars = IntStream.range(0, months.size())
                .mapToObj(place -> bar(months.get(place), LEFT + place * slot, slot, most, longest, view))
                .toList();
        return new Picture(rules, bars, months.size() > CROWD);
    }

    private static Bar bar(Month<Said> month, double left, double slot, int most, double longest, View view) {
        double width = Math.min(WIDEST, slot * 0.6);
        Said said = month.metrics();
        int kept = height(said.kept().share().numerator(), most, ROOM);
        int all = height(said.kept().share().denominator(), most, ROOM);
        int late = longest == 0 ? 0 : (int) Math.ceil(hours(month) / longest * LATE_ROOM);
        BigDecimal hours = said.late().sumHours();
        return new Bar(
                Cell.percent(left + (slot - width) / 2),
                Cell.percent(width),
                Cell.percent(left + slot / 2),
                name(month.month(), "numbers.month.short", view),
                new Part(FLOOR - kept, kept),
                new Part(FLOOR - all, all - kept),
                fraction(said.kept(), view),
                FLOOR - all - 5,
                new Part(LATE_FLOOR - late, late),
                Told.hours(hours == null ? BigDecimal.ZERO : hours, view),
                LATE_FLOOR - late - 5);
    }

    private static int height(int count, int most, int room) {
        return (int) Math.round((double) count * room / most);
    }

    private static double hours(Month<Said> month) {
        BigDecimal hours = month.metrics().late().sumHours();
        return hours == null ? 0 : hours.doubleValue();
    }
}
