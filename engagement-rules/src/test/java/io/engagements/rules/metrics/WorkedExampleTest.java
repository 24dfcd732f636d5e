package io.engagements.rules.metrics;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.improveBy;
import static io.engagements.rules.Commands.input;
import static io.engagements.rules.Commands.provide;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.TermsMother.terms;
import static io.engagements.rules.metrics.Metric.FIRST_PASS_ACCEPTANCE;
import static io.engagements.rules.metrics.Metric.IMPROVEMENT_ON_TIME;
import static io.engagements.rules.metrics.Metric.INPUT_DELAY;
import static io.engagements.rules.metrics.Metric.LATENESS;
import static io.engagements.rules.metrics.Metric.MISSED;
import static io.engagements.rules.metrics.Metric.ON_TIME_AGREED;
import static io.engagements.rules.metrics.Metric.ON_TIME_FIRST_PASS;
import static io.engagements.rules.metrics.Metric.ON_TIME_ORIGINAL;
import static io.engagements.rules.metrics.Metric.REJECTED;
import static io.engagements.rules.metrics.Metric.REVIEW_LAPSE;
import static io.engagements.rules.metrics.Metric.REVIEW_TURNAROUND;
import static io.engagements.rules.metrics.Metric.ROUNDS_PER_ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.InputDraft;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.time.Deadlines;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Seven pieces of work in one winter, all due at 18:00 in Madrid, as of 20 March. */
class WorkedExampleTest {

    private static final String ASKED = "2027-01-04T10:00:00Z";

    private final EngagementScenario story = story();
    private final Numbers numbers = Numbers.of(story, "2027-03-20T00:00:00Z");

    private static EngagementScenario story() {
        EngagementScenario story = hiredOn(terms(), "2027-01-04T09:00:00Z");
        Map.of(
                        "a", "2027-01-08T18:00",
                        "b", "2027-01-15T18:00",
                        "c", "2027-01-22T18:00",
                        "d", "2027-01-29T18:00",
                        "e", "2027-02-05T18:00",
                        "f", "2027-02-12T18:00",
                        "g", "2027-03-26T18:00")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(item -> story.given(
                                request(item.getKey(), item.getValue(), inputsFor(item.getKey())), CLIENT, ASKED)
                        .given(commit(item.getKey()), VA, ASKED));
        return story.given(submit("a"), VA, "2027-01-08T16:59:59Z")
                .given(accept("a", 1), CLIENT, "2027-01-11T09:00:00Z")
                .given(submit("b"), VA, "2027-01-14T11:00:00Z")
                .given(improveBy("2027-01-18T12:00", "b", 1, "1"), CLIENT, "2027-01-15T11:00:00Z")
                .given(submit("b"), VA, "2027-01-18T11:00:00.900Z")
                .given(accept("b", 2), CLIENT, "2027-01-19T11:00:00Z")
                .given(provide("d", "prices"), CLIENT, "2027-01-21T17:00:00Z")
                .given(submit("c"), VA, "2027-01-23T17:00:00Z")
                .given(accept("c", 1), CLIENT, "2027-01-25T17:00:00Z")
                .given(submit("d"), VA, "2027-01-30T09:00:00Z")
                .given(accept("d", 1), CLIENT, "2027-02-01T09:00:00Z")
                .given(cancel("e"), CLIENT, "2027-02-04T11:00:00Z")
                .given(submit("f"), VA, "2027-02-12T11:00:00Z")
                .until("2027-03-20T00:00:00Z");
    }

    /** For d the client owes prices by 20 January. */
    private static InputDraft[] inputsFor(String item) {
        return item.equals("d") ? new InputDraft[] {input("prices", "2027-01-20T18:00")} : new InputDraft[0];
    }

