package io.engagements.events;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An id as callers may choose it: 1 to 64 letters, digits, {@code -}, {@code _} or {@code .}. */
@Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Id {
    String message() default "must be 1 to 64 letters, digits, '-', '_' or '.'";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
