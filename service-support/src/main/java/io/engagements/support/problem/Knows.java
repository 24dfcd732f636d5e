package io.engagements.support.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Query parameters that a controller's method reads by itself, beside those that its signature names. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Knows {

    /** Their names; each is given once at most. */
    String[] value();
}
