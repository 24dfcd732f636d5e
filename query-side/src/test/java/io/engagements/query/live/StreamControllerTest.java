package io.engagements.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StreamControllerTest {

    @Test
    void aStreamEndsWithItsTokenAtTheLatest() {
        assertThat(StreamController.life(3_600, Instant.now().plusSeconds(60)))
                .isBetween(Duration.ofSeconds(55), Duration.ofSeconds(60));
        assertThat(StreamController.life(3_600, Instant.now().minusSeconds(1))).isZero();
        assertThat(StreamController.life(5, Instant.now().plusSeconds(60))).isEqualTo(Duration.ofSeconds(5));
        assertThat(StreamController.life(0, Instant.now().plusSeconds(60))).isZero();
    }
}
