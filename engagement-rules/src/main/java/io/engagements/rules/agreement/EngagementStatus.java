package io.engagements.rules.agreement;

/** How an engagement stands. */
public enum EngagementStatus {
    ACTIVE,
    /** Clocks stand still; work stays possible. */
    PAUSED,
    TERMINATING,
    ENDED
}
