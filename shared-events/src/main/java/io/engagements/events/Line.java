package io.engagements.events;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text on one line: titles, names, addresses, and whatever else may stand within a sentence. Something of it can be seen
 * when it is present, and it has at most {@link #max} characters (code points). What may go over several lines is a
 * {@link Text}.
 */
@Constraint(validatedBy = Line.Rule.class)
@Target({
    ElementType.ANNOTATION_TYPE,
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.RECORD_COMPONENT,
    ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Line {

    int LONGEST = 200;

    int max() default LONGEST;

    String message() default "is not acceptable";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Absent is fine. */
    final class Rule implements ConstraintValidator<Line, String> {

        /** Control characters, line ends, and what turns the direction of reading of the words around it. */
        private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\u202A-\u202E\u2066-\u2069]");

        private int max;

        /** Length apart. */
        public static boolean holds(String text) {
            return !BREAKS.matcher(text).find();
        }

        @Override
        public void initialize(Line line) {
            max = line.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null
                    || (VisibleText.holds(text, max, context)
                            && (holds(text)
                                    || VisibleText.wrong(context, "must be one line, without control characters")));
        }
    }
}
