package io.engagements.events;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text that people type: not blank when present, at most {@link #LONG} characters unless a field says less. */
@Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
@Size
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {

    int LONG = 4_000;

    int SHORT = 200;

    @OverridesAttribute(constraint = Size.class, name = "max")
    int max() default LONG;

    String message() default "is not acceptable";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
