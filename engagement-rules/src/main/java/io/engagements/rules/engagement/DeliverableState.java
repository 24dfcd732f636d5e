package io.engagements.rules.engagement;

/** Where a deliverable stands. Delivered late is {@code SUBMITTED} with a lateness. */
public enum DeliverableState {
    REQUESTED,
    COMMITTED,
    MISSED,
    SUBMITTED,
    IMPROVEMENT_REQUESTED,
    ACCEPTED,
    /** Its due lies beyond the last day: it is owed no more. */
    RELEASED
}
