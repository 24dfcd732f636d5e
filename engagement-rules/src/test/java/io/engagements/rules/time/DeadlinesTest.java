package io.engagements.rules.time;

import static io.engagements.events.time.Resolution.EXACT;
import static io.engagements.events.time.Resolution.LATER_OF_OVERLAP;
import static io.engagements.events.time.Resolution.SHIFTED_FROM_GAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.engagements.events.time.Deadline;
import io.engagements.events.time.Resolution;
import io.engagements.events.time.When;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeadlinesTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    /** Changes of one hour, half an hour and two; at midnight and before it; to winter in March and in October. */
    static Stream<ZoneId> zones() {
        return Stream.of(
                        "Europe/Madrid",
                        "Europe/London",
                        "America/New_York",
                        "America/Havana",
                        "America/Santiago",
                        "America/Nuuk",
                        "Africa/Cairo",
                        "Africa/Casablanca",
                        "Asia/Beirut",
                        "Asia/Jerusalem",
                        "Australia/Sydney",
                        "Australia/Lord_Howe",
                        "Pacific/Auckland",
                        "Pacific/Chatham",
                        "Pacific/Norfolk",
                        "Pacific/Easter",
                        "America/Los_Angeles",
                        "America/St_Johns",
                        "America/Tijuana",
                        "America/Halifax",
                        "Atlantic/Azores",
                        "Europe/Chisinau",
                        "Europe/Dublin",
                        "Antarctica/Troll")
                .map(ZoneId::of);
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffsetTransition> all = new ArrayList<>();
        Instant end = Instant.parse("2031-01-01T00:00:00Z");
        ZoneOffsetTransition next = rules.nextTransition(Instant.parse("2026-01-01T00:00:00Z"));
        while (next.getInstant().isBefore(end)) {
            all.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("zones")
    void everyChangeOf2026To2030IsResolvedInTheVasFavour(ZoneId zone) {
        assertThat(changes(zone)).hasSizeGreaterThanOrEqualTo(10).allSatisfy(change -> {
            LocalDateTime first = change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
            Duration length = change.getDuration().abs();
            for (long second : List.of(0L, 1L, length.toSeconds() / 2, length.toSeconds() - 1)) {
                inside(change, first.plusSeconds(second), zone);
                reachedInDays(first.plusSeconds(second), zone);
            }
            exact(first.minusSeconds(1), zone);
            exact(first.plus(length), zone);
        });
    }

    private static void inside(ZoneOffsetTransition change, LocalDateTime local, ZoneId zone) {
        Deadline end = Deadlines.at(local, zone);
        LocalDateTime shown = LocalDateTime.ofInstant(end.instant(), zone);
        assertThat(end.local()).isEqualTo(local);
        if (change.isGap()) {
            assertThat(end.resolution()).isEqualTo(SHIFTED_FROM_GAP);
            assertThat(shown).as("moved forward by the gap").isEqualTo(local.plus(change.getDuration()));
            assertThat(end.instant()).isAfterOrEqualTo(change.getInstant());
        } else {
            assertThat(end.resolution()).isEqualTo(LATER_OF_OVERLAP);
            assertThat(shown).isEqualTo(local);
            assertThat(end.instant()).as("after the change").isAfterOrEqualTo(change.getInstant());
            assertThat(LocalDateTime.ofInstant(end.instant().plus(change.getDuration()), zone))
                    .as("the same local time had been before")
                    .isEqualTo(local);
        }
    }

    /** "n days" that end in the change mean what the local time there means. */
    private static void reachedInDays(LocalDateTime local, ZoneId zone) {
        for (int days : new int[] {1, 3, 7, 30}) {
            Instant from = Deadlines.at(local.minusDays(days), zone).instant();
            assertThat(Deadlines.afterDays(from, days, zone)).isEqualTo(Deadlines.at(local, zone));
        }
    }

    private static void exact(LocalDateTime local, ZoneId zone) {
        Deadline end = Deadlines.at(local, zone);
        assertThat(end.resolution()).isEqualTo(EXACT);
        assertThat(LocalDateTime.ofInstant(end.instant(), zone)).isEqualTo(local);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-10-31T02:30, Europe/Madrid, 2027-10-31T01:30:00Z, LATER_OF_OVERLAP",
        "2027-10-31T02:00, Europe/Madrid, 2027-10-31T01:00:00Z, LATER_OF_OVERLAP",
        "2027-10-31T03:00, Europe/Madrid, 2027-10-31T02:00:00Z, EXACT",
        "2027-03-28T02:30, Europe/Madrid, 2027-03-28T01:30:00Z, SHIFTED_FROM_GAP",
        "2027-03-28T01:59:59, Europe/Madrid, 2027-03-28T00:59:59Z, EXACT",
        "2027-03-28T03:00, Europe/Madrid, 2027-03-28T01:00:00Z, EXACT",
        "2027-03-14T02:30, America/New_York, 2027-03-14T07:30:00Z, SHIFTED_FROM_GAP",
        "2027-04-30T23:59:59, America/Bogota, 2027-05-01T04:59:59Z, EXACT",
        "2027-01-29T18:00, Europe/Madrid, 2027-01-29T17:00:00Z, EXACT"
    })
    void theStoriesInstants(LocalDateTime local, ZoneId zone, Instant instant, Resolution resolution) {
        Deadline end = Deadlines.at(local, zone);

        assertThat(end.instant()).isEqualTo(instant);
        assertThat(end.resolution()).isEqualTo(resolution);
        assertThat(end.zone()).isEqualTo(zone);
        assertThat(end.tzdb()).matches("20\\d\\d[a-z]+");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-10-31T02:30, 2027-10-31T00:50:00Z, true",
        "2027-10-31T02:30, 2027-10-31T01:30:00.999Z, true",
        "2027-10-31T02:30, 2027-10-31T01:30:01Z, false",
        "2027-03-28T02:30, 2027-03-28T01:29:59Z, true",
        "2027-03-28T02:30, 2027-03-28T01:30:01Z, false"
    })
    void aChangeOfClocksTakesNoSecondFromTheVa(LocalDateTime due, Instant receipt, boolean met) {
        assertThat(Deadlines.at(due, MADRID).isMetAt(receipt)).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-26T17:00:00Z, 3, Europe/Madrid, 2027-03-29T16:00:00Z, EXACT",
        "2027-10-29T16:00:00Z, 3, Europe/Madrid, 2027-11-01T17:00:00Z, EXACT",
        "2027-10-30T00:30:00Z, 1, Europe/Madrid, 2027-10-31T01:30:00Z, LATER_OF_OVERLAP",
        "2027-03-27T01:30:00Z, 1, Europe/Madrid, 2027-03-28T01:30:00Z, SHIFTED_FROM_GAP",
        "2027-03-27T01:30:00Z, 2, Europe/Madrid, 2027-03-29T00:30:00Z, EXACT",
        "2027-04-10T00:00:00Z, 7, America/Mexico_City, 2027-04-17T00:00:00Z, EXACT",
        "2027-03-25T17:00:00Z, 7, Europe/Madrid, 2027-04-01T16:00:00Z, EXACT",
        "2028-02-28T12:00:00Z, 1, UTC, 2028-02-29T12:00:00Z, EXACT"
    })
    void daysAreCalendarDaysInTheZone(Instant from, int days, ZoneId zone, Instant end, Resolution resolution) {
        assertThat(Deadlines.afterDays(from, days, zone).instant()).isEqualTo(end);
        assertThat(Deadlines.afterDays(from, days, zone).resolution()).isEqualTo(resolution);
    }

    @ParameterizedTest
    @MethodSource("zones")
    void daysKeepTheLocalTimeInEveryZone(ZoneId zone) {
        Random random = new Random(zone.getId().hashCode());
        for (int i = 0; i < 2_000; i++) {
            Instant from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(3 * 365 * 86_400));
            int days = random.nextInt(730);
            Deadline end = Deadlines.afterDays(from, days, zone);

            LocalDateTime start = LocalDateTime.ofInstant(from, zone);
            assertThat(end.local().toLocalTime()).isEqualTo(start.toLocalTime());
            assertThat(end.local().toLocalDate().toEpochDay()
                            - start.toLocalDate().toEpochDay())
                    .isEqualTo(days);
            assertThat(end).isEqualTo(Deadlines.at(end.local(), zone));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2027-04-30, America/Bogota, 2027-05-01T04:59:59Z",
        "2027-08-17, Europe/London, 2027-08-17T22:59:59Z",
        "2027-10-28, Africa/Cairo, 2027-10-28T21:59:59Z",
        "2027-12-31, Asia/Kathmandu, 2027-12-31T18:14:59Z"
    })
    void aDayLastsToItsLastSecondAlsoWhereThatComesTwice(LocalDate day, ZoneId zone, Instant end) {
        assertThat(Deadlines.endOf(day, zone).instant()).isEqualTo(end);
        assertThat(Deadlines.endOf(day, zone).local()).isEqualTo(day.atTime(LocalTime.of(23, 59, 59)));
    }

    @Test
    void whatAPersonTypedIsReadInItsOwnZoneElseInTheContracts() {
        LocalDateTime noon = LocalDateTime.parse("2027-01-29T12:00");

        assertThat(Deadlines.at(When.of(noon, ZoneId.of("America/Bogota")), MADRID))
                .isEqualTo(Deadlines.at(noon, ZoneId.of("America/Bogota")));
        assertThat(Deadlines.at(When.of(noon, null), MADRID)).isEqualTo(Deadlines.at(noon, MADRID));
        assertThat(Deadlines.at(When.parse("2027-10-31T02:30"), MADRID).resolution())
                .isEqualTo(LATER_OF_OVERLAP);
    }

    @Test
    void anInstantStaysAndIsShownInTheContractZone() {
        Deadline first = Deadlines.at(When.parse("2027-10-31T00:30:00Z"), MADRID);

        assertThat(first.instant()).isEqualTo("2027-10-31T00:30:00Z");
        assertThat(first.local()).isEqualTo(LocalDateTime.parse("2027-10-31T02:30"));
        assertThat(first.zone()).isEqualTo(MADRID);
        assertThat(first.resolution()).as("nothing was guessed").isEqualTo(EXACT);
    }

    @Test
    void noTimeIsNoDeadline() {
        assertThatIllegalArgumentException().isThrownBy(() -> Deadlines.at(new When(null, null, null), MADRID));
    }
}
