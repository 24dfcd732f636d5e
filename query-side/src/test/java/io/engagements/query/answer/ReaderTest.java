package io.engagements.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class ReaderTest {

    /** Before waiting and at its beginning; who waits looks many times. */
    private static final int AT_ONCE = 2;

    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean everythingIsShown;
    private volatile Optional<Long> visible = Optional.empty();
    private final Freshness freshness = new Freshness();
    private final Reader reader = new Reader(freshness, () -> () -> everythingIsShown);

    @Test
    void nobodyWaitsForWhatThereIsNot() {
        everythingIsShown = true;

        assertThat(status(() -> read(0))).isEqualTo(404);
        assertThat(looks).hasValueLessThanOrEqualTo(AT_ONCE);
    }

    @Test
    void nobodyWaitsForAVersionFarAhead() {
        visible = Optional.of(7L);

        assertThat(status(() -> read(Long.MAX_VALUE))).isEqualTo(503);
        assertThat(looks).hasValueLessThanOrEqualTo(AT_ONCE);
        assertThat(status(() -> read(1_008))).isEqualTo(503);
        assertThat(looks).hasValueLessThanOrEqualTo(2 * AT_ONCE);
    }

    @Test
    void whatWasBegunAMomentAgoIsWaitedFor() {
        CompletableFuture<Long> answer = CompletableFuture.supplyAsync(() -> read(0));
        visible = Optional.of(0L);
        freshness.advanced();

        assertThat(answer.join()).isZero();
    }

    @Test
    void whatMayComeYetIsWaitedForOnlyAWhile() {
        assertThat(status(() -> read(0))).isEqualTo(503);
        assertThat(looks).hasValueGreaterThan(AT_ONCE);
    }

    @Test
    void onlySoManyWaitAndTheOthersHearSoAtOnce() {
        visible = Optional.of(7L);
        ExecutorService callers = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 40)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> status(() -> read(8)), callers))
                    .toList();
            assertThat(answers)
                    .extracting(CompletableFuture::join)
                    .containsOnly(429, 503)
                    .filteredOn(status -> status == 429)
                    .hasSize(8);
        } finally {
            callers.shutdown();
        }
        assertThat(reader.read(7L, () -> visible, Long::longValue)).isEqualTo(7);
        assertThat(status(() -> read(8))).isEqualTo(503);
    }

    private long read(long minVersion) {
        return reader.read(
                minVersion,
                () -> {
                    looks.incrementAndGet();
                    return visible;
                },
                Long::longValue);
    }

    private static int status(Supplier<Long> answer) {
        return catchThrowableOfType(ErrorResponseException.class, answer::get)
                .getStatusCode()
                .value();
    }
}