    @Test
    void keptDeadlines() {
        assertThat(numbers.counting(ON_TIME_AGREED)).containsExactly("a", "b", "d", "f");
        assertThat(numbers.of(ON_TIME_AGREED)).containsExactly("a", "b", "c", "d", "f");
        assertThat(numbers.leftOut(ON_TIME_AGREED)).containsExactly("e CANCELLED_BEFORE_DUE");
        assertThat(numbers.share(ON_TIME_AGREED).percent()).isEqualTo("80.0");
        assertThat(numbers.share(ON_TIME_ORIGINAL)).isEqualTo(new Share(3, 4));
        assertThat(numbers.share(ON_TIME_ORIGINAL).percent()).isNull();
        assertThat(numbers.leftOut(ON_TIME_ORIGINAL)).containsExactly("d CLIENT_INPUT", "e CANCELLED_BEFORE_DUE");
        assertThat(numbers.items(ON_TIME_ORIGINAL))
                .filteredOn(item -> item.is("CLIENT_INPUT"))
                .extracting(item -> Durations.hours(item.amount()))
                .containsExactly(new BigDecimal("24.0"));
    }

    @Test
    void theClientsDelay() {
        assertThat(numbers.counting(INPUT_DELAY)).containsExactly("d");
        assertThat(InputDelay.of(numbers.items(INPUT_DELAY)).sumHours()).isEqualTo("24.0");
        assertThat(numbers.durations(INPUT_DELAY).medianHours()).isEqualTo("24.0");
        assertThat(story.deliverable("d").agreedDue())
                .isEqualTo(Deadlines.at(LocalDateTime.parse("2027-01-30T18:00"), ZoneId.of("Europe/Madrid")));
    }

    @Test
    void missedDeadlines() {
        assertThat(numbers.counting(MISSED)).containsExactly("c");
        assertThat(numbers.share(MISSED).percent()).isEqualTo("20.0");
        assertThat(numbers.durations(LATENESS).count()).isEqualTo(1);
        assertThat(numbers.durations(LATENESS).medianHours()).isEqualTo("24.0");
    }

    @Test
    void firstPass() {
        assertThat(numbers.counting(FIRST_PASS_ACCEPTANCE)).containsExactly("a", "c", "d");
        assertThat(numbers.of(FIRST_PASS_ACCEPTANCE)).containsExactly("a", "b", "c", "d");
        assertThat(numbers.leftOut(FIRST_PASS_ACCEPTANCE)).containsExactly("f LAPSED");
        assertThat(numbers.share(FIRST_PASS_ACCEPTANCE).percent())
                .as("fewer than five")
                .isNull();
        assertThat(numbers.counting(ON_TIME_FIRST_PASS)).containsExactly("a", "d");
        assertThat(numbers.share(REJECTED)).isEqualTo(new Share(0, 4));
    }

    @Test
    void improvement() {
        assertThat(numbers.counting(ROUNDS_PER_ACCEPTED)).containsExactly("b");
        assertThat(numbers.share(ROUNDS_PER_ACCEPTED).ratio()).isEqualTo("0.25");
        assertThat(numbers.share(IMPROVEMENT_ON_TIME))
                .as("received in the round due's own second")
                .isEqualTo(new Share(1, 1));
    }

    @Test
    void theClientsReviews() {
        assertThat(numbers.counting(REVIEW_TURNAROUND)).containsExactly("a", "b", "b", "c", "d");
        assertThat(numbers.durations(REVIEW_TURNAROUND).medianHours()).isEqualTo("48.0");
        assertThat(numbers.durations(REVIEW_TURNAROUND).p90Hours()).isEqualTo("64.0");
        assertThat(numbers.counting(REVIEW_LAPSE)).containsExactly("f");
        assertThat(numbers.share(REVIEW_LAPSE)).isEqualTo(new Share(1, 6));
        assertThat(numbers.share(REVIEW_LAPSE).percent()).isEqualTo("16.7");
    }

    @Test
    void theMonthsAddUpToTheWhole() {
        Map<YearMonth, Share> months = numbers.items(ON_TIME_AGREED).stream()
                .collect(Collectors.groupingBy(
                        item -> YearMonth.from(item.at().atZone(item.zone())),
                        Collectors.collectingAndThen(Collectors.toList(), Share::of)));

        assertThat(months)
                .isEqualTo(Map.of(YearMonth.of(2027, 1), new Share(3, 4), YearMonth.of(2027, 2), new Share(1, 1)));
    }

    @Test
    void everyNumberNamesItsEvents() {
        String commitmentOfC = story.history().get(6).id();

        assertThat(numbers.because(MISSED, "c")).startsWith(commitmentOfC).hasSize(3);
        assertThat(numbers.because(REVIEW_LAPSE, "f")).hasSize(2);
    }
}
