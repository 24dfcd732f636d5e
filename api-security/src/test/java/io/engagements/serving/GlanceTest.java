package io.engagements.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GlanceTest {

    @Test
    void manyGaugesAskOnce() {
        AtomicInteger asked = new AtomicInteger();
        Glance<Integer> glance = new Glance<>(asked::incrementAndGet);

        for (int gauge = 0; gauge < 10; gauge++) {
            assertThat(glance.figure(Integer::doubleValue)).isOne();
        }
    }

    @Test
    void whatCannotBeAskedIsNoNumber() {
        Glance<Integer> glance = new Glance<>(() -> {
            throw new IllegalStateException("the database is away");
        });

        assertThat(glance.figure(Integer::doubleValue)).isNaN();
    }
}
