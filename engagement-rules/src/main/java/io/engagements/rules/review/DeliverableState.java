package io.engagements.rules.review;

/** Where a deliverable stands. Delivered late is {@code SUBMITTED} with a lateness. */
public enum DeliverableState {
    REQUESTED,
    /** Nobody answered the request in time. */
    LAPSED,
    COMMITTED,
    DECLINED,
    MISSED,
    SUBMITTED,
    IMPROVEMENT_REQUESTED,
    /** The VA did not let the improvement request stand: no clock runs. */
    CONTESTED,
    ACCEPTED,
    /** The review window passed without a decision. */
    ACCEPTED_BY_SILENCE,
    REJECTED,
    CANCELLED,
    /** Its due lies beyond the last day: it is owed no more. */
    RELEASED
}
