package io.engagements.events;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A SHA-256 as 64 lower-case hexadecimal digits. */
@Pattern(regexp = "[0-9a-f]{64}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Sha256 {
    String message() default "must be a SHA-256 as 64 lower-case hexadecimal digits";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
