package io.engagements.support.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedGaugesTest {

    @Test
    void manyGaugesAskOnce() {
        AtomicInteger asked = new AtomicInteger();
        CachedGauges<Integer> glance = new CachedGauges<>(asked::incrementAndGet);

        for (int gauge = 0; gauge < 10; gauge++) {
            assertThat(glance.figure(Integer::doubleValue)).isOne();
        }
    }

    @Test
    void whatCannotBeAskedIsNoNumber() {
        CachedGauges<Integer> glance = new CachedGauges<>(() -> {
            throw new IllegalStateException("the database is away");
        });

        assertThat(glance.figure(Integer::doubleValue)).isNaN();
    }
}
