package io.engagements.rules.ground;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.acceptDue;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.proposeDue;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.resign;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Commands.terminateAt;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.noticed;
import static io.engagements.rules.Stories.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.rules.EngagementScenario;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a reason for termination. Event ids count from ev-0, the hiring. */
class GroundTest {

    private static EngagementScenario missed() {
        return committed().until("2027-01-29T17:00:01Z");
    }

    @Test
    void aMissOpensAGround() {
        assertThat(missed().ground("missed-d1"))
                .isEqualTo(new Ground(
                        "missed-d1",
                        Ground.Kind.MISSED_DEADLINE,
                        List.of("d1"),
                        null,
                        List.of(new Ground.Turn(
                                Ground.State.OPEN,
                                Instant.parse("2027-01-29T17:00:01Z"),
                                List.of("ev-3"),
                                null,
                                false)),
                        null,
                        null));
    }

    @Test
    void aDueKeptOpensNone() {
        assertThat(submitted().until("2027-12-31T00:00:00Z").state().grounds().size())
                .isZero();
    }

    @Test
    void deliveryCuresAnOpenOne() {
        missed().given(submit("d1"), VA, "2027-02-01T09:00:00Z")
                .thenGround("missed-d1", Ground.State.CURED, "ev-3", "ev-4");
    }

    @Test
    void deliveryCuresANoticedOneAlsoAfterTheCurePeriod() {
        var cured = noticed().given(submit("d1"), VA, "2027-03-01T09:00:00Z");

        cured.thenGround("missed-d1", Ground.State.CURED, "ev-5", "ev-6", "ev-7");
        assertThat(cured.ground("missed-d1").cureUntil())
                .as("what was promised stays in sight")
                .isNotNull();
    }

    @Test
    void terminationUsesTheOneItCitesAndNoOther() {
        noticed()
                .given(request("d2", "2027-02-03T18:00"), CLIENT, "2027-02-02T09:00:00Z")
                .given(commit("d2"), VA, "2027-02-02T09:00:00Z")
                .given(terminate("missed-d1"), CLIENT, "2027-02-08T09:00:00Z")
                .thenGround("missed-d1", Ground.State.USED, "ev-5", "ev-6", "ev-10")
                .thenGround("missed-d2", Ground.State.OPEN, "ev-9");
    }

    @Test
    void aUsedOneIsNotCuredAnyMore() {
        noticed()
                .given(terminate("missed-d1"), CLIENT, "2027-02-08T09:00:00Z")
                .given(submit("d1"), VA, "2027-02-09T09:00:00Z")
                .thenGround("missed-d1", Ground.State.USED, "ev-5", "ev-6", "ev-7");
    }

    @Test
    void aSupersededMissIsWithdrawnWhetherNoticedOrNot() {
        var open = missed();
        open.whenStoredLate(submit("d1"), VA, "2027-01-29T17:00:00.9Z").thenDone();
        open.thenGround("missed-d1", Ground.State.WITHDRAWN, "ev-3", "ev-4");

        var noticed = missed().given(notice("missed-d1"), CLIENT, "2027-01-29T17:00:01Z");
        noticed.whenStoredLate(submit("d1"), VA, "2027-01-29T17:00:00.9Z").thenDone();
        noticed.thenGround("missed-d1", Ground.State.WITHDRAWN, "ev-3", "ev-4", "ev-5");
    }

    @Test
    void aMissedRoundIsAGroundOfItsOwn() {
        var scenario = improving().until("2027-02-02T09:00:01Z");
        assertThat(scenario.ground("round-1-missed-d1"))
                .isEqualTo(new Ground(
                        "round-1-missed-d1",
                        Ground.Kind.MISSED_DEADLINE,
                        List.of("d1"),
                        1,
                        List.of(new Ground.Turn(
                                Ground.State.OPEN,
                                Instant.parse("2027-02-02T09:00:01Z"),
                                List.of("ev-5"),
                                null,
                                false)),
                        null,
                        null));

        scenario.given(notice("round-1-missed-d1"), CLIENT, "2027-02-03T09:00:00Z")
                .given(submit("d1"), VA, "2027-02-04T09:00:00Z")
                .thenGround("round-1-missed-d1", Ground.State.CURED, "ev-5", "ev-6", "ev-7");
    }

