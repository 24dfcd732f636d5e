package io.engagements.rules.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.time.Deadline;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrgencyTest {

    @ParameterizedTest
    @CsvSource({
        "2027-04-13T23:59:59Z,",
        "2027-04-14T00:00:00Z,SOON",
        "2027-04-15T23:59:59Z,SOON",
        "2027-04-16T00:00:00Z,URGENT",
        "2027-04-17T00:00:00Z,URGENT",
        "2027-04-17T00:00:01Z,OVERDUE"
    })
    void growsAsTheEndComesNearer(String at, @Nullable Urgency urgency) {
        assertThat(at("America/Mexico_City", "2027-04-16T18:00", at)).isEqualTo(urgency);
    }

    @ParameterizedTest
    @CsvSource({"2027-03-26T16:59:59Z,", "2027-03-26T17:00:00Z,SOON"})
    void threeDaysAreCalendarDaysAcrossAClockChange(String at, @Nullable Urgency urgency) {
        assertThat(at("Europe/Madrid", "2027-03-29T18:00", at)).isEqualTo(urgency);
    }

    private static @Nullable Urgency at(String zone, String end, String at) {
        Deadline deadline = Deadlines.at(LocalDateTime.parse(end), ZoneId.of(zone));
        return Urgency.of(deadline, Instant.parse(at)).orElse(null);
    }
}
