package io.engagements.events.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.events.stored.ContractJson;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class WhenTest {

    private static final LocalDateTime SIX = LocalDateTime.of(2027, 1, 29, 18, 0);

    private static When read(String json) {
        return ContractJson.mapper().readValue(json, When.class);
    }

    @Test
    void isALocalTimeInAZone() {
        assertThat(read("{\"local\":\"2027-01-29T18:00\",\"zone\":\"Europe/Madrid\"}"))
                .isEqualTo(new When(SIX, ZoneId.of("Europe/Madrid"), null));
    }

    @Test
    void isALocalTimeInTheContractZoneWhenNoZoneIsGiven() {
        When expected = new When(SIX, null, null);

        assertThat(read("{\"local\":\"2027-01-29T18:00:00\"}")).isEqualTo(expected);
        assertThat(read("{\"local\":\"2027-01-29T18:00\",\"zone\":null}")).isEqualTo(expected);
        assertThat(read("\"2027-01-29T18:00\"")).isEqualTo(expected);
        assertThat(read("\"2027-01-29T18:00:00\"")).isEqualTo(expected);
        assertThat(When.parse("2027-01-29T18:00")).isEqualTo(expected);
    }

    @Test
    void isAnInstantWhenItEndsInZ() {
        When expected = new When(null, null, Instant.parse("2027-01-29T17:00:00Z"));

        assertThat(read("\"2027-01-29T17:00:00Z\"")).isEqualTo(expected);
        assertThat(read("\"2027-01-29T17:00Z\"")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"Z\"",
                "\"2027-01-29\"",
                "\"18:00\"",
                "\"2027-01-29 18:00\"",
                "\"2027-01-29T18:00:00z\"",
                "\"2027-01-29T18:00:00+01:00\"",
                "\"2027-01-29T18:00[Europe/Madrid]\"",
                "\"2027-02-29T18:00\"",
                "\"2027-01-29T25:00:00Z\"",
                "1800000000",
                "[2027,1,29,18,0]",
                "{\"local\":\"2027-01-29T18:00Z\",\"zone\":\"Europe/Madrid\"}",
                "{\"local\":\"2027-01-29\",\"zone\":\"Europe/Madrid\"}",
                "{\"local\":\"2027-01-29T18:00\",\"zone\":\"Europe/Nowhere\"}",
                "{\"local\":\"2027-01-29T18:00\",\"instant\":\"2027-01-29T17:00:00Z\"}",
                "{\"instant\":\"2027-01-29T17:00:00Z\"}"
            })
    void isNothingElse(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1970-01-01T00:00\"",
                "\"9999-12-31T23:59:59\"",
                "\"1970-01-01T00:00:00Z\"",
                "\"9999-12-31T23:59:59Z\"",
                "\"2027-01-29T18:00:00.000\""
            })
    void isAcceptableFrom1970To9999(String json) {
        assertThat(read(json).isWholeSecondWithinRange()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1969-12-31T23:59:59\"",
                "\"+10000-01-01T00:00\"",
                "\"-0001-01-01T00:00\"",
                "\"1969-12-31T23:59:59Z\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"-999999999-01-01T00:00:00Z\"",
                "\"2027-01-29T18:00:00.5\"",
                "\"2027-01-29T18:00:00.000000001Z\"",
                "{\"local\":null}",
                "{\"zone\":\"Europe/Madrid\"}",
                "{}"
            })
    void isNotAcceptableWithFractionsOutOfRangeOrMissing(String json) {
        assertThat(read(json).isWholeSecondWithinRange()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+01:00", "Z", "UTC+1", "GMT+02:00"})
    void itsZoneIsIanaAndNoOffset(String zone) {
        assertThat(read("{\"local\":\"2027-01-29T18:00\",\"zone\":\"" + zone + "\"}")
                        .isZoneKnown())
                .isFalse();
    }
}
