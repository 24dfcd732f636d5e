package io.engagements.rules.termination;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.noticed;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.TerminationCommand.GiveBreachNotice;
import io.engagements.events.engagement.TerminationEvent.BreachNoticeGiven;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.contract.Ending;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GiveBreachNoticeTest {

    private static final String AT = "2027-02-01T09:00:00Z";
    private static final Deadline CURE_UNTIL =
            Deadlines.at(LocalDateTime.parse("2027-02-06T10:00"), ZoneId.of("Europe/Madrid"));

    @Test
    void startsTheCurePeriodOfTheGroundsItNames() {
        var scenario = committed();
        scenario.when(notice("missed-d1"), CLIENT, AT)
                .thenEvents(new BreachNoticeGiven(
                        "e1", List.of("missed-d1"), "It is missing", CURE_UNTIL, CLIENT.stamp(Instant.parse(AT))));

        scenario.thenGround("missed-d1", Ground.State.NOTICED, "ev-3", "ev-4");
        assertThat(scenario.ground("missed-d1").cureUntil()).isEqualTo(CURE_UNTIL);
        assertThat(scenario.state().contract().ending().notices())
                .containsExactly(new Ending.Notice(
                        List.of("missed-d1"), "It is missing", CURE_UNTIL, CLIENT.stamp(Instant.parse(AT)), "ev-4"));
    }

    @Test
    void namesEachGroundOnce() {
        var scenario = committed().given(notice("missed-d1", "missed-d1"), CLIENT, AT);

        scenario.thenGround("missed-d1", Ground.State.NOTICED, "ev-3", "ev-4");
        assertThat(scenario.state().contract().ending().notices().get(0).groundIds())
                .containsExactly("missed-d1");
    }

    @Test
    void thereIsNoGroundInTheDuesOwnSecond() {
        committed()
                .when(notice("missed-d1"), CLIENT, "2027-01-29T17:00:00.9Z")
                .thenRefused(RuleId.GROUNDS_REQUIRED)
                .withFacts(Map.of("citedGrounds", List.of("missed-d1"), "grounds", Map.of()))
                .withNext("propose-end");
        committed().when(notice("missed-d1"), CLIENT, "2027-01-29T17:00:01Z").thenDone();
    }

    @Test
    void atLeastOneGroundIsCited() {
        committed()
                .when(notice(), CLIENT, AT)
                .thenRefused(RuleId.GROUNDS_REQUIRED)
                .withNext("give-breach-notice", "propose-end");
        committed()
                .when(new GiveBreachNotice("e1", null, "It is missing"), CLIENT, AT)
                .thenRefused(RuleId.GROUNDS_REQUIRED)
                .withFact("citedGrounds", List.of());
    }

    @Test
    void everyGroundCitedIsOpen() {
        committed().when(notice("missed-d1", "missed-d2"), CLIENT, AT).thenRefused(RuleId.GROUNDS_REQUIRED);
        noticed()
                .when(notice("missed-d1"), CLIENT, "2027-02-02T09:00:00Z")
                .thenRefused(RuleId.GROUNDS_REQUIRED)
                .withFact("grounds", Map.of("missed-d1", "NOTICED"));
        committed()
                .given(submit("d1"), VA, AT)
                .when(notice("missed-d1"), CLIENT, AT)
                .thenRefused(RuleId.GROUNDS_REQUIRED)
                .withFact("grounds", Map.of("missed-d1", "CURED"));
    }

    @Test
    void leavesGroundsThatItDoesNotNameOpen() {
        committed()
                .given(request("d2", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(commit("d2"), VA, ASKED)
                .given(notice("missed-d2"), CLIENT, AT)
                .thenGround("missed-d1", Ground.State.OPEN, "ev-5")
                .thenGround("missed-d2", Ground.State.NOTICED, "ev-6", "ev-7");
    }

    @Test
    void isNotGivenAfterTheEnd() {
        committed(terms().endsOn("2027-01-31"))
                .when(notice("missed-d1"), CLIENT, AT)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFacts(Map.of("state", "ENDED", "command", "give-breach-notice"));
    }
}
