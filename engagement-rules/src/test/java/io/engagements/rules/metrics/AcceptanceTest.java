package io.engagements.rules.metrics;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptExtraRound;
import static io.engagements.rules.Commands.acceptTerms;
import static io.engagements.rules.Commands.declineExtraRound;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.proposeTerms;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static io.engagements.rules.metrics.Metric.FIRST_PASS_ACCEPTANCE;
import static io.engagements.rules.metrics.Metric.IMPROVEMENT_ON_TIME;
import static io.engagements.rules.metrics.Metric.REJECTED;
import static io.engagements.rules.metrics.Metric.REVIEW_LAPSE;
import static io.engagements.rules.metrics.Metric.REVIEW_TURNAROUND;
import static io.engagements.rules.metrics.Metric.ROUNDS_PER_ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.rules.EngagementScenario;
import io.engagements.rules.TermsMother;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceTest {

    private static final String LATER = "2027-12-31T00:00:00Z";

    /** Rejected at once, as no round is included. */
    private static EngagementScenario rejected() {
        return submitted(terms().rounds(0)).given(reject("d1", 1, "2"), CLIENT, "2027-01-29T09:00:00Z");
    }

    @Test
    void onlyWhatAPersonAcceptedIsInTheDenominator() {
        assertThat(Numbers.of(submitted(), "2027-01-29T09:00:00Z").leftOut(FIRST_PASS_ACCEPTANCE))
                .containsExactly("d1 PENDING");
        assertThat(Numbers.of(improving(), "2027-01-29T09:00:00Z").leftOut(FIRST_PASS_ACCEPTANCE))
                .containsExactly("d1 PENDING");
        assertThat(Numbers.of(rejected(), LATER).leftOut(FIRST_PASS_ACCEPTANCE)).containsExactly("d1 REJECTED");
        assertThat(Numbers.of(submitted().until(LATER), LATER).leftOut(FIRST_PASS_ACCEPTANCE))
                .containsExactly("d1 LAPSED");
    }

    /** What was January's stays January's, wherever the contract lives by then. */
    @Test
    void aDecisionHasTheZoneThatTheContractHadThen() {
        EngagementScenario story = submitted()
                .given(accept("d1", 1), CLIENT, "2027-01-31T12:00:00Z")
                .given(
                        proposeTerms("p1", TermsMother.terms().zone("Pacific/Auckland"), "2027-02-12T00:00"),
                        VA,
                        "2027-02-01T09:00:00Z")
                .given(acceptTerms(), CLIENT, "2027-02-01T10:00:00Z")
                .until(LATER);
        assertThat(story.asOf(LATER).contract().terms().zone()).hasToString("Pacific/Auckland");
        assertThat(Numbers.of(story, LATER).items(FIRST_PASS_ACCEPTANCE))
                .extracting(Item::zone)
                .containsExactly(ZoneId.of("Europe/Madrid"));
    }

    @Test
    void everyRoundOfAnAcceptedDeliverableCounts() {
        EngagementScenario story = improving()
                .given(submit("d1"), VA, "2027-02-01T09:00:00Z")
                .given(improve("d1", 2, "2"), CLIENT, "2027-02-01T10:00:00Z")
                .given(submit("d1"), VA, "2027-02-02T09:00:00Z");
        assertThat(Numbers.of(story, LATER).share(ROUNDS_PER_ACCEPTED)).isEqualTo(new Share(0, 0));

        story.given(accept("d1", 3), CLIENT, "2027-02-02T10:00:00Z");
        assertThat(Numbers.of(story, LATER).share(ROUNDS_PER_ACCEPTED)).isEqualTo(new Share(2, 1));
        assertThat(Numbers.of(story, LATER).share(ROUNDS_PER_ACCEPTED).ratio()).isEqualTo("2.00");
        assertThat(Numbers.of(story, LATER).share(FIRST_PASS_ACCEPTANCE)).isEqualTo(new Share(0, 1));
    }

    @Test
    void aReplacementBeforeADecisionIsNoRound() {
        EngagementScenario story = submitted()
                .given(submit("d1"), VA, "2027-01-28T12:00:00Z")
                .given(accept("d1", 2), CLIENT, "2027-01-29T09:00:00Z");

        assertThat(Numbers.of(story, LATER).share(FIRST_PASS_ACCEPTANCE)).isEqualTo(new Share(1, 1));
        assertThat(Numbers.of(story, LATER).share(REVIEW_LAPSE))
                .as("the replaced version's window never closed")
                .isEqualTo(new Share(0, 1));
    }

    @Test
    void aRejectionStandsUntilSomethingElseIsDecided() {
        EngagementScenario story = rejected().given(submit("d1"), VA, "2027-01-30T09:00:00Z");
        assertThat(Numbers.of(story, "2027-01-31T00:00:00Z").share(REJECTED)).isEqualTo(new Share(1, 1));
        assertThat(Numbers.of(story, "2027-01-31T00:00:00Z").leftOut(FIRST_PASS_ACCEPTANCE))
                .containsExactly("d1 PENDING");

        story.given(accept("d1", 2), CLIENT, "2027-02-01T09:00:00Z");
        assertThat(Numbers.of(story, LATER).share(REJECTED)).isEqualTo(new Share(0, 1));
        assertThat(Numbers.of(story, "2027-01-31T00:00:00Z").share(REJECTED))
                .as("nothing that happens later changes what was so")
                .isEqualTo(new Share(1, 1));
    }

    @Test
    void silenceAfterARejectionIsNoRejectionAnyMore() {
        EngagementScenario story =
                rejected().given(submit("d1"), VA, "2027-01-30T09:00:00Z").until(LATER);

        assertThat(Numbers.of(story, LATER).share(REJECTED)).isEqualTo(new Share(0, 0));
    }

    @Test
    void aDecisionReceivedInTimeMakesTheLapseNone() {
        EngagementScenario story = submitted().until("2027-02-04T11:00:01Z");
        assertThat(Numbers.of(story, LATER).share(REVIEW_LAPSE)).isEqualTo(new Share(1, 1));

        story.whenStoredLate(accept("d1", 1), CLIENT, "2027-02-04T11:00:00.9Z").thenDone();
        assertThat(Numbers.of(story, LATER).share(REVIEW_LAPSE)).isEqualTo(new Share(0, 1));
        assertThat(Numbers.of(story, LATER).share(FIRST_PASS_ACCEPTANCE)).isEqualTo(new Share(1, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-02T09:00:00Z, 0, 0",
        "2027-02-02T09:00:01Z, 0, 1",
        "2027-02-03T10:00:00Z, 0, 1",
    })
    void aRoundNotKeptCountsFromTheSecondAfterItsDue(String asOf, int kept, int rounds) {
        EngagementScenario story = improving().given(submit("d1"), VA, "2027-02-03T09:00:00Z");

        assertThat(Numbers.of(story, asOf).share(IMPROVEMENT_ON_TIME)).isEqualTo(new Share(kept, rounds));
    }

    @Test
    void turnaroundIsOfTheFirstDecisionAboutEachVersion() {
        EngagementScenario story = improving()
                .until("2027-02-02T09:00:01Z")
                .given(submit("d1"), VA, "2027-02-02T11:00:00Z")
                .given(accept("d1", 2), CLIENT, "2027-02-02T12:30:00Z");

        assertThat(Numbers.of(story, LATER).durations(REVIEW_TURNAROUND).seconds())
                .containsExactly(5_400L, 79_200L);
    }

    /** The client answered when it asked; what the VA makes of that takes its own time. What nothing came of is no decision. */
    @Test
    void anExtraRoundIsDecidedWhenTheClientAsksForIt() {
        EngagementScenario declined = submitted(terms().rounds(0))
                .given(improve("d1", 1, "2"), CLIENT, "2027-01-29T11:00:00Z")
                .given(declineExtraRound("d1"), VA, "2027-01-30T11:00:00Z");
        assertThat(Numbers.of(declined, LATER).of(REVIEW_TURNAROUND)).isEmpty();
        declined.given(accept("d1", 1), CLIENT, "2027-01-31T11:00:00Z");
        EngagementScenario agreed = submitted(terms().rounds(0))
                .given(improve("d1", 1, "2"), CLIENT, "2027-01-29T11:00:00Z")
                .given(acceptExtraRound("d1"), VA, "2027-01-30T11:00:00Z");

        for (EngagementScenario story : List.of(declined, agreed)) {
            assertThat(Numbers.of(story, LATER).durations(REVIEW_TURNAROUND).seconds())
                    .containsExactly(86_400L);
        }
    }

    /** Silence after a request that the VA did not agree to is a lapse, and no decision. */
    @Test
    void aReviewThatLapsedAfterAnExtraRoundWasDeclinedHasNoTurnaround() {
        EngagementScenario lapsed = submitted(terms().rounds(0))
                .given(improve("d1", 1, "2"), CLIENT, "2027-01-29T11:00:00Z")
                .given(declineExtraRound("d1"), VA, "2027-01-30T11:00:00Z")
                .until(LATER);

        assertThat(Numbers.of(lapsed, LATER).of(REVIEW_TURNAROUND)).isEmpty();
        assertThat(Numbers.of(lapsed, LATER).share(REVIEW_LAPSE)).isEqualTo(new Share(1, 1));
    }

    /** As of the moment between, the decision is known and what it is about is not. */
    @Test
    void aDecisionReceivedBeforeTheVersionItIsAboutSaysNothingYet() {
        EngagementScenario story = submitted().given(submit("d1"), VA, "2027-01-28T12:00:00Z");
        story.whenStoredLate(accept("d1", 2), CLIENT, "2027-01-28T11:59:58Z").thenDone();

        for (Metric metric : List.of(FIRST_PASS_ACCEPTANCE, ROUNDS_PER_ACCEPTED, REJECTED)) {
            assertThat(Numbers.of(story, "2027-01-28T11:59:59Z").of(metric)).isEmpty();
            assertThat(Numbers.of(story, "2027-01-28T12:00:00Z").of(metric)).containsExactly("d1");
        }
    }
}
