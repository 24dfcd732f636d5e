package io.engagements.standalone.demo;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Three engagements of different fates and a candidacy that is still open, told up to the day before today: so it is
 * fresh whenever a data directory begins, and some deadlines lie in the days to come.
 */
final class DemoStory {

    private DemoStory() {}

    /** @param today the day by UTC; everything happens before its 00:00 */
    static List<Step> upTo(LocalDate today) {
        return Stream.of(
                        RuizAndMateo.tale(today),
                        RuizAndLucia.tale(today),
                        AcmeAndMateo.tale(today),
                        AcmeConsidersLucia.tale(today))
                .flatMap(tale -> tale.steps().stream())
                .sorted(Comparator.comparing(Step::at))
                .toList();
    }
}
