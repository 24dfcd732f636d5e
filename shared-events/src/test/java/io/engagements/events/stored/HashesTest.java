package io.engagements.events.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Against the examples of FIPS 180-4. */
class HashesTest {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void theWholeAndItsPartsAreAlike() {
        assertThat(Hashes.sha256Hex("abc")).isEqualTo(ABC);
        assertThat(Hashes.sha256Hex("abc".getBytes(UTF_8))).isEqualTo(ABC);
        assertThat(Hashes.hex(Hashes.sha256("a".getBytes(UTF_8), "bc".getBytes(UTF_8))))
                .isEqualTo(ABC);
        assertThat(Hashes.hex(Hashes.sha256())).isEqualTo(NOTHING);
    }

    @Test
    void whatComesBitByBitIsHashedAndPassedOn() throws IOException {
        Hashes.Running running = Hashes.running();
        ByteArrayOutputStream there = new ByteArrayOutputStream();
        running.add("a".getBytes(UTF_8));
        running.through(there).write("bc".getBytes(UTF_8));

        assertThat(running.hex()).isEqualTo(ABC);
        assertThat(there.toString(UTF_8)).isEqualTo("bc");
        assertThat(running.hex()).isEqualTo(NOTHING);
    }

    @Test
    void digitsAreLowerCaseAndNoneIsLeftOut() {
        assertThat(Hashes.hex(new byte[] {0, 10, -1})).isEqualTo("000aff");
        assertThat(Hashes.hex(0xabcL)).isEqualTo("0000000000000abc");
    }
}