    @Test
    void aRoundsMissIsWithdrawnWhenItsResubmissionWasInTime() {
        var scenario = improving().until("2027-02-02T09:00:05Z");
        scenario.whenStoredLate(submit("d1"), VA, "2027-02-02T09:00:00.9Z").thenDone();

        scenario.thenGround("round-1-missed-d1", Ground.State.WITHDRAWN, "ev-5", "ev-6");
    }

    @Test
    void aLateRoundLeavesTheFirstMissAsItWas() {
        missed().given(submit("d1"), VA, "2027-02-01T09:00:00Z")
                .given(improve("d1", 1, "1"), CLIENT, "2027-02-01T10:00:00Z")
                .given(submit("d1"), VA, "2027-02-05T09:00:00Z")
                .given(improve("d1", 2, "1"), CLIENT, "2027-02-05T10:00:00Z")
                .until("2027-02-28T00:00:00Z")
                .thenGround("missed-d1", Ground.State.CURED, "ev-3", "ev-4")
                .thenGround("round-1-missed-d1", Ground.State.CURED, "ev-6", "ev-7")
                .thenGround("round-2-missed-d1", Ground.State.OPEN, "ev-9");
    }

    @Test
    void aSubmissionOfOtherWorkCuresNothing() {
        missed().given(request("d2", "2027-02-05T18:00"), CLIENT, "2027-02-01T09:00:00Z")
                .given(commit("d2"), VA, "2027-02-01T09:00:00Z")
                .given(submit("d2"), VA, "2027-02-01T10:00:00Z")
                .thenGround("missed-d1", Ground.State.OPEN, "ev-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1-round-1", "round-1-d1", "missed-d1", "round-1-missed-d1"})
    void aDeliverableWithALookalikeIdKeepsItsOwnGround(String twin) {
        var scenario = committed()
                .given(request(twin, "2027-02-05T18:00"), CLIENT, ASKED)
                .given(commit(twin), VA, ASKED)
                .given(submit("d1"), VA, "2027-01-28T11:00:00Z")
                .given(improve("d1", 1, "1"), CLIENT, "2027-02-02T09:00:00Z")
                .until("2027-02-05T17:00:01Z");

        assertThat(scenario.state().grounds().values())
                .extracting(Ground::deliverableIds)
                .containsExactly(List.of("d1"), List.of(twin));
    }

    @Test
    void whereAnotherLastDayComesFirstItIsNotUsed() {
        var resigned = noticed()
                .given(terminateAt("2027-04-01T10:00", "missed-d1"), CLIENT, "2027-02-08T09:00:00Z")
                .thenGround("missed-d1", Ground.State.USED, "ev-5", "ev-6", "ev-7")
                .given(resign("2027-03-01"), VA, "2027-02-09T09:00:00Z")
                .thenGround("missed-d1", Ground.State.NOTICED, "ev-5", "ev-6", "ev-7");

        resigned.given(submit("d1"), VA, "2027-02-10T09:00:00Z")
                .thenGround("missed-d1", Ground.State.CURED, "ev-5", "ev-6", "ev-7", "ev-9");
    }

    @Test
    void itStandsSinceItAroseTheLastTime() {
        var twice = committed()
                .given(proposeDue("p1", "d1", "2027-02-10T17:00:00Z"), VA, "2027-01-28T09:00:00Z")
                .until("2027-01-30T09:00:00Z")
                .given(acceptDue("d1"), CLIENT, "2027-01-31T09:00:00Z")
                .until("2027-02-11T09:00:00Z")
                .ground("missed-d1");

        assertThat(twice.state()).isEqualTo(Ground.State.OPEN);
        assertThat(twice.stoodSince(Instant.parse("2027-01-30T09:00:00Z")))
                .isEqualTo(Instant.parse("2027-01-29T17:00:01Z"));
        assertThat(twice.stoodSince(Instant.parse("2027-02-11T09:00:00Z")))
                .isEqualTo(Instant.parse("2027-02-10T17:00:01Z"));
        assertThat(noticed().ground("missed-d1").stoodSince(Instant.MAX))
                .as("a notice is no beginning")
                .isEqualTo(Instant.parse("2027-01-29T17:00:01Z"));
    }
}
