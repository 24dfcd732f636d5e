package io.engagements.rules.metrics;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.concedeImprovement;
import static io.engagements.rules.Commands.contestImprovement;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.withdrawImprovement;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.metrics.Metric.FIRST_PASS_ACCEPTANCE;
import static io.engagements.rules.metrics.Metric.IMPROVEMENT_ON_TIME;
import static io.engagements.rules.metrics.Metric.REVIEW_LAPSE;
import static io.engagements.rules.metrics.Metric.REVIEW_TURNAROUND;
import static io.engagements.rules.metrics.Metric.ROUNDS_PER_ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ContestCause;
import io.engagements.rules.EngagementScenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asked for on 29 January 09:00Z, 22 hours after it was handed in; due 2 February 09:00Z. */
class DisputedRoundsTest {

    private static final String CONTESTED = "2027-01-30T09:00:00Z";
    private static final String LATER = "2027-12-31T00:00:00Z";

    private static EngagementScenario contested() {
        return improving().given(contestImprovement("d1", 1), VA, CONTESTED);
    }

    @Test
    void whileItIsInDisputeARoundIsLeftOut() {
        EngagementScenario story = contested();

        assertThat(Numbers.of(story, CONTESTED).leftOut(IMPROVEMENT_ON_TIME)).containsExactly("d1 CONTESTED");
        assertThat(Numbers.of(story, LATER).share(IMPROVEMENT_ON_TIME)).isEqualTo(new Share(0, 0));
        assertThat(Numbers.of(story, "2027-01-30T08:59:59Z").items(IMPROVEMENT_ON_TIME))
                .isEmpty();
    }

    @Test
    void withdrawnItIsLeftOutAndCountsNowhere() {
        EngagementScenario story = contested()
                .given(withdrawImprovement("d1", 1), CLIENT, "2027-01-31T09:00:00Z")
                .given(accept("d1", 1), CLIENT, "2027-01-31T10:00:00Z");

        Numbers numbers = Numbers.of(story, LATER);
        assertThat(numbers.leftOut(IMPROVEMENT_ON_TIME)).containsExactly("d1 WITHDRAWN");
        assertThat(numbers.share(ROUNDS_PER_ACCEPTED)).isEqualTo(new Share(0, 1));
        assertThat(numbers.share(FIRST_PASS_ACCEPTANCE)).isEqualTo(new Share(1, 1));
        assertThat(numbers.because(FIRST_PASS_ACCEPTANCE, "d1"))
                .containsExactly("ev-3", "ev-4", "ev-5", "ev-6", "ev-7");
        assertThat(numbers.items(REVIEW_TURNAROUND))
                .as("the first decision, although it was taken back")
                .extracting(Item::amount)
                .containsExactly(22 * 3_600L);
        assertThat(Numbers.of(story, "2027-01-31T09:00:00Z").leftOut(FIRST_PASS_ACCEPTANCE))
                .containsExactly("d1 PENDING");
    }

    @Test
    void withdrawnAndThenInSilenceItIsALapse() {
        EngagementScenario story = contested()
                .given(withdrawImprovement("d1", 1), CLIENT, "2027-01-31T09:00:00Z")
                .until(LATER);

        assertThat(Numbers.of(story, "2027-01-31T09:00:00Z").leftOut(REVIEW_LAPSE))
                .containsExactly("d1 PENDING");
        assertThat(Numbers.of(story, LATER).share(REVIEW_LAPSE)).isEqualTo(new Share(1, 1));
        assertThat(Numbers.of(story, LATER).items(FIRST_PASS_ACCEPTANCE))
                .extracting(Item::amount)
                .as("no round counts beside it")
                .containsExactly(0L);
    }

    @Test
    void concededItCountsByTheMovedDue() {
        for (String[] each : new String[][] {{"2027-02-03T10:00:00Z", "1"}, {"2027-02-03T10:00:01Z", "0"}}) {
            EngagementScenario story = contested()
                    .given(concedeImprovement("d1", 1), VA, "2027-01-31T10:00:00Z")
                    .given(submit("d1"), VA, each[0])
                    .given(accept("d1", 2), CLIENT, "2027-02-04T09:00:00Z");

            assertThat(Numbers.of(story, LATER).share(IMPROVEMENT_ON_TIME))
                    .isEqualTo(new Share(Integer.parseInt(each[1]), 1));
            assertThat(Numbers.of(story, LATER).share(ROUNDS_PER_ACCEPTED)).isEqualTo(new Share(1, 1));
        }
    }

    @Test
    void neverSettledItCountsUnlessItWentBeyondWhatWasAgreed() {
        for (ContestCause because : ContestCause.values()) {
            EngagementScenario story = improving()
                    .given(contestImprovement("d1", 1, because), VA, CONTESTED)
                    .given(reject("d1", 1, "2"), CLIENT, "2027-02-06T09:00:01Z")
                    .given(submit("d1"), VA, "2027-02-07T09:00:00Z")
                    .given(accept("d1", 2), CLIENT, "2027-02-08T09:00:00Z");
            Numbers numbers = Numbers.of(story, LATER);

            assertThat(numbers.leftOut(IMPROVEMENT_ON_TIME)).isEqualTo(List.of("d1 CONTESTED"));
            int rounds = because == ContestCause.NEW_SCOPE ? 0 : 1;
            assertThat(numbers.share(ROUNDS_PER_ACCEPTED)).isEqualTo(new Share(rounds, 1));
        }
    }
}
