package io.engagements.rules.metrics;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.improveBy;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminateAt;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.noticed;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.Stories.terminatedBy;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.rules.EngagementScenario;
import io.engagements.rules.engagement.Deliverable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    private static final String ASKED = "2027-01-04T10:00:00Z";

    /**
     * Items a, b, c, f and g of the worked example, and d with the due that the client's delay led to. All dues are
     * 18:00 in Madrid, winter.
     */
    private static EngagementScenario workedExample() {
        EngagementScenario story = hiredOn(terms(), "2027-01-04T09:00:00Z");
        Map.of(
                        "a", "2027-01-08T18:00",
                        "b", "2027-01-15T18:00",
                        "c", "2027-01-22T18:00",
                        "d", "2027-01-30T18:00",
                        "f", "2027-02-12T18:00",
                        "g", "2027-03-26T18:00")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(item -> story.given(request(item.getKey(), item.getValue()), CLIENT, ASKED)
                        .given(commit(item.getKey()), VA, ASKED));
        return story.given(submit("a"), VA, "2027-01-08T16:59:59Z")
                .given(accept("a", 1), CLIENT, "2027-01-11T09:00:00Z")
                .given(submit("b"), VA, "2027-01-14T11:00:00Z")
                .given(improveBy("2027-01-18T12:00", "b", 1, "1"), CLIENT, "2027-01-15T11:00:00Z")
                .given(submit("b"), VA, "2027-01-18T11:00:00.900Z")
                .given(accept("b", 2), CLIENT, "2027-01-19T11:00:00Z")
                .given(submit("c"), VA, "2027-01-23T17:00:00Z")
                .given(accept("c", 1), CLIENT, "2027-01-25T17:00:00Z")
                .given(submit("d"), VA, "2027-01-30T09:00:00Z")
                .given(accept("d", 1), CLIENT, "2027-02-01T09:00:00Z")
                .given(submit("f"), VA, "2027-02-12T11:00:00Z")
                .until("2027-03-20T00:00:00Z");
    }

    private static DeadlineCompliance compliance(EngagementScenario story, String asOf) {
        return DeadlineCompliance.of(
                story.state().deliverables().values().stream()
                        .map(Deliverable::delivery)
                        .toList(),
                Instant.parse(asOf));
    }

    private static QualityFigures quality(EngagementScenario story) {
        return QualityFigures.of(story.state().deliverables().values().stream()
                .map(Deliverable::review)
                .toList());
    }

    @Test
    void theWorkedExamplesDeadlines() {
        DeadlineCompliance figures = compliance(workedExample(), "2027-03-20T00:00:00Z");

        assertThat(figures.onTimeAgreed())
                .isEqualTo(new Share(List.of("a", "b", "d", "f"), List.of("a", "b", "c", "d", "f")));
        assertThat(figures.onTimeAgreed().percent()).isEqualTo("80.0");
        assertThat(figures.missed()).isEqualTo(new Share(List.of("c"), List.of("a", "b", "c", "d", "f")));
        assertThat(figures.missed().percent()).isEqualTo("20.0");
        assertThat(workedExample().deliverable("c").delivery().lateBySeconds()).isEqualTo(24 * 3_600);
        assertThat(workedExample().clockFacts())
                .as("c's miss and f's lapse; b's round was kept in its own second")
                .hasSize(2);
    }

    @Test
    void theWorkedExamplesQuality() {
        QualityFigures figures = quality(workedExample());

        assertThat(figures.firstPassAcceptance())
                .isEqualTo(new Share(List.of("a", "c", "d"), List.of("a", "b", "c", "d")));
        assertThat(figures.firstPassAcceptance().percent())
                .as("fewer than five")
                .isNull();
        assertThat(figures.roundsPerAccepted()).isEqualTo(new Share(List.of("b"), List.of("a", "b", "c", "d")));
        assertThat(figures.roundsPerAccepted().ratio()).isEqualTo("0.25");
    }

    @Test
    void withoutAnythingEligibleThereIsNoPercentageAndNoRatio() {
        EngagementScenario story = hiredOn(terms());

        assertThat(compliance(story, "2027-03-20T00:00:00Z").onTimeAgreed()).isEqualTo(new Share(List.of(), List.of()));
        assertThat(compliance(story, "2027-03-20T00:00:00Z").onTimeAgreed().percent())
                .isNull();
        assertThat(quality(story).roundsPerAccepted().ratio()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2027-01-29T16:59:59Z, 0", "2027-01-29T17:00:00Z, 0", "2027-01-29T17:00:01Z, 1"})
    void whatIsNotDeliveredIsEligibleTheSecondAfterItsDue(String asOf, int eligible) {
        DeadlineCompliance figures = compliance(committed().until(asOf), asOf);

        assertThat(figures.onTimeAgreed().numerator()).isZero();
        assertThat(figures.onTimeAgreed().denominator()).isEqualTo(eligible);
        assertThat(figures.missed().numerator()).isEqualTo(eligible);
    }

    @Test
    void whatIsDeliveredEarlyIsEligibleAtOnce() {
        assertThat(compliance(submitted(), "2027-01-28T11:00:00Z").onTimeAgreed())
                .isEqualTo(new Share(List.of("d1"), List.of("d1")));
    }

    @ParameterizedTest
    @CsvSource({"2027-01-29T17:00:00.999Z, 1", "2027-01-29T17:00:01.000Z, 0"})
    void aSubmissionInTheDuesOwnSecondIsOnTime(String receipt, int onTime) {
        DeadlineCompliance figures = compliance(committed().given(submit("d1"), VA, receipt), "2027-01-30T00:00:00Z");

        assertThat(figures.onTimeAgreed().numerator()).isEqualTo(onTime);
        assertThat(figures.missed().numerator()).isEqualTo(1 - onTime);
    }

    @Test
    void aSupersededMissCountsAsKept() {
        EngagementScenario story = committed().until("2027-01-29T17:00:01Z");
        story.whenStoredLate(submit("d1"), VA, "2027-01-29T17:00:00.9Z").thenDone();

        assertThat(compliance(story, "2027-01-30T00:00:00Z").onTimeAgreed().numerator())
                .isEqualTo(1);
        assertThat(compliance(story, "2027-01-30T00:00:00Z").missed().numerator())
                .isZero();
    }

    @Test
    void whatWasNeverCommittedToCountsForNobody() {
        EngagementScenario story =
                hiredOn(terms()).given(request("d1", "2027-01-29T18:00"), CLIENT, "2027-01-12T09:00:00Z");

        assertThat(compliance(story, "2027-03-20T00:00:00Z").missed().denominator())
                .isZero();
    }

    @Test
    void whatIsReleasedIsLeftOut() {
        EngagementScenario story = terminatedBy("2027-03-31T18:00", "x", "2027-04-30T18:00", "y", "2027-04-30T18:00");
        assertThat(compliance(story, "2027-12-31T00:00:00Z").missed().of()).containsExactly("d1");

        EngagementScenario released = noticed()
                .given(request("x", "2027-04-30T18:00"), CLIENT, "2027-02-10T09:00:00Z")
                .given(commit("x"), VA, "2027-02-10T09:00:00Z")
                .given(terminateAt("2027-03-31T18:00", "missed-d1"), CLIENT, "2027-03-01T09:00:00Z")
                .until("2027-12-31T00:00:00Z");
        assertThat(compliance(released, "2027-12-31T00:00:00Z").missed().of()).containsExactly("d1");
    }

    @Test
    void aMissedRoundDoesNotTouchTheFirstSubmissionsPunctuality() {
        EngagementScenario story = improving().until("2027-03-01T00:00:00Z");

        assertThat(compliance(story, "2027-03-01T00:00:00Z").onTimeAgreed().numerator())
                .isEqualTo(1);
        assertThat(compliance(story, "2027-03-01T00:00:00Z").missed().numerator())
                .isZero();
    }

    @Test
    void onlyWhatAPersonAcceptedEntersTheQualityFigures() {
        assertThat(quality(submitted()).firstPassAcceptance().denominator()).isZero();
        assertThat(quality(improving()).roundsPerAccepted().denominator()).isZero();
    }

    @Test
    void everyRoundOfAnAcceptedDeliverableCounts() {
        EngagementScenario story = improving()
                .given(submit("d1"), VA, "2027-02-01T09:00:00Z")
                .given(improve("d1", 2, "2"), CLIENT, "2027-02-01T10:00:00Z")
                .given(submit("d1"), VA, "2027-02-02T09:00:00Z")
                .given(accept("d1", 3), CLIENT, "2027-02-02T10:00:00Z");

        assertThat(quality(story).roundsPerAccepted()).isEqualTo(new Share(List.of("d1", "d1"), List.of("d1")));
        assertThat(quality(story).roundsPerAccepted().ratio()).isEqualTo("2.00");
        assertThat(quality(story).firstPassAcceptance()).isEqualTo(new Share(List.of(), List.of("d1")));
    }

    @Test
    void aReplacementBeforeADecisionIsNoRound() {
        EngagementScenario story = submitted()
                .given(submit("d1"), VA, "2027-01-28T12:00:00Z")
                .given(accept("d1", 2), CLIENT, "2027-01-29T09:00:00Z");

        assertThat(quality(story).firstPassAcceptance().numerator()).isEqualTo(1);
    }
}
