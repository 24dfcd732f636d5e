package io.engagements.standalone.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.standalone.figures.naive.NaiveCalculation;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories, random instants: every number of the product is the one that is counted plainly from the events.
 * {@code -Dfigures.samples=20000 -Dfigures.seed=7} tries more of them, or others.
 */
class FiguresModelTest {

    private static final long SAMPLES = Long.getLong("figures.samples", 200);
    private static final long SEED = Long.getLong("figures.seed", 0);
    private static final int INSTANTS = 12;

    @ParameterizedTest(name = "folded from all facts: {0}")
    @ValueSource(booleans = {true, false})
    void every_number_is_as_counted_plainly(boolean fromAll) {
        Search search = new Search(new Comparison(new ProductCalculation(fromAll), new NaiveCalculation()), INSTANTS);

        Optional<String> disagreement = LongStream.range(SEED, SEED + SAMPLES)
                .mapToObj(search::from)
                .flatMap(Optional::stream)
                .findFirst();

        assertThat(disagreement.orElse("")).isEmpty();
    }
}
