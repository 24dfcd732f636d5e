package io.engagements.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(3, 2);

    @Test
    void nobodyHasMoreThanTheirShare() {
        places.take("a");
        places.take("a");

        assertThat(places.take("a")).isEmpty();
        assertThat(places.take("b")).isPresent();
        assertThat(places.take("c")).as("all are taken").isEmpty();
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        Optional<Places.Place> first = places.take("a");
        places.take("a");
        first.ifPresent(Places.Place::close);
        first.ifPresent(Places.Place::close);

        assertThat(places.take("a")).isPresent();
        assertThat(places.take("a")).isEmpty();
    }

    @Test
    void memoryThatRanOutIsKnownHoweverDeepItLies() {
        assertThat(OutOfMemory.isCauseOf(new IllegalStateException(new RuntimeException(new OutOfMemoryError()))))
                .isTrue();
        assertThat(OutOfMemory.isCauseOf(new StackOverflowError())).isFalse();
    }
}
