package io.engagements.query.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.stored.Hashes;
import io.engagements.query.audit.LedgerSearch.Part;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.sample.Population.Bounds;
import io.engagements.query.sample.Population.Draw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PopulationTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final List<Long> asked = new ArrayList<>();

    /** Every second entry is wanted, of thirty; ten are gone through for a part, and seven of them are read. */
    private Part part(long after) {
        asked.add(after);
        return new Part(
                LongStream.rangeClosed(after + 1, after + 10)
                        .filter(position -> position % 2 == 0)
                        .mapToObj(PopulationTest::entry)
                        .toList(),
                after + 10,
                after + 10 >= 30,
                7);
    }

    private static LoggedEntry entry(long position) {
        return new LoggedEntry(position, ("entry " + position).getBytes(UTF_8));
    }

    private Optional<Draw> draw(Bounds bounds) {
        return Population.draw(this::part, new Lots("seed", 4), bounds);
    }

    @Test
    void itIsGoneThroughToItsEndOnceAndCounted() {
        Draw draw = draw(new Bounds(15, 21, LONG)).orElseThrow();
        Lots all = new Lots("seed", 4);
        Hashes.Running hash = Hashes.running();
        LongStream.rangeClosed(1, 15).map(half -> 2 * half).forEach(position -> {
            byte[] leaf = EntryBytes.leafHash(entry(position).bytes());
            all.offer(position, leaf);
            hash.add(leaf);
        });

        assertThat(asked).containsExactly(0L, 10L, 20L);
        assertThat(draw.population()).isEqualTo(15);
        assertThat(draw.read()).isEqualTo(21);
        assertThat(draw.hash()).isEqualTo(hash.hex());
        assertThat(draw.lots())
                .extracting(Lots.Lot::position)
                .hasSize(4)
                .isEqualTo(all.drawn().stream().map(Lots.Lot::position).toList());
    }

    @Test
    void moreThanThereMayBeIsNotDrawnFromAtAll() {
        assertThat(draw(new Bounds(14, 21, LONG))).isEmpty();
        assertThat(draw(new Bounds(15, 20, LONG))).isEmpty();
    }

    @Test
    void itStopsWhereItIsTooMuch() {
        assertThat(draw(new Bounds(7, 21, LONG))).isEmpty();
        assertThat(asked).containsExactly(0L, 10L);
    }

    @Test
    void whatTakesTooLongIsNotWaitedFor() {
        assertThat(draw(new Bounds(15, 21, Duration.ofNanos(-1)))).isEmpty();
        assertThat(asked).containsExactly(0L);
    }
}
