package io.engagements.rules.metrics;

import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Stories.committed;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.Recorded;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EngagementFactsTest {

    private static boolean inOrder(EngagementScenario story, String asOf) {
        EngagementFacts facts = null;
        for (Recorded<EngagementEvent> recorded : story.history()) {
            facts = EngagementFacts.evolve(facts, recorded);
        }
        return Objects.requireNonNull(facts).isInOrder(Instant.parse(asOf));
    }

    @Test
    void knowAsOfWhichMomentsTheHistoryIsNoPrefix() {
        EngagementScenario story = committed().until("2027-01-29T17:00:01Z");
        story.whenStoredLate(submit("d1"), VA, "2027-01-29T17:00:00.9Z").thenDone();

        assertThat(inOrder(story, "2027-01-29T16:59:59Z")).isTrue();
        assertThat(inOrder(story, "2027-01-29T17:00:00Z"))
                .as("the submission had occurred, the miss that is stored before it had not")
                .isFalse();
        assertThat(inOrder(story, "2027-01-29T17:00:01Z")).isTrue();
    }
}
