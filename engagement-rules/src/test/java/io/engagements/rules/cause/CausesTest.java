package io.engagements.rules.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Family;
import io.engagements.events.engagement.EngagementEvent;
import org.junit.jupiter.api.Test;

/** What came of what in a whole story, {@code TerminationTest} shows; here, that no event was forgotten. */
class CausesTest {

    @Test
    void ofEveryEventItIsSaidWhatItHangsTogetherWith() {
        assertThat(Causes.types().stream().<Class<?>>map(type -> type))
                .containsExactlyInAnyOrderElementsOf(
                        Family.recordsOf(EngagementEvent.class).toList());
    }
}
