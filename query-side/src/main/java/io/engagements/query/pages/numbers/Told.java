package io.engagements.query.pages.numbers;

import io.engagements.query.pages.frame.View;
import io.engagements.rules.metrics.Share;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number as people read it: with what it is of, and never more exact than it is.
 *
 * @param value in words or digits; where there is too little for a share, it is the fraction itself
 * @param words whether the value is words rather than digits
 * @param of what it is of; absent where the value says that
 * @param cells of the bar beside it
 */
public record Told(String value, boolean words, @Nullable String of, List<Cell> cells) {

    /**
     * @param percent absent where the counts say all there is to say
     * @param kind how the part that counts is drawn
     * @param rest how the others are
     */
    public static Told share(Share share, @Nullable BigDecimal percent, String kind, String rest, View view) {
        if (share.denominator() == 0) {
            return none(view);
        }
        String of = view.say("numbers.of", Map.of("n", share.numerator(), "m", share.denominator()));
        List<Cell> cells = Cell.of(share.numerator(), share.denominator(), kind, rest);
        return percent == null
                ? new Told(of, false, null, cells)
                : new Told(number(percent, 1, view) + " %", false, of, cells);
    }

    /** Rounds per piece. */
    public static Told ratio(Share share, @Nullable BigDecimal ratio, View view) {
        return ratio == null
                ? none(view)
                : new Told(
                        number(ratio, 2, view),
                        false,
                        view.say("numbers.in", Map.of("n", share.numerator(), "m", share.denominator())),
                        List.of());
    }

    /** Hours of the client's own inputs past their dues. @param sum absent where none was late */
    public static Told clientHours(int count, @Nullable BigDecimal sum, View view) {
        return sum == null
                ? words("numbers.no-delay", view)
                : new Told(
                        hours(sum, view),
                        false,
                        view.say("numbers.inputs", Map.of("n", count)),
                        Cell.whole("nb-client"));
    }

    static Told none(View view) {
        return words("numbers.none", view);
    }

    static Told words(String key, View view) {
        return new Told(view.say(key), true, null, List.of());
    }

    static Told count(int count, @Nullable String of) {
        return new Told(Integer.toString(count), false, of, List.of());
    }

    static String hours(BigDecimal hours, View view) {
        return number(hours, 1, view) + " h";
    }

    static String number(BigDecimal value, int decimals, View view) {
        NumberFormat format = NumberFormat.getInstance(view.locale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }
}
