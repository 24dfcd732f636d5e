package io.engagements.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BoundedListTest {

    private static final JsonMapper JSON = mapper();

    record Said(int number, String text) {}

    record Work(String id, List<Said> statements, List<String> criteria) {}

    record Shown(List<Work> deliverables, @Whole List<Integer> timeline) {}

    record Named(@JsonUnwrapped Shown shown) {}

    record Paged(List<Integer> items) {}

    record Access(String id) {
        public boolean isOpen() {
            return true;
        }
    }

    record Explained(Map<String, List<Integer>> counts) {}

    private static JsonMapper mapper() {
        JsonFactoryBuilder factory = JsonFactory.builder();
        new BoundedAnswers().countedAnswers().customize(factory);
        JsonMapper.Builder mapper = JsonMapper.builder(factory.build());
        new BoundedAnswers().boundedLists().customize(mapper);
        new BoundedAnswers().componentsOnly().customize(mapper);
        return mapper.build();
    }

    private static List<Integer> numbers(int many) {
        return IntStream.range(0, many).boxed().toList();
    }

    private static Work work(int number, int statements, String text) {
        return new Work(
                "d" + number,
                numbers(statements).stream().map(each -> new Said(each, text)).toList(),
                List.of("c1"));
    }

    private static JsonNode sent(Object answer) {
        return JSON.readTree(JSON.writeValueAsString(answer));
    }

    @Test
    void ofALongListTheLatestAreSentAndTheOthersCounted() {
        JsonNode sent = sent(new Named(new Shown(
                numbers(1_785).stream().map(number -> work(number, 0, "")).toList(), List.of())));

        assertThat(sent.path("deliverables")).hasSize(200);
        assertThat(sent.at("/deliverables/199/id").asString()).isEqualTo("d1784");
        assertThat(sent.path("deliverablesMore").asInt()).isEqualTo(1_585);
    }

    @Test
    void ofAListWithinAListFewerAreSent() {
        JsonNode sent = sent(new Shown(List.of(work(1, 1_785, "x")), List.of()));

        assertThat(sent.at("/deliverables/0/statements")).hasSize(100);
        assertThat(sent.at("/deliverables/0/statements/99/number").asInt()).isEqualTo(1_784);
        assertThat(sent.at("/deliverables/0/statementsMore").asInt()).isEqualTo(1_685);
        assertThat(sent.at("/deliverables/0").has("criteriaMore")).isFalse();
    }

    @Test
    void anAnswerStaysShortHoweverMuchIsInEachOfManyLists() {
        String answer = JSON.writeValueAsString(new Shown(
                numbers(200).stream()
                        .map(number -> work(number, 100, "x".repeat(4_000)))
                        .toList(),
                List.of()));

        assertThat(answer.length()).isLessThan(2_000_000);
        assertThat(JSON.readTree(answer).at("/deliverables/199/statementsMore").asInt())
                .isEqualTo(100);
    }

    @Test
    void aShortListIsSentAsItIs() {
        Shown shown = new Shown(List.of(work(1, 100, "x")), List.of(1));

        assertThat(JSON.writeValueAsString(shown)).isEqualTo(new JsonMapper().writeValueAsString(shown));
    }

    @Test
    void pagesAndWhatHasALimitOfItsOwnAreSentWhole() {
        assertThat(sent(new Paged(numbers(500))).path("items")).hasSize(500);
        assertThat(sent(new Shown(List.of(), numbers(500))).path("timeline")).hasSize(500);
    }

    @Test
    void listsByNameAreBoundedLikewise() {
        Map<String, List<Integer>> counts = new TreeMap<>();
        counts.put("LATE", numbers(300));
        counts.put("LOST", numbers(3));

        JsonNode sent = sent(new Explained(counts)).path("counts");

        assertThat(sent.path("LATE")).hasSize(200);
        assertThat(sent.path("LATEMore").asInt()).isEqualTo(100);
        assertThat(sent.path("LOST")).hasSize(3);
    }

    @Test
    void whatTheProgramComparesItselfIsWhole() {
        assertThat(JSON.valueToTree(new Shown(List.of(work(1, 300, "x")), List.of()))
                        .at("/deliverables/0/statements"))
                .hasSize(300);
    }

    @Test
    void whatARecordCanTellBesidesItsComponentsIsNotSent() {
        assertThat(sent(new Access("a1")).propertyNames()).containsExactly("id");
    }
}
