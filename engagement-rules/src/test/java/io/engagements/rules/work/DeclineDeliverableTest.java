package io.engagements.rules.work;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.decline;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.Stories.ASKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.WorkEvent.DeliverableDeclined;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.review.DeliverableState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeclineDeliverableTest {

    private static EngagementScenario requested() {
        return hired().given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED);
    }

    @Test
    void aRequestIsDeclinedWithAReason() {
        requested()
                .when(decline("d1"), VA, "2027-01-29T17:00:00.9Z")
                .thenEvents(new DeliverableDeclined(
                        "e1", "d1", "Too much for June", VA.stamp(Instant.parse("2027-01-29T17:00:00Z"))));
    }

    @Test
    void itCountsAgainstNobody() {
        var declined = requested().given(decline("d1"), VA, ASKED).until("2027-12-31T00:00:00Z");

        assertThat(declined.clockFacts()).isEmpty();
        assertThat(declined.state().grounds().size()).isZero();
        assertThat(declined.deliverable("d1").state()).isEqualTo(DeliverableState.DECLINED);
        assertThat(declined.deliverable("d1").delivery().declinedAt()).isEqualTo(ASKED);
    }

    @Test
    void receivedInTimeButStoredAfterTheLapseItIsDeclined() {
        var lapsed = requested().until("2027-01-29T17:00:01Z");

        lapsed.whenStoredLate(decline("d1"), VA, "2027-01-29T17:00:00.9Z").thenDone();
        assertThat(lapsed.deliverable("d1").delivery().lapsedAt()).isNull();
        requested().when(decline("d1"), VA, "2027-01-29T17:00:01Z").thenRefused(RuleId.STATE_FORBIDS);
    }
}
