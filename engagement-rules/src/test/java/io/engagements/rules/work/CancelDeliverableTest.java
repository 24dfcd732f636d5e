package io.engagements.rules.work;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.submitPart;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.CancellationCause;
import io.engagements.events.engagement.WorkEvent.DeliverableCancelled;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.metrics.Numbers;
import io.engagements.rules.metrics.Share;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CancelDeliverableTest {

    private static Share missed(EngagementScenario story) {
        return Numbers.of(story, "2027-12-31T00:00:00Z").share(Metric.MISSED);
    }

    @Test
    void beforeItsDueItLeavesTheFigures() {
        var story = committed();
        story.when(cancel("d1"), CLIENT, "2027-01-29T17:00:00.9Z")
                .thenEvents(new DeliverableCancelled(
                        "e1",
                        "d1",
                        CancellationCause.CLIENT,
                        "No longer sold",
                        CLIENT.stamp(Instant.parse("2027-01-29T17:00:00Z"))));

        assertThat(story.until("2027-12-31T00:00:00Z").clockFacts()).isEmpty();
        assertThat(missed(story)).isEqualTo(new Share(0, 0));
    }

    @Test
    void afterItsDueTheMissStaysAndItsGroundIsWithdrawn() {
        var story = committed().given(cancel("d1"), CLIENT, "2027-01-29T17:00:01Z");

        assertThat(missed(story)).isEqualTo(new Share(1, 1));
        story.thenGround("missed-d1", Ground.State.WITHDRAWN, "ev-3", "ev-4");
        assertThat(story.state().contract().ending().misses())
                .as("and counts towards repeated lateness")
                .hasSize(1);
    }

    @Test
    void receivedInTimeButStoredAfterTheMissItLeavesTheFigures() {
        var story = committed().until("2027-01-29T17:00:05Z");
        story.whenStoredLate(cancel("d1"), CLIENT, "2027-01-29T17:00:00.9Z").thenDone();

        assertThat(missed(story)).isEqualTo(new Share(0, 0));
        story.thenGround("missed-d1", Ground.State.WITHDRAWN, "ev-3", "ev-4");
        assertThat(story.state().contract().ending().misses()).isEmpty();
    }

    @Test
    void whatWasHandedInInPartCanStillBeCancelled() {
        committed()
                .given(submitPart("d1"), VA, "2027-01-20T09:00:00Z")
                .when(cancel("d1"), CLIENT, "2027-01-21T09:00:00Z")
                .thenDone();
    }

    @Test
    void whatWasHandedInWholeIsReviewed() {
        submitted().when(cancel("d1"), CLIENT, "2027-01-28T12:00:00Z").thenRefused(RuleId.STATE_FORBIDS);
        committed()
                .given(submit("d1"), VA, "2027-02-01T09:00:00Z")
                .when(cancel("d1"), CLIENT, "2027-02-01T10:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS);
    }

    @Test
    void itCannotBeCancelledTwice() {
        committed()
                .given(cancel("d1"), CLIENT, "2027-01-20T09:00:00Z")
                .when(cancel("d1"), CLIENT, "2027-01-20T09:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "CANCELLED");
    }
}
