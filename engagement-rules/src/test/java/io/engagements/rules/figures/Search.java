package io.engagements.rules.figures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Looks for a sample on which calculations disagree.
 *
 * @param instants at how many instants of each sample they are asked
 */
public record Search(List<Comparison> comparisons, int instants) {

    private static final int STEPS = 80;

    /** The smallest story found from this seed on which they disagree, as people can read it. */
    public Optional<String> from(long seed) {
        Generator.Played played = new Generator(seed).played(STEPS);
        List<Instant> some = new Instants(played.play().situation()).some(new Random(seed), instants);
        return problem(played.play(), some).map(problem -> told(seed, played.sample()));
    }

    private String told(long seed, Sample failing) {
        Sample smallest = new Shrinking(sample -> problem(sample).isPresent()).shrink(failing);
        return "%nseed %d: %s%n%s"
                .formatted(
                        seed,
                        problem(smallest).orElse("not any more"),
                        Play.of(smallest).told());
    }

    private Optional<String> problem(Sample sample) {
        Play play = Play.of(sample);
        return problem(play, new Instants(play.situation()).all());
    }

    private Optional<String> problem(Play play, List<Instant> asked) {
        return comparisons.stream()
                .flatMap(comparison -> comparison.problem(play.situation().events(), asked).stream())
                .findFirst();
    }
}
