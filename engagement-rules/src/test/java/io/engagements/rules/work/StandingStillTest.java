package io.engagements.rules.work;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.acceptPause;
import static io.engagements.rules.Commands.concedeImprovement;
import static io.engagements.rules.Commands.contestImprovement;
import static io.engagements.rules.Commands.proposePause;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.withdrawImprovement;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.metrics.Metric.IMPROVEMENT_ON_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.Outcome;
import io.engagements.rules.metrics.Numbers;
import io.engagements.rules.metrics.Share;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.ReviewClocks;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A clock stands still for more than one cause, and an instant counts once. d1 was handed in on 28 January 11:00Z, its
 * review is open for 7 days; improvement was asked for on 29 January 09:00Z, due 2 February 09:00Z.
 */
class StandingStillTest {

    private static final String AGREED = "2027-01-29T10:00:00Z";

    /** From 30 January 09:00Z; {@code until} is in Madrid. */
    private static EngagementScenario paused(String until) {
        return improving()
                .given(proposePause("p1", "2027-01-30T10:00", until), VA, AGREED)
                .given(acceptPause(), CLIENT, AGREED);
    }

    private static Instant roundDue(EngagementScenario story) {
        Deliverable d1 = story.deliverable("d1");
        return ReviewClocks.roundDue(d1, d1.review().rounds().get(0))
                .map(Deadline::instant)
                .orElseThrow();
    }

    @Test
    void aRoundContestedInAPauseMovesByTheTimeOfBothTogether() {
        Supplier<EngagementScenario> story = () -> paused("2027-01-31T10:00")
                .given(contestImprovement("d1", 1), VA, "2027-01-30T21:00:00Z")
                .given(concedeImprovement("d1", 1), VA, "2027-02-01T09:00:00Z");

        assertThat(roundDue(story.get())).isEqualTo("2027-02-04T09:00:00Z");
        thenKept(story, "2027-02-04T09:00:00Z", 1);
        thenKept(story, "2027-02-04T09:00:01Z", 0);
    }

    @Test
    void whatAPauseHadMovedMayStillBeContested() {
        Supplier<EngagementScenario> story = () -> paused("2027-02-01T10:00")
                .given(contestImprovement("d1", 1), VA, "2027-02-03T09:00:00Z")
                .given(concedeImprovement("d1", 1), VA, "2027-02-05T09:00:00Z");

        assertThat(roundDue(story.get())).isEqualTo("2027-02-06T09:00:00Z");
        thenKept(story, "2027-02-06T09:00:00Z", 1);
        thenKept(story, "2027-02-06T09:00:01Z", 0);
    }

    private static void thenKept(Supplier<EngagementScenario> story, String resubmitted, int kept) {
        EngagementScenario then = story.get().given(submit("d1"), VA, resubmitted);
        assertThat(Numbers.of(then, "2027-03-01T00:00:00Z").share(IMPROVEMENT_ON_TIME))
                .isEqualTo(new Share(kept, 1));
    }

    @Test
    void theReviewGoesOnWithTheTimeLeftAfterAPauseAndARoundTakenBack() {
        EngagementScenario story =
                paused("2027-01-31T10:00").given(withdrawImprovement("d1", 1), CLIENT, "2027-01-30T21:00:00Z");

        assertThat(ReviewClocks.reviewEnd(story.deliverable("d1")).map(Deadline::instant))
                .contains(Instant.parse("2027-02-06T11:00:00Z"));
    }

    @Test
    void asItWasBeforeTheVaConcededTheDueIsTheOneThatWasLeft() {
        EngagementScenario story = paused("2027-01-31T10:00")
                .given(contestImprovement("d1", 1), VA, "2027-02-01T09:00:00Z")
                .given(concedeImprovement("d1", 1), VA, "2027-02-03T09:00:00Z");
        Review then = story.deliverableAsOf("d1", "2027-02-02T09:00:00Z").review();

        assertThat(ReviewClocks.roundDue(
                                then.rounds().get(0),
                                story.deliverable("d1").standstill().pauses())
                        .map(Deadline::instant))
                .contains(Instant.parse("2027-02-03T09:00:00Z"));
        assertThat(roundDue(story)).isEqualTo("2027-02-05T09:00:00Z");
    }

    /** Contested on 29 January 10:00Z, it may be rejected after 5 February 10:00Z, and a day later for the pause. */
    @Test
    void aContestIsNotLeftOpenTooLongInAPause() {
        String[][] cases = {{"2027-02-06T10:00:00Z", "IMPROVEMENT-FIRST"}, {"2027-02-06T10:00:01Z", ""}};
        for (String[] each : cases) {
            Outcome outcome = paused("2027-01-31T10:00")
                    .given(contestImprovement("d1", 1), VA, AGREED)
                    .when(reject("d1", 1, "2"), CLIENT, each[0]);
            if (each[1].isEmpty()) {
                outcome.thenDone();
            } else {
                outcome.thenRefused(RuleId.of(each[1]));
            }
        }
    }
}
