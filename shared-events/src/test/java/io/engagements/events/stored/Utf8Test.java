package io.engagements.events.stored;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    @Test
    void textIsReadWithoutItsByteOrderMark() throws CharacterCodingException {
        assertThat(Utf8.text("{\"a\":\"ñ😀\"}".getBytes(UTF_8))).isEqualTo("{\"a\":\"ñ😀\"}");
        assertThat(Utf8.text("\ufeff{}".getBytes(UTF_8))).isEqualTo("{}");
    }

    /** Overlong slash and NUL, half a pair, beyond Unicode, Latin 1, cut off. */
    @ParameterizedTest
    @ValueSource(strings = {"C0AF", "E080AF", "C080", "EDA080", "F5808080", "F1", "61C3", "00"})
    void whatIsNoUtf8IsRefused(String bytes) {
        assertThatThrownBy(() -> Utf8.text(HexFormat.of().parseHex(bytes)))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void anotherEncodingIsRefused() {
        for (Charset charset : List.of(UTF_16, UTF_16BE, UTF_16LE, Charset.forName("UTF-32"))) {
            assertThatThrownBy(() -> Utf8.text("{\"a\":1}".getBytes(charset)))
                    .as(charset.name())
                    .isInstanceOf(CharacterCodingException.class);
        }
    }
}
