package io.engagements.events.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Madrid",
                "America/Bogota",
                "US/Eastern",
                "Asia/Calcutta",
                "UTC",
                "Etc/GMT+5",
                "GMT0",
                "CET"
            })
    void namesAndLinksAreKnown(String name) {
        ZoneId zone = Zones.read(name);

        assertThat(zone.getId()).isEqualTo(name);
        assertThat(Zones.isKnown(zone)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"EST, America/Panama", "HST, Pacific/Honolulu", "ROC, Asia/Taipei", "GMT-0, Etc/GMT"})
    void aLinkThatJavaLeavesOutIsTheZoneItLinksTo(String link, String zone) {
        assertThat(Zones.read(link)).isEqualTo(ZoneId.of(zone));
        assertThat(Zones.isKnown(Zones.read(link))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+01:00", "Z", "GMT+1", "UTC+01:00", "SystemV/AST4"})
    void offsetsAndNamesOfJavaAloneAreNotKnown(String name) {
        assertThat(Zones.isKnown(Zones.read(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " Europe/Madrid", "europe/madrid", "Mars/Olympus", "UTC+0", "GMT+00:00", "../etc", "PST"})
    void whatIsWrittenOtherwiseIsNotRead(String name) {
        assertThatThrownBy(() -> Zones.read(name)).isInstanceOf(DateTimeException.class);
    }
}
