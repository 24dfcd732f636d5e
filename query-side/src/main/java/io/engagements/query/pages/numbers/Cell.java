package io.engagements.query.pages.numbers;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A part of the bar beside a number.
 *
 * @param x where it begins, in per cent
 * @param width in per cent
 * @param kind of it, a class of the style sheet
 */
public record Cell(String x, String width, String kind) {

    /** More of them would be too narrow to be told apart. */
    private static final int MOST = 20;

    /** As many as there are things, or two parts where those would be too many. */
    static List<Cell> of(int some, int all, String kind, String rest) {
        if (all == 0) {
            return List.of();
        } else if (all > MOST) {
            double on = 100.0 * some / all;
            return List.of(new Cell("0%", percent(on), kind), new Cell(percent(on), percent(100 - on), rest));
        }
        double each = 100.0 / all;
        return IntStream.range(0, all)
                .mapToObj(cell -> new Cell(percent(cell * each), percent(each), cell < some ? kind : rest))
                .toList();
    }

    /** One part for all of it. */
    static List<Cell> whole(String kind) {
        return List.of(new Cell("0%", "100%", kind));
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
