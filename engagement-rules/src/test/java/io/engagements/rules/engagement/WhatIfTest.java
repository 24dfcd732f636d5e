package io.engagements.rules.engagement;

import static io.engagements.rules.Stories.accepted;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.rules.Decision;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.ground.Ground;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private static WhatIf delivered(EngagementScenario story, String at) {
        return WhatIf.delivered(story.state(), "d1", Instant.parse(at)).orElseThrow();
    }

    @Test
    void inTimeTheMissNeverComes() {
        WhatIf answer = delivered(committed(), "2027-01-29T17:00:00Z");

        assertThat(answer.decision()).isInstanceOf(Decision.Done.class);
        assertThat(answer.due().orElseThrow().instant()).isEqualTo("2027-01-29T17:00:00Z");
        assertThat(answer.after().grounds().size()).isZero();
    }

    @Test
    void lateItCuresTheGroundThatTheMissWillHaveMade() {
        WhatIf answer = delivered(committed(), "2027-01-29T17:00:01Z");

        assertThat(answer.before().grounds().get("missed-d1").orElseThrow().state())
                .isEqualTo(Ground.State.OPEN);
        assertThat(answer.after().grounds().get("missed-d1").orElseThrow().state())
                .isEqualTo(Ground.State.CURED);
    }

    @Test
    void inARoundItsOwnDueCounts() {
        assertThat(delivered(improving(), "2027-02-01T09:00:00Z")
                        .due()
                        .orElseThrow()
                        .instant())
                .isEqualTo("2027-02-02T09:00:00Z");
    }

    @Test
    void whatReplacesASubmissionHasNoDueToKeep() {
        assertThat(delivered(submitted(), "2027-01-29T09:00:00Z").due()).isEmpty();
    }

    @Test
    void whatIsDecidedIsTakenNoMore() {
        WhatIf answer = delivered(accepted(), "2027-02-01T09:00:00Z");

        assertThat(answer.decision()).isInstanceOf(Decision.Refused.class);
        assertThat(answer.after()).isEqualTo(answer.before());
    }

    @Test
    void nothingIsSaidOfWhatIsNotThere() {
        assertThat(WhatIf.delivered(committed().state(), "d9", Instant.parse("2027-01-29T17:00:00Z")))
                .isEmpty();
    }

    @Test
    void askingChangesNothing() {
        EngagementScenario story = committed();
        Engagement before = story.state();
        delivered(story, "2027-12-31T00:00:00Z");

        assertThat(story.state()).isSameAs(before);
    }
}
