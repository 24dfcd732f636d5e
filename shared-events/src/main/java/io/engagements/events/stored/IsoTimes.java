package io.engagements.events.stored;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads and prints times of the common form {@code yyyy-MM-ddTHH:mm:ss} by itself, since java.time's formatters take
 * many times as long (measured: 560 ns for 30) and most of a replay is times. Everything else is left to them, so that the results never differ.
 */
public final class IsoTimes {

    private static final int TO_THE_SECOND = "yyyy-MM-ddTHH:mm:ss".length();
    private static final int DIGITS_OF_NANOS = 9;
    private static final long YEAR_0 = LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long YEAR_10000 = LocalDateTime.of(10_000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);

    private IsoTimes() {}

    /** As {@link Instant#parse}. */
    public static Instant instant(String text) {
        int last = text.length() - 1;
        LocalDateTime utc = last > 0 && text.charAt(last) == 'Z' ? common(text, last) : null;
        return utc == null ? Instant.parse(text) : utc.toInstant(ZoneOffset.UTC);
    }

    /** As {@link LocalDateTime#parse(CharSequence)}. */
    static LocalDateTime local(String text) {
        LocalDateTime local = common(text, text.length());
        return local == null ? LocalDateTime.parse(text) : local;
    }

    /** The time that stands before {@code end}; null when it has another form or does not exist. */
    private static @Nullable LocalDateTime common(String text, int end) {
        if (end < TO_THE_SECOND || !isPunctuated(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nano = end == TO_THE_SECOND ? 0 : nanos(text, end);
        boolean wrong = (year | month | day | hour | minute | second | nano) < 0;
        return wrong || !isDay(year, month, day) || hour > 23 || minute > 59 || second > 59
                ? null
                : LocalDateTime.of(year, month, day, hour, minute, second, nano);
    }

    private static boolean isPunctuated(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static boolean isDay(int year, int month, int day) {
        return month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
    }

    /** The number that these digits make; −1 when they are none. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int nanos(String text, int end) {
        int digits = end - TO_THE_SECOND - 1;
        if (text.charAt(TO_THE_SECOND) != '.' || digits < 1 || digits > DIGITS_OF_NANOS) {
            return -1;
        }
        int nanos = number(text, TO_THE_SECOND + 1, end);
        for (int more = digits; more < DIGITS_OF_NANOS; more++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** As {@link Instant#toString}. */
    static String print(Instant instant) {
        long second = instant.getEpochSecond();
        return instant.getNano() == 0 && second >= YEAR_0 && second < YEAR_10000
                ? toTheSecond(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC))
                        .append('Z')
                        .toString()
                : instant.toString();
    }

    /** As {@link java.time.format.DateTimeFormatter#ISO_LOCAL_DATE_TIME}. */
    static String print(LocalDateTime local) {
        return local.getNano() == 0 && local.getYear() >= 0 && local.getYear() < 10_000
                ? toTheSecond(local).toString()
                : java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
    }

    private static StringBuilder toTheSecond(LocalDateTime time) {
        StringBuilder text = new StringBuilder(TO_THE_SECOND + 1);
        twoDigits(text, time.getYear() / 100);
        twoDigits(text, time.getYear() % 100);
        twoDigits(text.append('-'), time.getMonthValue());
        twoDigits(text.append('-'), time.getDayOfMonth());
        twoDigits(text.append('T'), time.getHour());
        twoDigits(text.append(':'), time.getMinute());
        twoDigits(text.append(':'), time.getSecond());
        return text;
    }

    private static void twoDigits(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
