package io.engagements.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.standalone.identity.Guesses.Guess;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuessesTest {

    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private Instant now = Instant.parse("2027-01-11T09:00:00Z");
    private final Guesses guesses = new Guesses(() -> now);

    @Test
    void whoGuessesPausesUntilTheMinuteIsOver() {
        wrong("lucia", HERE, Guesses.OF_ONE_HERE);
        now = now.plusSeconds(20);
        assertThat(guess("lucia", HERE)).isEqualTo(Duration.ofSeconds(40));

        now = now.plusSeconds(40);
        assertThat(guess("lucia", HERE)).isZero();
    }

    @Test
    void nobodyLocksOutWhoSignsInFromElsewhere() {
        wrong("lucia", HERE, Guesses.OF_ONE_HERE);

        assertThat(guess("lucia", HERE)).isPositive();
        assertThat(guess("lucia", ELSEWHERE)).isZero();
        assertThat(guess("mateo", HERE)).isZero();
    }

    @Test
    void whoGuessesManyAccountsPausesForAllOfThem() {
        IntStream.range(0, Guesses.FROM_HERE).forEach(number -> wrong("account-" + number, HERE, 1));

        assertThat(guess("lucia", HERE)).isPositive();
        assertThat(guess("lucia", ELSEWHERE)).isZero();
    }

    @Test
    void guessingFromManyAddressesIsSlowToo() {
        IntStream.range(0, Guesses.OF_ONE).forEach(number -> wrong("lucia", "198.51.100." + number, 1));

        assertThat(guess("lucia", ELSEWHERE)).isPositive();
        assertThat(guess("mateo", ELSEWHERE)).isZero();
    }

    @Test
    void whoseSecretWasRightIsNotLockedOutFromMany() {
        right("lucia", HERE);
        IntStream.range(0, Guesses.OF_ONE).forEach(number -> wrong("lucia", "198.51.100." + number, 1));

        wrong("lucia", HERE, Guesses.OF_ONE_HERE);
        assertThat(guess("lucia", HERE)).isPositive();
    }

    @Test
    void rightSecretsDoNotCount() {
        IntStream.range(0, 2 * Guesses.FROM_HERE).forEach(time -> right("lucia", HERE));

        assertThat(guess("lucia", HERE)).isZero();
    }

    @Test
    void ofAnAddressThatItsOwnerChoosesOnlyTheNetworkCounts() {
        IntStream.range(0, Guesses.OF_ONE_HERE).forEach(host -> wrong("lucia", "2001:db8:0:1:0:0:0:" + host, 1));

        assertThat(guess("lucia", "2001:db8:0:1:a:b:c:d")).isPositive();
        assertThat(guess("lucia", "2001:db8:0:2:0:0:0:1")).isZero();
    }

    private Duration guess(String account, String address) {
        return guesses.begin(Guess.of(account, address));
    }

    private void wrong(String account, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(guess(account, address)).isZero();
        }
    }

    private void right(String account, String address) {
        wrong(account, address, 1);
        guesses.wasRight(Guess.of(account, address));
    }
}
