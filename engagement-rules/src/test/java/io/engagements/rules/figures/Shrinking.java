package io.engagements.rules.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes a failing sample as small as it can be and still fail. */
record Shrinking(Predicate<Sample> fails) {

    Sample shrink(Sample failing) {
        Sample smaller = failing;
        for (int chunk = Math.max(1, failing.steps().size() / 2); chunk > 0; chunk /= 2) {
            smaller = withoutChunks(smaller, chunk);
        }
        Optional<Sample> simpler = simpler(smaller);
        return simpler.isPresent() ? shrink(simpler.get()) : smaller;
    }

    private Sample withoutChunks(Sample failing, int chunk) {
        Sample smaller = failing;
        int from = 0;
        while (from < smaller.steps().size()) {
            List<Step> rest = new ArrayList<>(smaller.steps());
            rest.subList(from, Math.min(from + chunk, rest.size())).clear();
            Sample candidate = smaller.with(rest);
            if (fails.test(candidate)) {
                smaller = candidate;
            } else {
                from += chunk;
            }
        }
        return smaller;
    }

    /** One step told more simply. */
    private Optional<Sample> simpler(Sample failing) {
        for (int i = 0; i < failing.steps().size(); i++) {
            int at = i;
            Optional<Sample> simpler = failing.steps()
                    .get(i)
                    .simpler()
                    .map(step -> replaced(failing, at, step))
                    .filter(fails)
                    .findFirst();
            if (simpler.isPresent()) {
                return simpler;
            }
        }
        return Optional.empty();
    }

    private static Sample replaced(Sample sample, int at, Step step) {
        List<Step> steps = new ArrayList<>(sample.steps());
        steps.set(at, step);
        return sample.with(steps);
    }
}
