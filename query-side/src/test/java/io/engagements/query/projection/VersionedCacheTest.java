package io.engagements.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionedCacheTest {

    private static final RowVersion THEN = new RowVersion(1, 17);

    private final VersionedCache<List<String>> remembered = new VersionedCache<>(10, List::size);

    @Test
    void whatWasReadIsGoodWhileTheRowsStandThere() {
        remembered.keep("e1", THEN, List.of("d1"));

        assertThat(remembered.at("e1", THEN)).contains(List.of("d1"));
        assertThat(remembered.at("e1", new RowVersion(1, 18))).isEmpty();
        assertThat(remembered.at("e1", new RowVersion(2, 17))).isEmpty();
        assertThat(remembered.at("e2", THEN)).isEmpty();
    }

    @Test
    void theLatestTakesThePlaceOfWhatWasReadBefore() {
        RowVersion now = new RowVersion(1, 18);
        remembered.keep("e1", THEN, List.of("d1"));

        remembered.keep("e1", now, List.of("d1", "d2"));

        assertThat(remembered.at("e1", now)).contains(List.of("d1", "d2"));
        assertThat(remembered.at("e1", THEN)).isEmpty();
    }

    @Test
    void noMoreIsRememberedThanThereIsRoomFor() {
        remembered.keep("e1", THEN, List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"));

        assertThat(remembered.at("e1", THEN)).isEmpty();
    }
}
