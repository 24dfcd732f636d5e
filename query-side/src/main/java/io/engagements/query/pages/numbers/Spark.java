package io.engagements.query.pages.numbers;

import io.engagements.query.pages.frame.View;
import io.engagements.report.MetricReport;
import io.engagements.report.MetricReport.Month;
import io.engagements.rules.metrics.InputDelay;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.metrics.Share;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A number month by month, in little: the last twelve months, with room for those in which nothing counts.
 *
 * @param words the same, for who does not see it
 * @param first month, in words
 * @param last month, likewise
 */
public record Spark(String words, String first, String last, List<Bar> bars) {

    /** In pixels. */
    public static final int HEIGHT = 28;

    private static final int MONTHS = 12;

    /** So much of a month's room is its bar. */
    private static final double PART = 0.7;

    /** A month. @param x where it begins, in per cent; {@code width} likewise */
    public record Bar(String x, String width, List<Piece> pieces) {}

    /** @param kind a class of the style sheet */
    public record Piece(int y, int height, String kind) {}

    /** @param parts from the bottom to the top */
    private record Value(String words, List<Part> parts) {

        double height() {
            return parts.stream().mapToDouble(Part::size).sum();
        }
    }

    private record Part(double size, String kind) {}

    /**
     * Empty while none of these months has a value. What is due later than now, and counts already, is the end of them.
     *
     * @param metric of the report: deadlines kept, right first time, rounds, or the client's late inputs
     * @param zone whose month is the last one
     */
    public static Optional<Spark> of(MetricReport report, Metric metric, String name, ZoneId zone, View view) {
        Map<YearMonth, Value> all =
                report
                        .months(
                                Set.of(metric),
                                slices -> value(metric, slices.apply(metric).items(), view))
                        .stream()
                        .collect(Collectors.toMap(
                                month -> YearMonth.parse(month.month()),
                                Month::metrics,
                                (one, other) -> one,
                                TreeMap::new));
        YearMonth now = YearMonth.from(report.asOf().atZone(zone));
        YearMonth last = all.keySet().stream()
                .filter(month -> month.isAfter(now))
                .max(YearMonth::compareTo)
                .orElse(now);
        YearMonth first = last.minusMonths(MONTHS - 1);
        all.keySet().removeIf(month -> month.isBefore(first));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        DateTimeFormatter called = DateTimeFormatter.ofPattern(view.say("numbers.month.short"), view.locale());
        String words = all.entrySet().stream()
                .map(month ->
                        called.format(month.getKey()) + ": " + month.getValue().words())
                .collect(Collectors.joining("; "));
        double most = all.values().stream().mapToDouble(Value::height).max().orElse(0);
        List<Bar> bars = IntStream.range(0, MONTHS)
                .filter(place -> all.containsKey(first.plusMonths(place)))
                .mapToObj(place -> bar(place, Objects.requireNonNull(all.get(first.plusMonths(place))), most))
                .toList();
        return Optional.of(new Spark(
                view.say("engagement.by-month", Map.of("name", name, "months", words)),
                called.format(first),
                called.format(last),
                bars));
    }

    private static Value value(Metric metric, List<Item> items, View view) {
        return switch (metric) {
            case ON_TIME_AGREED -> share(Share.of(items), "nb-off", view);
            case FIRST_PASS_ACCEPTANCE -> share(Share.of(items), "nb-blue", view);
            case ROUNDS_PER_ACCEPTED -> amount(Share.of(items).ratio(), 2, "", "nb-blue", view);
            case INPUT_DELAY -> amount(InputDelay.of(items).sumHours(), 1, " h", "nb-client", view);
            default -> throw new IllegalArgumentException(metric + " is not drawn month by month");
        };
    }

    private static Value share(Share share, String rest, View view) {
        int counts = share.numerator();
        int all = share.denominator();
        return new Value(
                view.say("numbers.of", Map.of("n", counts, "m", all)),
                List.of(new Part(counts, "nb-on"), new Part(all - counts, rest)));
    }

    private static Value amount(@Nullable BigDecimal amount, int decimals, String unit, String kind, View view) {
        BigDecimal known = amount == null ? BigDecimal.ZERO : amount;
        return new Value(Told.number(known, decimals, view) + unit, List.of(new Part(known.doubleValue(), kind)));
    }

    private static Bar bar(int place, Value value, double most) {
        double slot = 100.0 / MONTHS;
        List<Piece> pieces = new ArrayList<>();
        double below = 0;
        for (Part part : value.parts()) {
            int from = height(below, most);
            int to = height(below + part.size(), most);
            if (to > from) {
                pieces.add(new Piece(HEIGHT - to, to - from, part.kind()));
            }
            below += part.size();
        }
        return new Bar(Cell.percent(place * slot + slot * (1 - PART) / 2), Cell.percent(slot * PART), pieces);
    }

    /** A little is more than nothing. */
    private static int height(double size, double most) {
        return size == 0 ? 0 : Math.max(2, (int) Math.round(size / most * HEIGHT));
    }
}
