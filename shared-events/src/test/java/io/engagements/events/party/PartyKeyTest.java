package io.engagements.events.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartyKeyTest {

    private static final String NAME = "Lucía Andrade 😀";

    private final PartyKey key = PartyKey.random("va-1");

    @Test
    void whatIsSealedIsReadWithTheSameKeyAgain() {
        PartyKey kept = PartyKey.of("va-1", key.bytes());

        assertThat(key.bytes()).hasSize(32);
        assertThat(kept.open("name", key.seal("name", NAME))).isEqualTo(NAME);
    }

    @Test
    void theSameTextIsNeverSealedTheSameWayTwiceAndNoPartOfItShows() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> key.seal("name", NAME)))
                .doesNotHaveDuplicates();
        byte[] sealed = bytes(key.seal("name", NAME));
        assertThat(sealed).hasSize(12 + NAME.getBytes(StandardCharsets.UTF_8).length + 16);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Andrade");
    }

    @Test
    void everyPartyHasAnotherKey() {
        assertThat(PartyKey.random("va-1").bytes()).isNotEqualTo(key.bytes());
        Sealed sealed = key.seal("name", NAME);
        assertThatIllegalStateException()
                .isThrownBy(() -> PartyKey.random("va-1").open("name", sealed));
    }

    @Test
    void aTextIsNotTakenForAnotherFieldOrForAnotherPartys() {
        Sealed sealed = key.seal("name", NAME);

        assertThatIllegalStateException().isThrownBy(() -> key.open("contact", sealed));
        assertThatIllegalStateException()
                .isThrownBy(() -> PartyKey.of("va-2", key.bytes()).open("name", sealed));
    }

    @Test
    void aChangeOfAnyByteShows() {
        byte[] sealed = bytes(key.seal("name", NAME));
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            key.open("name", new Sealed(Base64.getEncoder().encodeToString(changed))));
        }
    }

    @Test
    void aKeyShowsItselfInNoTextAndHas256Bits() {
        assertThat(key.toString()).doesNotContain(Base64.getEncoder().encodeToString(key.bytes()));
        assertThatIllegalArgumentException().isThrownBy(() -> PartyKey.of("va-1", new byte[16]));
    }

    private static byte[] bytes(Sealed sealed) {
        return Base64.getDecoder().decode(sealed.base64());
    }
}
