package io.engagements.events.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * An end as it is stored: the local time that people agreed, and the instant it meant when it was agreed. A later tz
 * database never moves the instant. What is received in the instant's own second is in time.
 *
 * @param local local date and time, whole seconds
 * @param zone IANA zone
 * @param instant the resolved instant, whole seconds, UTC
 * @param resolution how {@code instant} was found
 * @param tzdb version of the tz database used
 */
public record Deadline(LocalDateTime local, ZoneId zone, Instant instant, Resolution resolution, String tzdb) {

    /** True when {@code at}, truncated to seconds, is no later than the end. */
    public boolean isMetAt(Instant at) {
        return !at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).isAfter(instant);
    }

    /** The first second that is too late: when the fact that the end passed occurs. */
    public Instant firstSecondAfter() {
        return instant.plusSeconds(1);
    }
}
