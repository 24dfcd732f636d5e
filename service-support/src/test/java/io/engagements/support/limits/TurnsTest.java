package io.engagements.support.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.support.limits.Turns.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Turns turns = new Turns(1);
    private final List<String> served = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = new ArrayList<>();

    /** They line up in the order of the calls. */
    private void comes(String whom) {
        Thread thread = new Thread(() -> {
            try (Turn turn = turns.await(whom, LONG).orElseThrow()) {
                assertThat(turn).isNotNull();
                served.add(whom);
            }
        });
        threads.add(thread);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    private void allAreServed() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void whoComesOnceWaitsForOneOfEverybodyElse() throws InterruptedException {
        Turn busy = turns.await("busy", LONG).orElseThrow();
        for (String each : List.of("a", "a", "a", "b", "b", "b", "late")) {
            comes(each);
        }
        busy.close();
        allAreServed();
        assertThat(served.subList(0, 3)).containsExactly("a", "b", "late");
        assertThat(served).hasSize(7);
    }

    @Test
    void oneOfEachIsMadeAtOnceAndNoMoreThanThat() {
        Turns two = new Turns(2);
        Turn first = two.await("a", LONG).orElseThrow();
        assertThat(two.await("a", Duration.ofMillis(20)))
                .as("another of its own")
                .isEmpty();
        Turn other = two.await("b", LONG).orElseThrow();
        assertThat(two.await("c", Duration.ofMillis(20))).isEmpty();
        other.close();
        other.close();
        Turn third = two.await("c", LONG).orElseThrow();
        assertThat(two.await("d", Duration.ofMillis(20)))
                .as("closing twice makes no place")
                .isEmpty();
        first.close();
        third.close();
        assertThat(two.await("a", Duration.ZERO)).isPresent();
        assertThat(two.await("d", Duration.ZERO)).isPresent();
    }

    @Test
    void whoGivesUpHoldsNobodyUp() throws InterruptedException {
        Turn busy = turns.await("busy", LONG).orElseThrow();
        assertThat(turns.await("impatient", Duration.ofMillis(20))).isEmpty();
        comes("patient");
        busy.close();
        allAreServed();
        assertThat(served).containsExactly("patient");
        assertThat(turns.await("next", Duration.ZERO)).isPresent();
    }

    @Test
    void whoIsInterruptedLeavesAndStaysInterrupted() throws InterruptedException {
        Turn busy = turns.await("busy", LONG).orElseThrow();
        List<Optional<Turn>> got = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch over = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            got.add(turns.await("waiting", LONG));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            over.countDown();
        });
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        waiting.interrupt();
        over.await();
        assertThat(got).containsExactly(Optional.empty());
        busy.close();
        assertThat(turns.await("next", Duration.ZERO)).isPresent();
    }
}
