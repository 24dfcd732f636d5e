package io.engagements.limits;

import static io.engagements.limits.Places.Found.PLACE;
import static io.engagements.limits.Places.Found.TAKEN_BY_ALL;
import static io.engagements.limits.Places.Found.TAKEN_BY_THE_SAME;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(2, 3);

    @Test
    void nobodyHasMoreThanTheirsAndAllNoMoreThanThereAre() {
        assertThat(places.enter("lucia")).isEqualTo(PLACE);
        assertThat(places.enter("lucia")).isEqualTo(PLACE);
        assertThat(places.enter("lucia")).isEqualTo(TAKEN_BY_THE_SAME);
        assertThat(places.enter("mateo")).isEqualTo(PLACE);
        assertThat(places.enter("mateo")).isEqualTo(TAKEN_BY_ALL);
    }

    @Test
    void aPlaceThatIsLeftIsFree() {
        places.enter("lucia");
        places.enter("lucia");
        places.enter("mateo");
        places.leave("lucia");

        assertThat(places.enter("sol")).isEqualTo(PLACE);
        places.leave("sol");
        assertThat(places.enter("lucia")).isEqualTo(PLACE);
        assertThat(places.enter("lucia")).isEqualTo(TAKEN_BY_THE_SAME);
    }
}
