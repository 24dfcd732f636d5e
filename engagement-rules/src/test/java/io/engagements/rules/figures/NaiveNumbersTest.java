package io.engagements.rules.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.rules.figures.naive.NaiveCalculation;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What must hold of any numbers holds of the plain ones, whatever happened. */
class NaiveNumbersTest {

    private static final long SAMPLES = Long.getLong("figures.samples", 100);
    private static final Calculation NAIVE = new NaiveCalculation();

    @Test
    void parts_make_the_whole() {
        for (long seed = 0; seed < SAMPLES; seed++) {
            Play play = new Generator(seed).played(80).play();
            List<JsonNode> events = play.situation().events();
            for (Instant asOf : new Instants(play.situation()).some(new Random(seed), 5)) {
                JsonNode compliance = NAIVE.compliance(events, asOf);
                JsonNode quality = NAIVE.quality(events, asOf);
                keptAndMissedAreAll(compliance.at("/windows/whole/metrics"));
                keptAndMissedAreAll(compliance.at("/windows/last90Days/metrics"));
                monthsAddUp(compliance, "onTimeAgreed");
                monthsAddUp(quality, "firstPassAcceptance");
                monthsAddUp(quality, "roundsPerAccepted");
            }
        }
    }

    private static void keptAndMissedAreAll(JsonNode metrics) {
        int kept = metrics.at("/onTimeAgreed/numerator").asInt();
        int missed = metrics.at("/missed/numerator").asInt();
        assertThat(kept + missed).isEqualTo(metrics.at("/missed/denominator").asInt());
    }

    private static void monthsAddUp(JsonNode answer, String metric) {
        for (String part : List.of("numerator", "denominator")) {
            int sum = answer.path("months")
                    .valueStream()
                    .mapToInt(
                            month -> month.at("/metrics/" + metric + "/" + part).asInt())
                    .sum();
            assertThat(sum)
                    .as("%s %s", metric, part)
                    .isEqualTo(answer.at("/windows/whole/metrics/" + metric + "/" + part)
                            .asInt());
        }
    }
}
