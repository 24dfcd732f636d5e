package io.engagements.rules.metrics;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.decline;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.noticed;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Callers;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.ground.Ground.State;
import io.engagements.rules.metrics.ChangePressure.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Numbers that only count. */
class CountsTest {

    private static final String ASKED = "2027-01-12T09:00:00Z";
    private static final String LATER = "2027-12-31T00:00:00Z";

    private static Commitments commitments(EngagementScenario story, String asOf) {
        return Commitments.of(Numbers.of(story, asOf).items(Metric.COMMITMENTS));
    }

    @Test
    void eachAnswerToARequestIsCounted() {
        EngagementScenario story = hired().given(request("a", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(request("b", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(request("c", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(commit("a"), VA, "2027-01-27T17:00:00Z")
                .given(decline("b"), VA, "2027-01-28T17:00:00Z")
                .until(LATER);

        assertThat(commitments(story, LATER)).isEqualTo(new Commitments(3, 1, 1, 1, new Durations(List.of(172_800L))));
        assertThat(commitments(story, "2027-01-28T00:00:00Z"))
                .isEqualTo(new Commitments(3, 1, 0, 0, new Durations(List.of(172_800L))));
    }

    @Test
    void anAnswerReceivedInTimeMakesTheLapseOfTheRequestNone() {
        EngagementScenario story =
                hired().given(request("a", "2027-01-29T18:00"), CLIENT, ASKED).until("2027-01-29T17:00:01Z");
        story.whenStoredLate(decline("a"), VA, "2027-01-29T17:00:00.5Z").thenDone();

        assertThat(commitments(story, LATER)).isEqualTo(new Commitments(1, 0, 1, 0, new Durations(List.of())));
    }

    private static int grounds(EngagementScenario story, String asOf, State state) {
        return GroundsLedger.count(Numbers.of(story, asOf).items(Metric.GROUNDS), state);
    }

    @Test
    void groundsStandAsTheyStoodThen() {
        EngagementScenario story = noticed().given(submit("d1"), VA, "2027-03-01T09:00:00Z");
        Instant noticedAt = story.ground("missed-d1").turns().get(1).at();

        assertThat(grounds(story, LATER, State.CURED)).isEqualTo(1);
        assertThat(grounds(story, noticedAt.toString(), State.NOTICED)).isEqualTo(1);
        assertThat(grounds(story, noticedAt.minusSeconds(1).toString(), State.OPEN))
                .isEqualTo(1);
        assertThat(Numbers.of(story, "2027-01-29T17:00:00Z").items(Metric.GROUNDS))
                .isEmpty();
    }

    @Test
    void onlyWhatAGuardRefusedIsPressure() {
        assertThat(refused(RuleId.GROUNDS_REQUIRED)).isEmpty();
        List<Refused> refused = List.of(
                refused(RuleId.TERMS_SET_BY_VA).orElseThrow(),
                refused(RuleId.TIMESHEETS_NOT_OWED).orElseThrow(),
                refused(RuleId.TERMS_SET_BY_VA).orElseThrow());

        assertThat(ChangePressure.counts(Numbers.of(committed(), refused, LATER).items(Metric.CHANGE_PRESSURE)))
                .isEqualTo(Map.of("TERMS-SET-BY-VA", 2, "TIMESHEETS-NOT-OWED", 1));
        assertThat(Numbers.of(committed(), refused, "2027-05-10T13:59:59Z").items(Metric.CHANGE_PRESSURE))
                .isEmpty();
    }

    private static Optional<Refused> refused(RuleId rule) {
        Instant at = Instant.parse("2027-05-10T14:00:00Z");
        return ChangePressure.of(
                "r1", new AttemptRefused("e1", "change-terms", List.of(rule), Map.of(), Callers.CLIENT.stamp(at)));
    }
}
