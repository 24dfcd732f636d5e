package io.engagements.rules.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.rules.figures.naive.NaiveCalculation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A calculation that is wrong in a small way is found, and told by the smallest story that shows it. */
class SearchTest {

    private static final Calculation NAIVE = new NaiveCalculation();

    /** The same without some of the events. */
    private record Blind(Predicate<JsonNode> unseen) implements Calculation {

        @Override
        public JsonNode compliance(List<JsonNode> events, Instant asOf) {
            return NAIVE.compliance(seen(events), asOf);
        }

        @Override
        public JsonNode quality(List<JsonNode> events, Instant asOf) {
            return NAIVE.quality(seen(events), asOf);
        }

        @Override
        public JsonNode standing(List<JsonNode> events, Instant asOf) {
            return NAIVE.standing(seen(events), asOf);
        }

        private List<JsonNode> seen(List<JsonNode> events) {
            return events.stream().filter(Predicate.not(unseen)).toList();
        }
    }

    private static String found(Predicate<JsonNode> unseen) {
        Search search = new Search(List.of(new Comparison(NAIVE, new Blind(unseen))), 10);
        return LongStream.range(0, 200)
                .mapToObj(search::from)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void work_in_time_that_was_stored_after_its_miss() {
        String story = found(event -> event.path("type").asString().equals("deliverable-submitted")
                && event.at("/data/supersedesMiss").asBoolean());

        assertThat(story).contains("deliverable-requested", "deliverable-committed", "deadline-missed");
        assertThat(story.lines().filter(line -> line.startsWith("2"))).as(story).hasSize(3);
    }

    @Test
    void a_refused_instruction() {
        String story = found(event -> event.at("/data/command").asString("").equals("prescribe-means"));

        assertThat(story.lines().filter(line -> line.startsWith("2"))).as(story).hasSize(1);
    }
}
