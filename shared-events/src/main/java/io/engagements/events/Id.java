package io.engagements.events;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * An id as callers may choose it: 1 to 64 letters, digits, {@code -}, {@code _} or {@code .}, but not {@code .} or
 * {@code ..}, which no address can name.
 */
@Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
@ReportAsSingleViolation
@Constraint(validatedBy = Id.Nameable.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Id {

    /** All of it in one; the description of the interface has the first part only. */
    String PATTERN = "(?!\\.{1,2}$)[A-Za-z0-9._-]{1,64}";

    /** The same in words. */
    String RULE = "must be 1 to 64 letters, digits, '-', '_' or '.', and not '.' or '..'";

    /** What the pattern alone does not say: an address can name it. */
    final class Nameable implements ConstraintValidator<Id, String> {
        @Override
        public boolean isValid(@Nullable String id, ConstraintValidatorContext context) {
            return id == null || id.matches(PATTERN);
        }
    }

    String message() default RULE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
