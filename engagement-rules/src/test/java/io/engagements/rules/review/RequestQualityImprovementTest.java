package io.engagements.rules.review;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.improveBy;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.accepted;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.time.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestQualityImprovementTest {

    private static final String AT = "2027-01-29T09:00:00Z";

    @Test
    void theRoundIsDueAfterTheAgreedTurnaround() {
        submitted()
                .when(improve("d1", 1, "2", "1"), CLIENT, AT)
                .thenEvents(new QualityImprovementRequested(
                        "e1",
                        "d1",
                        1,
                        1,
                        List.of("2", "1"),
                        "Not so",
                        Deadlines.at(LocalDateTime.parse("2027-02-01T10:00"), ZoneId.of("Europe/Madrid")),
                        null,
                        CLIENT.stamp(Instant.parse(AT))));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-26T17:00:00Z, 2027-03-29T16:00:00Z, 2027-03-29T17:00:00Z, 2027-03-29T15:59:59Z",
        "2027-10-29T16:00:00Z, 2027-11-01T17:00:00Z, 2027-11-01T17:00:00Z, 2027-11-01T16:00:00Z"
    })
    void threeDaysAreCalendarDaysAcrossAClockChange(String asked, String due, String given, String tooShort) {
        EngagementScenario scenario = submittedOn(asked);
        scenario.when(improveBy(tooShort, "d1", 1, "1"), CLIENT, asked)
                .thenRefused(RuleId.ROUND_DUE_TOO_SHORT)
                .withFacts(Map.of("due", tooShort, "earliestDue", due))
                .withNext("request-quality-improvement");
        scenario.given(improve("d1", 1, "1"), CLIENT, asked);
        assertThat(scenario.deliverable("d1")
                        .review()
                        .openRound()
                        .orElseThrow()
                        .due()
                        .instant())
                .isEqualTo(due);

        submittedOn(asked).when(improveBy(given, "d1", 1, "1"), CLIENT, asked).thenDone();
    }

    /** Handed in, in time, two days before the review. */
    private static EngagementScenario submittedOn(String reviewed) {
        return hired().given(request("d1", "2027-12-01T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(
                        submit("d1"),
                        VA,
                        Instant.parse(reviewed).minus(Duration.ofDays(2)).toString());
    }

    @Test
    void aDueOfTheClientsMayBeTheTurnaroundToTheSecondButNotLess() {
        submitted()
                .when(improveBy("2027-02-01T09:00:00Z", "d1", 1, "1"), CLIENT, "2027-01-29T09:00:00.9Z")
                .thenDone();
        submitted()
                .when(improveBy("2027-02-01T08:59:59Z", "d1", 1, "1"), CLIENT, AT)
                .thenRefused(RuleId.ROUND_DUE_TOO_SHORT);
    }

    @Test
    void aCriterionIsCited() {
        for (List<String> cited : List.of(List.<String>of(), List.of("3"), List.of("1", "3"))) {
            submitted()
                    .when(new RequestQualityImprovement("e1", "d1", 1, cited, "Not so", null, null), CLIENT, AT)
                    .thenRefused(RuleId.CRITERION_CITED)
                    .withFact("citableCriteria", List.of("1", "2"))
                    .withFact("citedCriteria", cited)
                    .withNext("request-quality-improvement", "accept-deliverable");
        }
        submitted()
                .when(new RequestQualityImprovement("e1", "d1", 1, null, "Not so", null, null), CLIENT, AT)
                .thenRefused(RuleId.CRITERION_CITED)
                .withFact("citedCriteria", List.of());
    }

    @Test
    void theSecondIncludedRoundIsNumberedTwo() {
        var twice = improving()
                .given(submit("d1"), VA, "2027-01-30T09:00:00Z")
                .given(improve("d1", 2, "1"), CLIENT, "2027-01-30T10:00:00Z");

        assertThat(twice.deliverable("d1").review().rounds())
                .extracting(Round::round)
                .containsExactly(1, 2);
    }

    @Test
    void namesEveryRuleThatFails() {
        submitted(terms().rounds(0))
                .given(improve("d1", 1, "1"), CLIENT, AT)
                .when(improveBy("2027-01-29T10:00:00Z", "d1", 1), CLIENT, AT)
                .thenRefused(RuleId.CRITERION_CITED, RuleId.EXTRA_ROUND_CONSENT, RuleId.ROUND_DUE_TOO_SHORT)
                .withNext("accept-deliverable", "withdraw-extra-round");
    }

    @Test
    void theSecondDecisionLosesToTheFirst() {
        accepted().when(improve("d1", 1, "1"), CLIENT, AT).thenLostTo(4, "accept-deliverable", "ceramica-ruiz", AT);
        improving()
                .when(improve("d1", 1, "1"), CLIENT, AT)
                .thenLostTo(4, "request-quality-improvement", "ceramica-ruiz", AT);
    }

    @Test
    void aRaceIsLostBeforeAnyRuleIsAsked() {
        accepted().when(improve("d1", 1), CLIENT, AT).thenLostTo(4, "accept-deliverable", "ceramica-ruiz", AT);
    }

    @Test
    void aVersionThatDoesNotExistYetIsInvalid() {
        submitted().when(improve("d1", 2, "1"), CLIENT, AT).thenInvalid("/submissionVersion");
    }

    @Test
    void thereIsNothingToImproveBeforeASubmission() {
        committed()
                .when(improve("d1", 1, "1"), CLIENT, "2027-01-28T09:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "COMMITTED");
    }

    @Test
    void anUnknownDeliverableIsUnknown() {
        submitted().when(improve("d2", 1, "1"), CLIENT, AT).thenUnknown();
    }
}
