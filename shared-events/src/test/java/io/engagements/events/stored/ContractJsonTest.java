package io.engagements.events.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.events.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class ContractJsonTest {

    record Probe(
            @Nullable String text,
            @Nullable List<String> texts,
            @Nullable Integer number,
            @Nullable Long size,
            @Nullable BigDecimal amount,
            @Nullable Boolean flag,
            @Nullable Role role,
            @Nullable LocalDate day,
            @Nullable LocalDateTime local,
            @Nullable Instant instant,
            @Nullable ZoneId zone,
            @Nullable Map<String, Object> facts) {}

    record Counted(int number, boolean flag) {}

    private static Probe read(String json) {
        return ContractJson.mapper().readValue(json, Probe.class);
    }

    @Test
    void readsWhatItWrites() {
        Probe probe = new Probe(
                "a\tb 😀",
                List.of("x"),
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                new BigDecimal("42.00"),
                true,
                Role.VA,
                LocalDate.of(2028, 2, 29),
                LocalDateTime.of(2027, 1, 29, 18, 0),
                Instant.parse("2027-01-29T17:00:00Z"),
                ZoneId.of("Asia/Kathmandu"),
                Map.of("a", List.of(1, "b", false)));

        assertThat(read(ContractJson.mapper().writeValueAsString(probe))).isEqualTo(probe);
    }

    @Test
    void leavesOutWhatIsAbsentAndReadsNullAsAbsent() {
        Probe none = new Probe(null, null, null, null, null, null, null, null, null, null, null, null);

        assertThat(ContractJson.mapper().writeValueAsString(none)).isEqualTo("{}");
        assertThat(read("{\"text\":null,\"texts\":null,\"number\":null,\"day\":null,\"zone\":null}"))
                .isEqualTo(none);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "\"\\ud83d\"",
                "\"\\ude00\"",
                "\"\\ude00\\ud83d\"",
                "\"x\\udfff\"",
                "1",
                "1.5",
                "true",
                "{}",
                "[\"a\"]"
            })
    void textIsNeverMalformedAndNeverCoerced(String value) {
        assertRefused("{\"text\":" + value + "}");
        assertRefused("{\"texts\":[" + value + "]}");
    }

    @Test
    void aWholeSurrogatePairIsText() {
        assertThat(read("{\"text\":\"\\ud83d\\ude00\"}").text()).isEqualTo("😀");
    }

    @Test
    void textIsReadExactlyWhenUtf8CanHoldItWithoutNul() {
        Random random = new Random(20261125);
        for (int number = 0; number < 50_000; number++) {
            String text = random.ints(random.nextInt(5), 0, 6)
                    .mapToObj(kind -> List.of("a", "é", "\ud83d", "\ude00", "\udbff\udfff", "\0")
                            .get(kind))
                    .collect(Collectors.joining());
            boolean holds = text.indexOf(0) < 0 && UTF_8.newEncoder().canEncode(text);
            String escaped = text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
            String json = "{\"text\":\"" + escaped + "\"}";
            if (holds) {
                assertThat(read(json).text()).isEqualTo(text);
            } else {
                assertRefused(json);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"b\\u0000\"", "\"\\ud800\""})
    void textInsideUntypedFactsIsNeverMalformed(String value) {
        assertRefused("{\"facts\":{\"a\":[" + value + "]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.5", "1e2", "2147483648", "-2147483649", "1e99", "\"1\"", "\"\"", "true", "NaN"})
    void aWholeNumberIsWrittenAsOneAndFits(String value) {
        assertRefused("{\"number\":" + value + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "9223372036854775808", "\"1\"", "\"\"", "false"})
    void aLongIsWrittenAsOneAndFits(String value) {
        assertRefused("{\"size\":" + value + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"42.00\"", "\"\"", "true", "NaN", "Infinity"})
    void anAmountIsANumber(String value) {
        assertRefused("{\"amount\":" + value + "}");
    }

    @Test
    void anAmountKeepsItsDecimals() {
        assertThat(read("{\"amount\":42.10}").amount()).isEqualTo(new BigDecimal("42.10"));
        assertRefused("{\"amount\":0." + "1".repeat(80) + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "\"true\"", "\"\"", "1.0"})
    void aFlagIsTrueOrFalse(String value) {
        assertRefused("{\"flag\":" + value + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"va\"", "\"BOSS\"", "\"\"", "1", "\"1\"", "true"})
    void aCodeIsOneOfItsNames(String value) {
        assertRefused("{\"role\":" + value + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2027-02-29\"",
                "\"2027-01-01T10:00:00\"",
                "\"2027-01-01T10:00:00Z\"",
                "\" 2027-01-01\"",
                "\"\"",
                "20000",
                "[2027,1,1]",
                "true"
            })
    void aDayIsItsIsoTextAndNothingElse(String value) {
        assertRefused("{\"day\":" + value + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2027-01-29T18:00:00Z\"",
                "\"2027-01-29T18:00:00+01:00\"",
                "\"2027-01-29\"",
                "\"2027-01-29T24:00\"",
                "\"\"",
                "[2027,1,29,18,0]",
                "1800000000"
            })
    void aLocalTimeIsItsIsoTextWithoutAnOffset(String value) {
        assertRefused("{\"local\":" + value + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2027-01-29T18:00:00\"", "\"1\"", "1", "1.5", "\"\"", "[1,2]"})
    void anInstantIsItsIsoText(String value) {
        assertRefused("{\"instant\":" + value + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Europe/Nowhere\"", "\"\"", "1", "[]"})
    void aZoneExists(String value) {
        assertRefused("{\"zone\":" + value + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"unknown\":1}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":\"a\"} {}",
                "{\"text\":\"a\"}x",
                "{'text':\"a\"}",
                "{\"text\":\"a\",}",
                "{text:\"a\"}",
                "[]",
                "\"\"",
                "{\"texts\":\"a\"}",
                "{\"texts\":\"\"}",
                ""
            })
    void whatIsNoPlainJsonObjectOfKnownFieldsIsRefused(String json) {
        assertRefused(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"number\":1}", "{\"number\":null,\"flag\":true}", "{\"flag\":true}"})
    void aPrimitiveIsNeverAbsent(String json) {
        assertThatThrownBy(() -> ContractJson.mapper().readValue(json, Counted.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void nestingIsReadToItsLimitAndNoDeeper() {
        int inside = ContractJson.MAX_DEPTH - 1;

        assertThat(read("{\"facts\":" + "{\"a\":".repeat(inside) + "1" + "}".repeat(inside) + "}"))
                .isNotNull();
        assertRefused("{\"facts\":" + "{\"a\":".repeat(inside + 1) + "1" + "}".repeat(inside + 1) + "}");
    }

    private static void assertRefused(String json) {
        assertThatThrownBy(() -> read(json)).as(json).isInstanceOf(JacksonException.class);
    }
}
