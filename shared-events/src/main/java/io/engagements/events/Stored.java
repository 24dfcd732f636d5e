package io.engagements.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name and revision under which an event is stored for good, whatever its class is called. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Stored {

    /** Kebab case, unique in the contract. */
    String name();

    /** Raised by one whenever the JSON changes shape; a lift brings older ones up. */
    int revision() default 1;
}
