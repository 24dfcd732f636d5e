package io.engagements.events.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The times that count: the years 1970 to 9999 (UTC for instants), which every part can hold. Whoever names another time is
 * told so, wherever it stands.
 */
public final class Counted {

    /** In words, for whoever names another. */
    public static final String RANGE = "within the years 1970 to 9999";

    private static final int FIRST = 1970;
    private static final int LAST = 9999;
    private static final Instant END = LocalDateTime.of(LAST + 1, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);

    private Counted() {}

    /**
     * An instant as callers write it, whether it counts or not.
     *
     * @throws DateTimeException when it is no ISO 8601 instant ending in {@code Z}
     */
    public static Instant read(String text) {
        if (!text.endsWith("Z")) {
            throw new DateTimeException("an instant ends in Z");
        }
        return Instant.parse(text);
    }

    public static boolean holds(Instant instant) {
        return !instant.isBefore(Instant.EPOCH) && instant.isBefore(END);
    }

    public static boolean holds(LocalDateTime local) {
        return holds(local.toLocalDate());
    }

    /** True also when there is no day. */
    public static boolean holds(@Nullable LocalDate day) {
        return day == null || day.getYear() >= FIRST && day.getYear() <= LAST;
    }
}
