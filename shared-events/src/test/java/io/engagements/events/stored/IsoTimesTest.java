package io.engagements.events.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product's own reading and printing of times is java.time's, only sooner. */
class IsoTimesTest {

    private static final int MANY = 20_000;
    private static final String LIKELY = "0123456789-:.TZtz+ ,٣";

    private final Random random = new Random(20261125);

    /** What came of reading: the time, or the error with all it says. */
    private static Object outcome(Function<String, ?> reading, String text) {
        try {
            return reading.apply(text);
        } catch (DateTimeParseException e) {
            return e.getMessage() + " at " + e.getErrorIndex() + " of " + e.getParsedString();
        } catch (DateTimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void readsLikeJavaTime(String text) {
        assertThat(outcome(IsoTimes::instant, text)).as(text).isEqualTo(outcome(Instant::parse, text));
        assertThat(outcome(IsoTimes::local, text)).as(text).isEqualTo(outcome(LocalDateTime::parse, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-29T17:00:00Z",
                "2027-01-29T17:00:00",
                "2027-01-29T17:00",
                "2027-01-29T17:00Z",
                "2028-02-29T00:00:00Z",
                "2027-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2000-02-29T00:00:00Z",
                "2027-04-31T00:00:00Z",
                "2027-00-01T00:00:00Z",
                "2027-13-01T00:00:00Z",
                "2027-01-00T00:00:00Z",
                "2027-01-32T00:00:00Z",
                "2027-01-29T24:00:00Z",
                "2027-01-29T24:00:01Z",
                "2027-01-29T23:60:00Z",
                "2027-01-29T23:59:60Z",
                "2027-01-29T23:58:60Z",
                "0000-02-29T00:00:00Z",
                "-0001-02-28T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "10000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z",
                "2027-01-29T17:00:00.Z",
                "2027-01-29T17:00:00.1Z",
                "2027-01-29T17:00:00.123456789Z",
                "2027-01-29T17:00:00.1234567890Z",
                "2027-01-29T17:00:00,5Z",
                "2027-01-29t17:00:00z",
                "2027-01-29T17:00:00+01:00",
                "2027-01-29 17:00:00Z",
                "2027-01-29T17:00:00ZZ",
                "٢٠٢٧-01-29T17:00:00Z",
                " 2027-01-29T17:00:00Z",
                "2027-01-29",
                "Z",
                ""
            })
    void whatIsAtTheEdgeOrWrongIsReadLikeJavaTime(String text) {
        readsLikeJavaTime(text);
    }

    @Test
    void anyTimeIsReadLikeJavaTime() {
        texts().forEach(IsoTimesTest::readsLikeJavaTime);
    }

    @Test
    void anyTextCloseToATimeIsReadLikeJavaTime() {
        texts().map(this::damaged).forEach(IsoTimesTest::readsLikeJavaTime);
    }

    private String damaged(String text) {
        StringBuilder damaged = new StringBuilder(text);
        int at = random.nextInt(text.length());
        char other = LIKELY.charAt(random.nextInt(LIKELY.length()));
        switch (random.nextInt(3)) {
            case 0 -> damaged.setCharAt(at, other);
            case 1 -> damaged.insert(at, other);
            default -> damaged.deleteCharAt(at);
        }
        return damaged.toString();
    }

    @Test
    void anyTimeIsPrintedLikeJavaTime() {
        times().forEach(time -> {
            Instant instant = time.toInstant(ZoneOffset.UTC);
            assertThat(IsoTimes.print(instant)).isEqualTo(instant.toString());
            assertThat(IsoTimes.print(time)).isEqualTo(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time));
        });
    }

    @Test
    void theEndsOfTimeArePrintedLikeJavaTime() {
        assertThat(Stream.of(Instant.MIN, Instant.MAX, Instant.EPOCH))
                .allSatisfy(instant -> assertThat(IsoTimes.print(instant)).isEqualTo(instant.toString()));
        assertThat(Stream.of(LocalDateTime.MIN, LocalDateTime.MAX))
                .allSatisfy(local -> assertThat(IsoTimes.print(local))
                        .isEqualTo(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local)));
    }

    private Stream<String> texts() {
        return times().map(time -> switch (random.nextInt(3)) {
            case 0 -> time.toString();
            case 1 -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
            default -> time.toInstant(ZoneOffset.UTC).toString();
        });
    }

    /** Mostly of our days and to the second, some about the ends of years with four digits and of all time. */
    private Stream<LocalDateTime> times() {
        return IntStream.range(0, MANY).mapToObj(number -> switch (number % 8) {
            case 0 -> at(random.nextLong(-62_170_000_000L, -62_160_000_000L));
            case 1 -> at(random.nextLong(253_402_000_000L, 253_403_000_000L));
            case 2 -> at(random.nextLong(-31_557_014_167_219_200L, 31_556_889_864_403_199L));
            default -> at(random.nextLong(0, 10_000_000_000L));
        });
    }

    private LocalDateTime at(long second) {
        int[] fractions = {0, 0, 0, random.nextInt(1_000_000_000), 1_000_000 * random.nextInt(1_000), 1};
        return LocalDateTime.ofEpochSecond(second, fractions[random.nextInt(fractions.length)], ZoneOffset.UTC);
    }
}
