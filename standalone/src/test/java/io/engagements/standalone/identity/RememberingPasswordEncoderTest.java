package io.engagements.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberingPasswordEncoderTest {

    private int asked;

    private final PasswordEncoder encoder = new RememberingPasswordEncoder(new PasswordEncoder() {

        @Override
        public String encode(@Nullable CharSequence secret) {
            return hash(secret);
        }

        @Override
        public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
            asked++;
            return Objects.equals(hash, hash(secret));
        }
    });

    private static String hash(@Nullable CharSequence secret) {
        return "hash of " + secret;
    }

    @Test
    void whatWasHashedHereIsNotCheckedAgain() {
        assertThat(encoder.matches("new", encoder.encode("new"))).isTrue();
        assertThat(asked).isZero();
    }

    @Test
    void aRightSecretIsCheckedOnce() {
        assertThat(encoder.matches("right", "hash of right")).isTrue();
        assertThat(encoder.matches("right", "hash of right")).isTrue();
        assertThat(asked).isOne();
    }

    @Test
    void aWrongSecretIsCheckedEveryTime() {
        assertThat(encoder.matches("wrong", "hash of right")).isFalse();
        assertThat(encoder.matches("wrong", "hash of right")).isFalse();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aSecretThatWasRightIsWrongOnceItIsChanged() {
        encoder.matches("old", "hash of old");

        assertThat(encoder.matches("old", "hash of new")).isFalse();
    }

    @Test
    void theMemoryIsBounded() {
        for (int i = 0; i <= 1_000; i++) {
            encoder.matches("secret " + i, "hash of secret " + i);
        }
        asked = 0;

        encoder.matches("secret 0", "hash of secret 0");

        assertThat(asked).isOne();
    }
}
