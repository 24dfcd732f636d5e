package io.engagements.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a constraint that is a method: the component that is at fault when it does not hold, to be named to the caller. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface About {

    /** The component's name. */
    String value();
}
