package io.engagements.query.answer;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.acceptDue;
import static io.engagements.rules.Commands.proposeDue;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Stories.improving;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.rules.EngagementScenario;
import io.engagements.rules.time.Intervals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the interface says of an improvement round whose miss an extension, asked for in time, has lifted. */
class RoundPunctualityTest {

    private static EngagementScenario missed() {
        return improving()
                .given(proposeDue("p1", "d1", "2027-02-05T10:00"), VA, "2027-02-02T09:00:00Z")
                .until("2027-02-02T09:00:01Z");
    }

    private static @Nullable Boolean onTime(EngagementScenario story) {
        return ReviewView.of(story.deliverable("d1").review(), Intervals.NONE)
                .rounds()
                .get(0)
                .onTime();
    }

    @Test
    void isOpenUntilTheNewDueHasPassed() {
        assertThat(onTime(missed())).isFalse();
        EngagementScenario extended = missed().given(acceptDue("d1"), CLIENT, "2027-02-03T09:00:00Z");
        assertThat(onTime(extended)).isNull();

        assertThat(onTime(extended.until("2027-02-05T09:00:01Z"))).isFalse();
        assertThat(onTime(missed().given(acceptDue("d1"), CLIENT, "2027-02-03T09:00:00Z")
                        .given(submit("d1"), VA, "2027-02-04T09:00:00Z")))
                .isTrue();
    }
}
