package io.engagements.events.engagement;

/** Why an engagement ended. Only {@code TERMINATED_FOR_CAUSE} says anything against the VA. */
public enum EndReason {
    /** The terms' end date came and no committed deliverable was open. */
    COMPLETED,
    /** The terms' end date came while a committed deliverable was open. */
    EXPIRED,
    /** Both sides wanted it. */
    AGREED,
    /** The client gave the ordinary notice that the terms provide for. */
    BY_NOTICE,
    /** The VA left. */
    RESIGNED,
    /** Grounds were proven and the lawyer had approved. */
    TERMINATED_FOR_CAUSE
}
