package io.engagements.query.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.stored.Hashes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LotsTest {

    private static byte[] leaf(long position) {
        return Hashes.sha256(Long.toString(position).getBytes(UTF_8));
    }

    private static List<Long> drawn(String seed, int most, List<Long> positions) {
        Lots lots = new Lots(seed, most);
        positions.forEach(position -> lots.offer(position, leaf(position)));
        return lots.drawn().stream().map(Lots.Lot::position).toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void thoseAreDrawnWhoseHashWithTheSeedIsSmallest() {
        // As lower-case digits of equal length hashes stand in the same order as their unsigned bytes.
        Comparator<Long> byTicket = Comparator.comparing(
                position -> Hashes.hex(Hashes.sha256(("2027-Q1\0").getBytes(UTF_8), leaf(position))));

        assertThat(drawn("2027-Q1", 20, upTo(500)))
                .containsExactlyElementsOf(
                        upTo(500).stream().sorted(byTicket).limit(20).toList());
    }

    /** Worked out with another program: sha256(b"2027-Q1" + b"\0" + sha256(b"7")). */
    @Test
    void theTicketIsTheHashOfSeedZeroAndLeaf() {
        Lots lots = new Lots("2027-Q1", 1);
        lots.offer(7, leaf(7));

        assertThat(lots.drawn()).singleElement().satisfies(lot -> assertThat(lot.ticket())
                .isEqualTo(
                        HexFormat.of().parseHex("db784dda69e1dbf77eb225edae1afff18c0fae5cf8368c8b6eeb930d43eb9ee4")));
    }

    @Test
    void theOrderInWhichTheyComeIsNothingToIt() {
        List<Long> shuffled = new ArrayList<>(upTo(500));
        Collections.shuffle(shuffled, new Random(1));

        assertThat(drawn("a", 30, shuffled)).isEqualTo(drawn("a", 30, upTo(500)));
    }

    @Test
    void aSmallerSampleIsTheBeginningOfALargerOne() {
        assertThat(drawn("a", 30, upTo(500)))
                .startsWith(drawn("a", 10, upTo(500)).toArray(Long[]::new));
    }

    @Test
    void anotherSeedDrawsOthers() {
        assertThat(drawn("a", 20, upTo(500))).isNotEqualTo(drawn("b", 20, upTo(500)));
    }

    @Test
    void whereThereAreNotMoreAllAreDrawn() {
        assertThat(drawn("a", 5, upTo(5))).containsExactlyInAnyOrderElementsOf(upTo(5));
        assertThat(drawn("a", 6, upTo(5))).containsExactlyInAnyOrderElementsOf(upTo(5));
        assertThat(drawn("a", 6, List.of())).isEmpty();
    }

    @Test
    void ofThoseThatAreAlikeTheEarlierOneIsDrawn() {
        Lots lots = new Lots("a", 2);
        LongStream.of(9, 3, 7, 5).forEach(position -> lots.offer(position, leaf(1)));

        assertThat(lots.drawn()).extracting(Lots.Lot::position).containsExactly(3L, 5L);
    }
}
