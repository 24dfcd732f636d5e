package io.engagements.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.rules.figures.Calculation;
import io.engagements.rules.figures.Comparison;
import io.engagements.rules.figures.Search;
import io.engagements.rules.figures.naive.NaiveCalculation;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random histories, random instants: every number of the product is the one that is counted plainly from the events.
 * {@code mvn verify -Plong} tries 800 of them, {@code -Dfigures.samples=20000 -Dfigures.seed=7} still more, or others.
 */
class FiguresModelTest {

    private static final long SAMPLES = Long.getLong("figures.samples", 100);
    private static final long SEED = Long.getLong("figures.seed", 0);
    private static final int INSTANTS = 8;

    private static final Calculation PLAIN = new NaiveCalculation();
    private static final Search SEARCH = new Search(
            List.of(
                    new Comparison(new ProductCalculation(true), PLAIN),
                    new Comparison(new ProductCalculation(false), PLAIN)),
            INSTANTS);

    @Test
    void every_number_is_as_counted_plainly() {
        Optional<String> disagreement = LongStream.range(SEED, SEED + SAMPLES)
                .mapToObj(SEARCH::from)
                .flatMap(Optional::stream)
                .findFirst();

        assertThat(disagreement.orElse("")).isEmpty();
    }
}
