package io.engagements.rules.metrics;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptReopening;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.proposeReopening;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static io.engagements.rules.metrics.Metric.FIRST_PASS_ACCEPTANCE;
import static io.engagements.rules.metrics.Metric.RATING;
import static io.engagements.rules.metrics.Metric.REJECTED;
import static io.engagements.rules.metrics.Metric.REVIEW_LAPSE;
import static io.engagements.rules.metrics.Metric.REVIEW_TURNAROUND;
import static io.engagements.rules.metrics.Metric.ROUNDS_PER_ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.rules.EngagementScenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SubmissionFact in on 28 January 11:00Z. What was, stays; what is decided anew, counts anew. */
class ReopenedReviewsTest {

    private static final String AGREED = "2027-02-06T11:00:00Z";
    private static final String LATER = "2027-12-31T00:00:00Z";

    private static EngagementScenario reopened(EngagementScenario story) {
        return story.given(proposeReopening("p1", "d1"), VA, "2027-02-05T09:00:00Z")
                .given(acceptReopening("d1"), CLIENT, AGREED);
    }

    private static AcceptDeliverable rated(int version, int rating) {
        return new AcceptDeliverable("e1", "d1", version, null, rating);
    }

    @Test
    void aLapseStaysALapseAndTheNewReviewIsAnother() {
        EngagementScenario story = reopened(submitted());
        assertThat(Numbers.of(story, AGREED).share(REVIEW_LAPSE)).isEqualTo(new Share(1, 1));
        assertThat(Numbers.of(story, AGREED).leftOut(REVIEW_LAPSE)).containsExactly("d1 PENDING");
        assertThat(Numbers.of(story, AGREED).leftOut(FIRST_PASS_ACCEPTANCE)).containsExactly("d1 PENDING");
        assertThat(Numbers.of(story, "2027-02-06T10:59:59Z").leftOut(FIRST_PASS_ACCEPTANCE))
                .containsExactly("d1 LAPSED");

        story.given(accept("d1", 1), CLIENT, "2027-02-07T11:00:00Z");
        assertThat(Numbers.of(story, LATER).share(REVIEW_LAPSE)).isEqualTo(new Share(1, 2));
        assertThat(Numbers.of(story, LATER).share(FIRST_PASS_ACCEPTANCE)).isEqualTo(new Share(1, 1));
        assertThat(Numbers.of(story, LATER).items(REVIEW_TURNAROUND))
                .extracting(Item::amount)
                .containsExactly(10 * 24 * 3_600L);
    }

    @Test
    void aReplacementAfterAReopeningTakesNoLapseBack() {
        EngagementScenario story = reopened(submitted()).given(submit("d1"), VA, "2027-02-07T09:00:00Z");

        assertThat(Numbers.of(story, LATER).share(REVIEW_LAPSE)).isEqualTo(new Share(1, 1));
    }

    @Test
    void anAcceptanceIsNoneWhileReopenedAndItsRatingWasGiven() {
        EngagementScenario story = reopened(submitted().given(rated(1, 2), CLIENT, "2027-01-29T11:00:00Z"));
        assertThat(Numbers.of(story, AGREED).leftOut(FIRST_PASS_ACCEPTANCE)).containsExactly("d1 PENDING");
        assertThat(Numbers.of(story, AGREED).of(ROUNDS_PER_ACCEPTED)).isEmpty();

        story.given(improve("d1", 1, "1"), CLIENT, AGREED)
                .given(submit("d1"), VA, AGREED)
                .given(rated(2, 5), CLIENT, "2027-02-07T11:00:00Z");
        Numbers numbers = Numbers.of(story, LATER);
        assertThat(numbers.share(FIRST_PASS_ACCEPTANCE)).isEqualTo(new Share(0, 1));
        assertThat(numbers.share(ROUNDS_PER_ACCEPTED)).isEqualTo(new Share(1, 1));
        assertThat(numbers.items(RATING)).extracting(Item::amount).containsExactly(2L, 5L);
        assertThat(numbers.items(REVIEW_TURNAROUND))
                .extracting(Item::amount)
                .as("each version by its first decision")
                .isEqualTo(List.of(24 * 3_600L, 24 * 3_600L));
        assertThat(numbers.share(REVIEW_LAPSE)).isEqualTo(new Share(0, 3));
    }

    @Test
    void aRejectionIsTheLatestDecisionUntilThereIsAnother() {
        EngagementScenario story =
                reopened(submitted(terms().rounds(0)).given(reject("d1", 1, "2"), CLIENT, "2027-01-29T11:00:00Z"));
        assertThat(Numbers.of(story, AGREED).share(REJECTED)).isEqualTo(new Share(1, 1));
        assertThat(Numbers.of(story, AGREED).leftOut(FIRST_PASS_ACCEPTANCE)).containsExactly("d1 PENDING");

        story.given(accept("d1", 1), CLIENT, "2027-02-07T11:00:00Z");
        assertThat(Numbers.of(story, LATER).share(REJECTED)).isEqualTo(new Share(0, 1));
    }
}
