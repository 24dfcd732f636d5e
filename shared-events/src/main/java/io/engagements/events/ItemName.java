package io.engagements.events;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file, or something else that is handed over, is called: one line, and one step of a path on any system. */
@Line
@Constraint(validatedBy = ItemName.Rule.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ItemName {

    String message() default "must be a name without path separators";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Absent is fine. */
    final class Rule implements ConstraintValidator<ItemName, String> {

        private static final Set<String> STEPS = Set.of(".", "..");

        /** Path separators, and what stands for bytes that were no UTF-8. */
        private static final Pattern UNSAFE = Pattern.compile("[/\\\\\uFFFD]");

        @Override
        public boolean isValid(@Nullable String name, @Nullable ConstraintValidatorContext context) {
            return name == null || isStep(name);
        }

        /** Length apart. */
        public static boolean holds(String name) {
            return Line.Rule.holds(name) && isStep(name);
        }

        private static boolean isStep(String name) {
            return !UNSAFE.matcher(name).find() && !STEPS.contains(name.strip());
        }
    }
}
