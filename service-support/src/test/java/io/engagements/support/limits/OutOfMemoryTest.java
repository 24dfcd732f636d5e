package io.engagements.support.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutOfMemoryTest {

    @Test
    void memoryThatRanOutIsKnownHoweverDeepItLies() {
        assertThat(OutOfMemory.isCauseOf(new IllegalStateException(new RuntimeException(new OutOfMemoryError()))))
                .isTrue();
        assertThat(OutOfMemory.isCauseOf(new StackOverflowError())).isFalse();
    }
}
