package io.engagements.rules.tasks;

import io.engagements.events.time.Deadline;
import io.engagements.rules.time.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How near the end of something is. */
public enum Urgency {
    /** Three calendar days or less are left. */
    SOON,
    /** 24 hours or less are left. */
    URGENT,
    /** It has passed. */
    OVERDUE;

    private static final int SOON_DAYS = 3;
    private static final Duration URGENT_TIME = Duration.ofHours(24);

    /** Empty while there is time. */
    public static Optional<Urgency> of(Deadline end, Instant at) {
        if (!end.isMetAt(at)) {
            return Optional.of(OVERDUE);
        } else if (!at.isBefore(end.instant().minus(URGENT_TIME))) {
            return Optional.of(URGENT);
        }
        Instant soon =
                Deadlines.afterDays(end.instant(), -SOON_DAYS, end.zone()).instant();
        return at.isBefore(soon) ? Optional.empty() : Optional.of(SOON);
    }
}
