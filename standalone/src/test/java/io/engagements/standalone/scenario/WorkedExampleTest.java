package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Seven pieces of work in one winter, all due at 18:00 in Madrid, as of 20 March: every number, and what made it. */
class WorkedExampleTest {

    private static final String AS_OF = "2027-03-20T00:00:00Z";

    @RegisterExtension
    static final Product product = new Product();

    private static JsonNode compliance;
    private static JsonNode quality;

    @BeforeAll
    static void oneWinter() {
        Story.winter(product, "e1");
        compliance = product.as(Story.VA)
                .read("/api/engagements/e1/compliance?explain=true&asOf=" + AS_OF)
                .json();
        quality = product.as(Story.VA)
                .read("/api/engagements/e1/quality?explain=true&asOf=" + AS_OF)
                .json();
    }

    private static JsonNode whole(String metric) {
        JsonNode deadline = compliance.at("/windows/whole/metrics/" + metric);
        return deadline.isMissingNode() ? quality.at("/windows/whole/metrics/" + metric) : deadline;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static void isShare(String metric, int numerator, int denominator, Double percent) {
        JsonNode share = whole(metric);
        assertThat(share.path("numerator").intValue()).as(metric).isEqualTo(numerator);
        assertThat(share.path("denominator").intValue()).as(metric).isEqualTo(denominator);
        if (percent == null) {
            assertThat(share.path("percent").isNull()).as(metric).isTrue();
        } else {
            assertThat(share.path("percent").doubleValue()).as(metric).isEqualTo(percent);
        }
    }

    @Test
    void keptDeadlines() {
        isShare("onTimeAgreed", 4, 5, 80.0);
        isShare("onTimeOriginal", 3, 4, null);
        isShare("missed", 1, 5, 20.0);
        JsonNode items = whole("onTimeAgreed").path("items");
        assertThat(texts(items.path("numerator"))).containsExactly("a", "b", "f", "d");
        assertThat(texts(items.path("denominator"))).containsExactly("a", "b", "c", "f", "d");
        assertThat(items.at("/excluded/0/deliverableId").asString()).isEqualTo("e");
        assertThat(items.at("/excluded/0/reason").asString()).isEqualTo("CANCELLED_BEFORE_DUE");
    }

    @Test
    void theClientsDelay() {
        JsonNode shifted = whole("onTimeOriginal")
                .at("/items/excluded")
                .valueStream()
                .filter(each -> each.path("deliverableId").asString().equals("d"))
                .findFirst()
                .orElseThrow();
        assertThat(shifted.path("reason").asString()).isEqualTo("CLIENT_INPUT");
        assertThat(shifted.path("hours").doubleValue()).isEqualTo(24.0);
        JsonNode delay = whole("inputDelay");
        assertThat(delay.path("count").intValue()).isEqualTo(1);
        assertThat(delay.path("sumHours").doubleValue()).isEqualTo(24.0);
        assertThat(delay.path("medianHours").doubleValue()).isEqualTo(24.0);
        assertThat(Story.deliverable(product, "e1", "d").at("/agreedDue/local").asString())
                .isEqualTo("2027-01-30T18:00:00");
    }

    @Test
    void lateness() {
        JsonNode lateness = whole("lateness");
        assertThat(lateness.path("count").intValue()).isEqualTo(1);
        assertThat(lateness.path("medianHours").doubleValue()).isEqualTo(24.0);
        assertThat(lateness.path("openOverdue").isEmpty()).isTrue();
        isShare("improvementOnTime", 1, 1, null);
    }

    @Test
    void quality() {
        isShare("firstPassAcceptance", 3, 4, null);
        assertThat(whole("firstPassAcceptance").path("lapsedWithoutRound").intValue())
                .isEqualTo(1);
        isShare("onTimeFirstPass", 2, 4, null);
        isShare("rejected", 0, 4, null);
        isShare("reviewLapse", 1, 6, 16.7);
        assertThat(whole("roundsPerAccepted").path("ratio").doubleValue()).isEqualTo(0.25);
        assertThat(whole("rating").path("mean").doubleValue()).isEqualTo(4.25);
        JsonNode turnaround = whole("reviewTurnaround");
        assertThat(turnaround.path("count").intValue()).isEqualTo(5);
        assertThat(turnaround.path("medianHours").doubleValue()).isEqualTo(48.0);
        assertThat(turnaround.path("p90Hours").doubleValue()).isEqualTo(64.0);
    }

    @Test
    void aWindowKnowsOnlyWhatIsLaterThanItsBeginning() {
        JsonNode window = compliance.at("/windows/last90Days");
        assertThat(window.path("from").asString()).isEqualTo("2026-12-20T00:00:00Z");
        JsonNode april = product.as(Story.VA)
                .read("/api/engagements/e1/compliance?asOf=2027-04-08T17:00:00Z")
                .at("/windows/last90Days/metrics/onTimeAgreed");
        assertThat(april.path("denominator").intValue())
                .as("a was due exactly 90 days before, g has been missed since")
                .isEqualTo(5);
    }

    @Test
    void theMonthsAddUpToTheWhole() {
        assertThat(compliance
                        .path("months")
                        .valueStream()
                        .map(month -> month.path("month").asString()
                                + ' '
                                + month.at("/metrics/onTimeAgreed/numerator").intValue()
                                + '/'
                                + month.at("/metrics/onTimeAgreed/denominator").intValue()))
                .containsExactly("2027-01 3/4", "2027-02 1/1");
        assertThat(quality.path("months")
                        .valueStream()
                        .map(month -> month.path("month").asString()
                                + ' '
                                + month.at("/metrics/firstPassAcceptance/denominator")
                                        .intValue()
                                + ' '
                                + month.at("/metrics/rating/count").intValue()))
                .containsExactly("2027-01 3 3", "2027-02 1 1");
    }

    @Test
    void everyNumberNamesTheEventsThatMadeIt() {
        List<String> ids = texts(whole("missed").at("/items/events/c"));
        List<String> types = product.as(Story.VA)
                .get("/api/engagements/e1/history?limit=200")
                .at("/items")
                .valueStream()
                .filter(event -> ids.contains(event.path("id").asString()))
                .map(event -> event.path("type").asString())
                .toList();
        assertThat(types).containsExactly("deliverable-committed", "deadline-missed", "deliverable-submitted");
    }

    @Test
    void withoutBeingAskedNothingIsExplained() {
        assertThat(product.as(Story.VA)
                        .read("/api/engagements/e1/compliance")
                        .at("/windows/whole/metrics/onTimeAgreed")
                        .has("items"))
                .isFalse();
    }

    @Test
    void acrossTheVAsEngagementsTheyAreTheSame() {
        JsonNode across = product.as(Story.VA)
                .read("/api/parties/lucia/compliance?explain=true&asOf=" + AS_OF)
                .json();
        assertThat(across.at("/windows/whole/metrics/onTimeAgreed/percent").doubleValue())
                .isEqualTo(80.0);
        assertThat(texts(across.at("/windows/whole/metrics/missed/items/numerator")))
                .containsExactly("e1/c");
        assertThat(product.as(Story.CLIENT)
                        .read("/api/parties/ceramica-ruiz/quality?asOf=" + AS_OF)
                        .at("/windows/whole/metrics/reviewLapse/denominator")
                        .intValue())
                .isEqualTo(6);
    }
}
