package io.engagements.query.pages.frame;

import io.engagements.events.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How long it is until an end, or since, as people say it: no finer than what matters.
 *
 * @param key of the words
 * @param words numbers that the words name
 */
public record TimeLeft(String key, Map<String, Long> words) {

    private static final Duration HOURS_MATTER = Duration.ofDays(4);

    /** @param at whole second */
    public static TimeLeft of(Deadline end, Instant at) {
        return end.isMetAt(at) ? left(Duration.between(at, end.instant())) : late(Duration.between(end.instant(), at));
    }

    private static TimeLeft left(Duration left) {
        if (left.compareTo(HOURS_MATTER) >= 0) {
            return new TimeLeft("left.days", Map.of("days", left.toDays()));
        } else if (left.toDays() > 0) {
            return new TimeLeft("left.days-hours", Map.of("days", left.toDays(), "hours", (long) left.toHoursPart()));
        } else if (left.toHours() > 0) {
            return new TimeLeft(
                    "left.hours-minutes", Map.of("hours", left.toHours(), "minutes", (long) left.toMinutesPart()));
        }
        return new TimeLeft("left.minutes", Map.of("minutes", left.toMinutes()));
    }

    private static TimeLeft late(Duration late) {
        if (late.compareTo(HOURS_MATTER) >= 0) {
            return new TimeLeft("late.days", Map.of("days", late.toDays()));
        } else if (late.toDays() > 0) {
            return new TimeLeft("late.days-hours", Map.of("days", late.toDays(), "hours", (long) late.toHoursPart()));
        } else if (late.toHours() > 0) {
            return new TimeLeft("late.hours", Map.of("hours", late.toHours()));
        }
        return new TimeLeft("late.minutes", Map.of("minutes", late.toMinutes()));
    }
}
