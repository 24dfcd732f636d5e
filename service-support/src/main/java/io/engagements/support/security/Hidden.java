package io.engagements.support.security;

import io.engagements.events.Caller;

/** Tells what is another's from what is not: for the log, never for an answer. */
@FunctionalInterface
public interface Hidden {

    /** True when a candidacy, an engagement or a party stands under this id, and the caller may not see it. */
    boolean hides(String id, Caller from);
}
