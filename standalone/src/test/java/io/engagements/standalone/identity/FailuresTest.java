package io.engagements.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private Instant now = Instant.parse("2027-01-11T09:00:00Z");
    private final Failures failures = new Failures(() -> now);

    @Test
    void anAccountPausesAfterTooManyFailuresUntilTheirMinuteIsOver() {
        fail(Failures.MOST - 1);
        assertThat(failures.pause("lucia")).isZero();

        now = now.plusSeconds(20);
        fail(1);
        assertThat(failures.pause("lucia")).isEqualTo(Duration.ofSeconds(40));
        assertThat(failures.pause("mateo")).isZero();

        now = now.plusSeconds(40);
        assertThat(failures.pause("lucia")).isZero();
    }

    @Test
    void failuresOfAnEarlierMinuteDoNotCount() {
        fail(Failures.MOST - 1);
        now = now.plus(Failures.WINDOW);
        fail(1);

        assertThat(failures.pause("lucia")).isZero();
    }

    @Test
    void successEndsTheCount() {
        fail(Failures.MOST - 1);
        failures.forget("lucia");
        fail(1);

        assertThat(failures.pause("lucia")).isZero();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            failures.add("lucia");
        }
    }
}
