package io.engagements.rules.termination;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Commands.terminateAt;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.missedWithApproval;
import static io.engagements.rules.Stories.noticed;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.TerminationCommand.TerminateContract;
import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminateContractTest {

    private static final String AT = "2027-02-08T09:00:00Z";

    @Test
    void takesEffectAfterTheNoticePeriodAndUsesItsGrounds() {
        var scenario = noticed();
        scenario.when(terminate("missed-d1", "missed-d1"), CLIENT, AT)
                .thenEvents(new ContractTerminated(
                        "e1",
                        List.of("missed-d1"),
                        "Nothing came",
                        Deadlines.at(LocalDateTime.parse("2027-02-18T10:00"), ZoneId.of("Europe/Madrid")),
                        CLIENT.stamp(Instant.parse(AT))));

        assertThat(scenario.state().contract().state()).isEqualTo(EngagementStatus.TERMINATING);
        scenario.thenGround("missed-d1", Ground.State.USED, "ev-5", "ev-6", "ev-7");
    }

    @Test
    void needsAGround() {
        var scenario = noticed();
        for (TerminateContract command :
                List.of(terminate(), terminate("nonsense"), terminate("missed-d1", "missed-d2"))) {
            scenario.when(command, CLIENT, AT)
                    .thenRefused(RuleId.GROUNDS_REQUIRED)
                    .withFact("grounds", Map.of("missed-d1", "NOTICED"))
                    .withNext("terminate-contract", "propose-end");
        }
        scenario.when(new TerminateContract("e1", null, "Nothing came", null), CLIENT, AT)
                .thenRefused(RuleId.GROUNDS_REQUIRED);
    }

    @Test
    void aGroundCuredAfterTheCurePeriodIsStillCured() {
        noticed()
                .given(submit("d1"), VA, "2027-02-07T09:00:00Z")
                .thenGround("missed-d1", Ground.State.CURED, "ev-5", "ev-6", "ev-7")
                .when(terminate("missed-d1"), CLIENT, AT)
                .thenRefused(RuleId.GROUNDS_REQUIRED)
                .withFact("grounds", Map.of("missed-d1", "CURED"));
    }

    @Test
    void theCurePeriodIsOverASecondAfterItsEnd() {
        noticed()
                .when(terminate("missed-d1"), CLIENT, "2027-02-06T09:00:00.999Z")
                .thenRefused(RuleId.CURE_PERIOD)
                .withFact("cureUntil", Map.of("missed-d1", "2027-02-06T09:00:00Z"))
                .withNext();
        noticed().when(terminate("missed-d1"), CLIENT, "2027-02-06T09:00:01Z").thenDone();
    }

    @Test
    void withoutNoticeTheCurePeriodNeverBegan() {
        missedWithApproval(terms())
                .when(terminate("missed-d1"), CLIENT, "2027-12-01T09:00:00Z")
                .thenRefused(RuleId.CURE_PERIOD)
                .withFact("cureUntil", Map.of());
    }

    @Test
    void aLawyerMustHaveApproved() {
        var unapproved = committed().given(notice("missed-d1"), CLIENT, "2027-02-01T09:00:00Z");
        unapproved
                .when(terminate("missed-d1"), CLIENT, AT)
                .thenRefused(RuleId.LAWYER_APPROVAL)
                .withFact("lawyerAppointed", false)
                .withNext("appoint-lawyer");
        unapproved
                .given(appoint("sol"), CLIENT, AT)
                .when(terminate("missed-d1"), CLIENT, AT)
                .thenRefused(RuleId.LAWYER_APPROVAL)
                .withFact("lawyerAppointed", true)
                .withNext("request-termination-approval");
        unapproved
                .given(approve(), LAWYER, AT)
                .when(terminate("missed-d1"), CLIENT, AT)
                .thenDone();
    }

    @Test
    void takesNoEffectASecondBeforeTheNoticePeriodIsOver() {
        noticed()
                .when(terminateAt("2027-02-18T08:59:59Z", "missed-d1"), CLIENT, AT)
                .thenRefused(RuleId.NOTICE_PERIOD)
                .withFact("effectiveAt", "2027-02-18T08:59:59Z")
                .withFact("earliestEffectiveAt", "2027-02-18T09:00:00Z")
                .withNext("terminate-contract", "propose-end");
        noticed()
                .when(terminateAt("2027-02-18T09:00:00Z", "missed-d1"), CLIENT, AT)
                .thenDone();
    }

    @Test
    void withoutANoticePeriodItTakesEffectAtOnce() {
        noticed(terms().noticeDays(0))
                .when(terminateAt(AT, "missed-d1"), CLIENT, AT)
                .thenDone();
    }

    @Test
    void noticeDaysAreCalendarDays() {
        var scenario = noticed().given(terminate("missed-d1"), CLIENT, "2027-03-20T09:00:00Z");

        assertThat(scenario.state().contract().lastDay().orElseThrow().instant())
                .isEqualTo("2027-03-30T08:00:00Z");
    }

    @Test
    void namesEveryRuleThatFailsTheFirstOneFirst() {
        committed()
                .when(terminateAt("2027-02-09T09:00:00Z", "missed-d1"), CLIENT, AT)
                .thenRefused(RuleId.CURE_PERIOD, RuleId.LAWYER_APPROVAL, RuleId.NOTICE_PERIOD)
                .withNext("give-breach-notice", "appoint-lawyer", "propose-end");
        committed()
                .when(terminateAt("2027-02-09T09:00:00Z", "missed-d1", "missed-d2"), CLIENT, AT)
                .thenRefused(RuleId.GROUNDS_REQUIRED, RuleId.CURE_PERIOD, RuleId.LAWYER_APPROVAL, RuleId.NOTICE_PERIOD);
    }

    @Test
    void isDoneOnce() {
        noticed()
                .given(terminate("missed-d1"), CLIENT, AT)
                .when(terminate("missed-d1"), CLIENT, AT)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFacts(Map.of("state", "TERMINATING", "command", "terminate-contract"));
        noticed()
                .given(terminate("missed-d1"), CLIENT, AT)
                .when(terminate("missed-d1"), CLIENT, "2027-02-18T09:00:01Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "ENDED");
    }
}
