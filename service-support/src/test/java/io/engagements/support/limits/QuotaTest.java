package io.engagements.support.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotaTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2027-01-11T09:00:00Z");
    private final Quota quota = new Quota(3, MINUTE, 2, () -> now);

    @Test
    void whoHadEnoughWaitsUntilCountingBeginsAnew() {
        take("lucia", 3);
        now = now.plusSeconds(20);
        assertThat(quota.take("lucia")).isEqualTo(Duration.ofSeconds(40));
        assertThat(quota.take("mateo")).isZero();

        now = now.plusSeconds(40);
        take("lucia", 3);
    }

    @Test
    void whatIsGivenBackWasNotTaken() {
        take("lucia", 3);
        quota.giveBack("lucia");
        take("lucia", 1);

        assertThat(quota.take("lucia")).isPositive();
    }

    @Test
    void whoComesWhenItIsFullSharesOneCount() {
        take("lucia", 1);
        take("mateo", 1);
        take("sol", 2);
        take("ines", 1);

        assertThat(quota.take("somebody else")).isPositive();
        take("lucia", 2);
    }

    @Test
    void aClockThatIsSetBackDoesNotHoldAnybodyForLonger() {
        take("lucia", 3);
        now = now.minus(Duration.ofHours(1));

        take("lucia", 3);
    }

    @Test
    void asManyAtOnceAreNoMore() {
        AtomicInteger taken = new AtomicInteger();
        IntStream.range(0, 1_000).parallel().forEach(attempt -> {
            if (quota.take("lucia").isZero()) {
                taken.incrementAndGet();
            }
        });
        assertThat(taken).hasValue(3);
    }

    private void take(String name, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(quota.take(name)).isZero();
        }
    }
}
