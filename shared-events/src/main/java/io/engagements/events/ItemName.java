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

/** What a file, or something else that is handed over, is called: one step of a path on any system, read as it is. */
@Constraint(validatedBy = ItemName.Rule.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ItemName {

    String message() default "must be a name without control characters and path separators";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Absent is fine. */
    final class Rule implements ConstraintValidator<ItemName, String> {

        private static final Set<String> STEPS = Set.of(".", "..");

        /**
         * Control characters, line ends, path separators, what turns the direction of reading, and what stands for bytes
         * that were no UTF-8.
         */
        private static final Pattern UNSAFE =
                Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}/\\\\\u202A-\u202E\u2066-\u2069\uFFFD]");

        @Override
        public boolean isValid(@Nullable String name, @Nullable ConstraintValidatorContext context) {
            return name == null || holds(name);
        }

        /** Length apart. */
        public static boolean holds(String name) {
            return !UNSAFE.matcher(name).find() && !STEPS.contains(name.strip());
        }
    }
}
