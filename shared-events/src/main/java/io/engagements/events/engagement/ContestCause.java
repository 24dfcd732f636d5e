package io.engagements.events.engagement;

/** Why the VA does not let an improvement request stand. */
public enum ContestCause {
    /** It asks for what was never agreed. */
    NEW_SCOPE,
    /** It is about how the work is done, and not about the result. */
    MEANS
}
