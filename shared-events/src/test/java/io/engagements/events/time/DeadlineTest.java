package io.engagements.events.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    private final Deadline six = new Deadline(
            LocalDateTime.parse("2027-02-12T18:00"),
            ZoneId.of("Europe/Madrid"),
            Instant.parse("2027-02-12T17:00:00Z"),
            Resolution.EXACT,
            "2025a");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-12T16:59:59.999999999Z",
                "2027-02-12T17:00:00Z",
                "2027-02-12T17:00:00.742Z",
                "2027-02-12T17:00:00.999999999Z"
            })
    void isMetThroughoutItsOwnSecond(Instant receipt) {
        assertThat(six.isMetAt(receipt)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-02-12T17:00:01Z", "2027-02-12T17:00:01.000000001Z", "2027-02-13T00:00:00Z"})
    void isNotMetFromTheNextSecondOn(Instant receipt) {
        assertThat(six.isMetAt(receipt)).isFalse();
    }

    @Test
    void hasPassedInTheSecondAfterIt() {
        assertThat(six.firstSecondAfter()).isEqualTo("2027-02-12T17:00:01Z");
    }
}
