package io.engagements.query.pages.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.time.Deadline;
import io.engagements.rules.time.Deadlines;
import io.engagements.support.problem.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {

    private static final Texts TEXTS = new Texts(List.of(new Texts.Bundle("pages/pages")));
    private static final Deadline NOON = Deadlines.at(Instant.parse("2027-01-15T12:00:00Z"), ZoneId.of("UTC"));

    @ParameterizedTest
    @CsvSource({
        "2027-01-05T12:00:00Z, 10 days left, Quedan 10 días",
        "2027-01-11T12:00:00Z, 4 days left, Quedan 4 días",
        "2027-01-11T12:00:01Z, 3 days 23 h left, Quedan 3 días 23 h",
        "2027-01-14T10:30:00Z, 1 day 1 h left, Queda 1 día 1 h",
        "2027-01-14T12:00:01Z, 23 h 59 min left, Quedan 23 h 59 min",
        "2027-01-15T11:20:00Z, 40 min left, Quedan 40 min",
        "2027-01-15T12:00:00Z, 0 min left, Quedan 0 min",
        "2027-01-15T12:00:01Z, 0 min late, 0 min de retraso",
        "2027-01-15T13:10:00Z, 1 hour late, 1 hora de retraso",
        "2027-01-16T10:00:00Z, 22 hours late, 22 horas de retraso",
        "2027-01-16T12:00:00Z, 1 day late, 1 día de retraso",
        "2027-01-18T02:50:00Z, 2 days 14 h late, 2 días 14 h de retraso",
        "2027-01-19T11:59:59Z, 3 days 23 h late, 3 días 23 h de retraso",
        "2027-01-12T11:59:59Z, 3 days left, Quedan 3 días",
        "2027-01-19T13:00:00Z, 4 days late, 4 días de retraso",
        "2027-01-18T12:00:00Z, 3 days late, 3 días de retraso"
    })
    void isSaidNoFinerThanWhatMatters(String now, String english, String spanish) {
        assertThat(view(Language.ENGLISH, "UTC", now).left(NOON)).isEqualTo(english);
        assertThat(view(Language.SPANISH, "UTC", now).left(NOON)).isEqualTo(spanish);
    }

    @ParameterizedTest
    @CsvSource({
        "America/Bogota, 'Fri 15 Jan, 12:00', Bogotá, '18:00 Madrid, contract'",
        "Asia/Tokyo, 'Sat 16 Jan, 02:00', Tokyo, 'Fri 15 Jan, 18:00 Madrid, contract'",
        "Europe/Paris, 'Fri 15 Jan, 18:00', Paris,"
    })
    void theContractsTimeStandsBesideTheViewersWhereClocksDiffer(String zone, String local, String city, String other) {
        Deadline due = Deadlines.at(Instant.parse("2027-01-15T17:00:00Z"), ZoneId.of("Europe/Madrid"));
        View.Due said = view(Language.ENGLISH, zone, "2027-01-02T00:00:00Z")
                .within(ZoneId.of("Europe/Madrid"))
                .due(due);

        assertThat(said.local()).isEqualTo(local);
        assertThat(said.zone()).isEqualTo(city);
        assertThat(said.other()).isEqualTo(other);
        assertThat(said.utc()).isEqualTo("2027-01-15T17:00:00Z");
        assertThat(view(Language.ENGLISH, zone, "2026-12-01T00:00:00Z").due(due).local())
                .contains("2027");
    }

    /** A due keeps the zone that it was named in. */
    @ParameterizedTest
    @CsvSource({
        "America/Bogota, Europe/Madrid, 'Sat 16 Jan, 02:00 Tokyo, 18:00 Madrid, contract'",
        "Asia/Tokyo, Europe/Madrid, 'Fri 15 Jan, 18:00 Madrid, contract'",
        "Europe/Madrid, Europe/Madrid, 'Sat 16 Jan, 02:00 Tokyo'",
        "Europe/Madrid, Asia/Tokyo, 'Sat 16 Jan, 02:00 Tokyo, contract'",
        "Europe/Madrid, Asia/Seoul, 'Sat 16 Jan, 02:00 Seoul, contract'",
        "Europe/Madrid, , 'Sat 16 Jan, 02:00 Tokyo'"
    })
    void onlyTheContractsZoneIsCalledSo(String zone, @Nullable String contract, String other) {
        Deadline due = Deadlines.at(Instant.parse("2027-01-15T17:00:00Z"), ZoneId.of("Asia/Tokyo"));
        View view = view(Language.ENGLISH, zone, "2027-01-02T00:00:00Z");
        assertThat((contract == null ? view : view.within(ZoneId.of(contract)))
                        .due(due)
                        .other())
                .isEqualTo(other);
    }

    @Test
    void nothingIsLateOfWhichNobodySaidThatItRuns() {
        View view = view(Language.ENGLISH, "UTC", "2027-01-20T00:00:00Z");
        assertThat(view.due(NOON).left()).isNull();
        assertThat(view.running(NOON).left()).isEqualTo("4 days late");
        assertThat(view.ahead(NOON).left()).isNull();
    }

    private static View view(Language language, String zone, String now) {
        return new View(TEXTS, language.locale(), ZoneId.of(zone), Instant.parse(now));
    }
}
