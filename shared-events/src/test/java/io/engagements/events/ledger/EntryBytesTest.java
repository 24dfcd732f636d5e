package io.engagements.events.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.events.EventSamples;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.stored.EventCodec;
import io.engagements.events.stored.UnknownEventException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The vector's hash was made outside Java: {@code (printf '\0'; cat entry-vector.json) | sha256sum}. Its payload is the
 * approved full form of {@code candidacy-opened}.
 */
class EntryBytesTest {

    private final byte[] vector = resource("/ledger/entry-vector.json");

    @Test
    void hashesALeafAsRfc9162Says() {
        String expected = new String(resource("/ledger/entry-vector.sha256"), UTF_8).strip();

        assertThat(HexFormat.of().formatHex(EntryBytes.leafHash(vector))).isEqualTo(expected);
    }

    @Test
    void hashesTheEmptyLeafAsItsPrefixAlone() {
        assertThat(HexFormat.of().formatHex(EntryBytes.leafHash(new byte[0])))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    @Test
    void anyChangedByteChangesTheHash() {
        byte[] expected = EntryBytes.leafHash(vector);
        for (int i = 0; i < vector.length; i++) {
            byte[] changed = vector.clone();
            changed[i] ^= 1;
            assertThat(EntryBytes.leafHash(changed)).as("byte " + i).isNotEqualTo(expected);
        }
    }

    @Test
    void readsAnEntry() {
        Entry entry = EntryBytes.read(vector);

        assertThat(entry.position()).isEqualTo(1);
        assertThat(entry.id()).isEqualTo("018f3c0e-0000-7000-8000-000000000001");
        assertThat(entry.type()).isEqualTo("candidacy-opened");
        assertThat(entry.revision()).isEqualTo(1);
        assertThat(entry.subject()).isEqualTo("c1");
        assertThat(entry.aggregateType()).isEqualTo("candidacy");
        assertThat(entry.sequence()).isZero();
        assertThat(entry.recordedAt()).isEqualTo(Instant.parse("2027-01-11T09:00:00.123456Z"));
        assertThat(EventCodec.CONTRACT.decode(
                        entry.type(),
                        entry.revision(),
                        entry.payload().toString().getBytes(UTF_8)))
                .isEqualTo(EventSamples.full().stream()
                        .filter(CandidacyOpened.class::isInstance)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void anEntryOutsideAggregatesHasNoAggregateType() {
        assertThat(EntryBytes.read(with("\"aggregatetype\":\"candidacy\",", "")).aggregateType())
                .isNull();
    }

    @Test
    void positionsAreReadBeyondTheRangeOfIntegers() {
        assertThat(EntryBytes.read(with("\"position\":\"1\"", "\"position\":\"9223372036854775807\""))
                        .position())
                .isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"position", "id", "type", "subject", "time", "sequence", "revision", "data", "event"})
    void bytesThatLackAFieldAreNoEntry(String field) {
        assertNoEntry(with('"' + field + "\":", "\"x-" + field + "\":"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"position\":\"1\"|\"position\":1",
                "\"position\":\"1\"|\"position\":\"one\"",
                "\"position\":\"1\"|\"position\":\"9223372036854775808\"",
                "\"sequence\":\"0\"|\"sequence\":0",
                "\"revision\":1|\"revision\":\"1\"",
                "\"revision\":1|\"revision\":1.5",
                "\"revision\":1|\"revision\":2147483648",
                "\"aggregatetype\":\"candidacy\"|\"aggregatetype\":7",
                "09:00:00.123456Z|09:00:00.123456",
                "\"subject\":\"c1\"|\"subject\":\"c1\",\"subject\":\"c2\"",
            })
    void bytesWithAMalformedFieldAreNoEntry(String before, String after) {
        assertNoEntry(with(before, after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{}", "{"})
    void otherJsonIsNoEntry(String bytes) {
        assertNoEntry(bytes.getBytes(UTF_8));
    }

    private static void assertNoEntry(byte[] bytes) {
        assertThatThrownBy(() -> EntryBytes.read(bytes)).isInstanceOf(UnknownEventException.class);
    }

    private byte[] with(String before, String after) {
        String text = new String(vector, UTF_8);
        assertThat(text).contains(before);
        return text.replace(before, after).getBytes(UTF_8);
    }

    private static byte[] resource(String path) {
        try (InputStream in = EntryBytesTest.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new AssertionError("there is no " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
