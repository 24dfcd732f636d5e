package io.engagements.support.limits;

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
    void whoHasAllOfAShareIsToldFromWhoFindsAllTaken() {
        places.take("a");
        places.take("a");
        places.take("b");

        assertThat(places.hasAll("a")).isTrue();
        assertThat(places.hasAll("b")).isFalse();
        assertThat(places.take("b")).isEmpty();
    }

    @Test
    void someAreLeftForWhoHasNone() {
        Places left = new Places(4, 3, 2);
        left.take("a");
        left.take("a");

        assertThat(left.take("a")).as("a third of their own").isEmpty();
        assertThat(left.take("b")).isPresent();
        assertThat(left.take("b")).isEmpty();
        assertThat(left.take("c")).isPresent();
        assertThat(left.take("d")).as("all are taken").isEmpty();
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
}
