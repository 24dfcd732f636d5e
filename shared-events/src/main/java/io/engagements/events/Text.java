package io.engagements.events;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text that people type: something of it can be seen when it is present, and it has at most {@link #LONG} characters (code
 * points) unless a field says less. See {@link VisibleText}.
 */
@Constraint(validatedBy = VisibleText.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {

    int LONG = 4_000;

    int SHORT = 200;

    int max() default LONG;

    String message() default "is not acceptable";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
