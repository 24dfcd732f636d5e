package io.engagements.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On an event: the command that brings it about. What only time brings about has none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CausedBy {

    /** The command's type. */
    Class<? extends DomainCommand> value();
}
