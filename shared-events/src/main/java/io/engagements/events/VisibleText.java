package io.engagements.events;

import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What counts as text that somebody wrote: something of it can be seen. Unicode's white space, format and control
 * characters cannot, nor can what Unicode says to ignore when it is shown (fillers, variation selectors) or the braille
 * pattern without dots. Lengths are numbers of code points, so that a character counts once wherever it stands in Unicode.
 */
public final class VisibleText {

    private static final Pattern SEEN = Pattern.compile(
            "[^\\p{IsWhite_Space}\\p{Cc}\\p{Cf}\\p{Cs}\\u034F\\u115F\\u1160\\u17B4\\u17B5"
                    + "\\u180B-\\u180F\\u2065\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0\\uFFF0-\\uFFF8\\x{E0000}-\\x{E0FFF}]");

    private VisibleText() {}

    /** True when nothing of it can be seen: such text is missing. */
    public static boolean isMissing(@Nullable String text) {
        return text == null || !SEEN.matcher(text).find();
    }

    /** How many code points it has. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** True when something of it can be seen and it is not too long; else the context says which of both it is not. */
    static boolean holds(String text, int max, ConstraintValidatorContext context) {
        if (isMissing(text)) {
            return wrong(context, "must not be blank");
        }
        return length(text) <= max || wrong(context, "must have at most " + max + " characters");
    }

    static boolean wrong(ConstraintValidatorContext context, String detail) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(detail).addConstraintViolation();
        return false;
    }
}
