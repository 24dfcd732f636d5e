package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** One deliverable is missed and delivered late, another accepted after a round, a third cancelled. */
class WhyDidItChangeTest {

    private static final String PATH = "/api/engagements/e1/compliance/changes?metric=";

    @RegisterExtension
    static final Product product = new Product();

    @BeforeAll
    static void twoWeeks() {
        product.clock("2027-03-01T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-03-05T18:00");
        Story.commission(product, "e1", "d2", "2027-03-12T18:00");
        Story.commission(product, "e1", "d3", "2027-03-10T18:00");
        product.clock("2027-03-04T09:00:00Z");
        product.as(Story.CLIENT).cancelDeliverable("e1", "d3").expect(200);
        product.as(Story.CLIENT)
                .guarded("change-terms", "e1", "35.00 from June")
                .refusedBy("TERMS-SET-BY-VA");
        product.clock("2027-03-08T09:00:00Z");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        product.as(Story.VA).submitDeliverable("e1", "d2").expect(200);
        product.clock("2027-03-09T09:00:00Z");
        product.as(Story.CLIENT).acceptDeliverable("e1", "d1", 1).expect(200);
        product.clock("2027-03-20T00:00:00Z");
        product.settle();
    }

    private static List<JsonNode> changes(String metric, String from, String to) {
        return product.as(Story.VA)
                .get(PATH + metric + "&from=" + from + "&to=" + to)
                .expect(200)
                .at("/changes")
                .valueStream()
                .toList();
    }

    private static List<String> eventsOf(JsonNode change) {
        return change.path("events")
                .valueStream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    @Test
    void aMissEntersTheDenominatorByItsDeadline() {
        JsonNode change = changes("onTimeAgreed", "2027-03-05T17:00:00Z", "2027-03-05T17:00:01Z")
                .get(0);

        assertThat(change.path("deliverableId").asString()).isEqualTo("d1");
        assertThat(change.path("change").asString()).isEqualTo("ENTERED");
        assertThat(change.has("before")).isFalse();
        assertThat(change.at("/after/numerator").booleanValue()).isFalse();
        assertThat(change.at("/after/denominator").booleanValue()).isTrue();
        assertThat(eventsOf(change)).containsExactly("deadline-missed");
        assertThat(change.at("/events/0/sentence").asString()).contains("passed");
    }

    @Test
    void whatIsOverdueChangesSideWhenItComes() {
        List<JsonNode> changes = changes("lateness", "2027-03-06T00:00:00Z", "2027-03-08T09:00:00Z");

        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).path("change").asString()).isEqualTo("CHANGED_SIDE");
        assertThat(changes.get(0).at("/before/reason").asString()).isEqualTo("OPEN_OVERDUE");
        assertThat(changes.get(0).at("/after/numerator").booleanValue()).isTrue();
        assertThat(eventsOf(changes.get(0))).containsExactly("deliverable-submitted");
    }

    @Test
    void whatIsLeftOutNamesItsReasonAndTheEventBefore() {
        JsonNode left = changes("onTimeAgreed", "2027-03-03T00:00:00Z", "2027-03-20T00:00:00Z").stream()
                .filter(change -> change.path("deliverableId").asString().equals("d3"))
                .findFirst()
                .orElseThrow();

        assertThat(left.at("/after/reason").asString()).isEqualTo("CANCELLED_BEFORE_DUE");
        assertThat(eventsOf(left)).containsExactly("deliverable-cancelled");
    }

    @Test
    void wherePureTimeDidItThereIsNoEvent() {
        JsonNode left = changes("onTimeAgreed", "2027-03-10T17:00:00Z", "2027-03-10T17:00:01Z")
                .get(0);

        assertThat(left.path("deliverableId").asString()).isEqualTo("d3");
        assertThat(left.path("events").isEmpty()).isTrue();
    }

    @Test
    void qualityPressureAndGroundsAreExplainedToo() {
        assertThat(eventsOf(changes("firstPassAcceptance", "2027-03-08T09:00:00Z", "2027-03-09T09:00:00Z")
                        .get(0)))
                .containsExactly("deliverable-accepted");
        assertThat(eventsOf(changes("changePressure", "2027-03-04T08:59:59Z", "2027-03-04T09:00:00Z")
                        .get(0)))
                .containsExactly("attempt-refused");
        List<JsonNode> grounds = changes("grounds", "2027-03-05T17:00:01Z", "2027-03-08T09:00:00Z");
        assertThat(grounds.get(0).at("/before/reason").asString()).isEqualTo("open");
        assertThat(grounds.get(0).at("/after/reason").asString()).isEqualTo("cured");
        assertThat(eventsOf(grounds.get(0))).containsExactly("deliverable-submitted");
    }

    @Test
    void theSentencesAreInTheReadersLanguage() {
        Reply spanish = product.as(Story.VA)
                .with("Accept-Language", "es")
                .get(PATH + "missed&from=2027-03-05T17:00:00Z&to=2027-03-06T00:00:00Z");

        assertThat(spanish.text("/changes/0/events/0/sentence")).contains("plazo");
    }

    @Test
    void betweenTheSameMomentsNothingChanges() {
        assertThat(changes("onTimeAgreed", "2027-03-20T00:00:00Z", "2027-03-20T00:00:00Z"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lucky&from=2027-03-05T17:00:00Z, 422, metric",
        "missed&from=yesterday, 400, from",
        "missed&from=2027-03-05T17:00:00Z&to=2028-01-01T00:00:00Z, 422, to",
        "missed&from=2027-03-06T17:00:00Z&to=2027-03-05T17:00:00Z, 422, from",
    })
    void badInputNamesTheParameter(String query, int status, String parameter) {
        assertThat(product.as(Story.VA).get(PATH + query).expect(status).text("/errors/0/parameter"))
                .isEqualTo(parameter);
    }

    @Test
    void whatIsMissingIsAsked() {
        Map.of(PATH + "missed", "from", "/api/engagements/e1/compliance/changes?from=2027-03-05T17:00:00Z", "metric")
                .forEach((path, missing) -> assertThat(
                                product.as(Story.VA).get(path).expect(400).body())
                        .contains(missing));
    }
}
