package io.engagements.rules.termination;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.approveTermination;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.refuseTermination;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.requestApproval;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Commands.withdrawTermination;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.noticed;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.TerminationEvent.TerminationApprovalRequested;
import io.engagements.events.engagement.TerminationEvent.TerminationApproved;
import io.engagements.events.engagement.TerminationEvent.TerminationRefused;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.contract.LegalOpinions;
import io.engagements.rules.engagement.MayTerminate;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** d1 is missed and noticed; the cure period ends on 6 February 09:00Z. No lawyer approved the contract. */
class TerminationApprovalTest {

    private static final String AT = "2027-02-03T09:00:00Z";
    private static final String CURED = "2027-02-06T09:00:01Z";

    private static EngagementScenario noApproval() {
        return committed()
                .given(appoint("sol"), CLIENT, ASKED)
                .given(notice("missed-d1"), CLIENT, "2027-02-01T09:00:00Z");
    }

    /** d2 is missed too. */
    private static EngagementScenario twoMissed() {
        return noApproval()
                .given(request("d2", "2027-02-02T18:00"), CLIENT, "2027-02-01T09:00:00Z")
                .given(commit("d2"), VA, "2027-02-01T09:00:00Z")
                .until("2027-02-02T17:00:01Z");
    }

    @Test
    void isAskedForGivenOrRefusedOnTheGroundsNamed() {
        var story = noApproval();
        story.when(requestApproval("missed-d1", "missed-d1"), CLIENT, AT)
                .thenEvents(new TerminationApprovalRequested(
                        "e1", List.of("missed-d1"), "May we?", CLIENT.stamp(Instant.parse(AT))));
        story.when(refuseTermination("missed-d1"), LAWYER, AT)
                .thenEvents(new TerminationRefused(
                        "e1", List.of("missed-d1"), "Wait for it", LAWYER.stamp(Instant.parse(AT))));
        story.when(approveTermination("missed-d1"), LAWYER, AT)
                .thenEvents(new TerminationApproved(
                        "e1",
                        List.of("missed-d1"),
                        "You may",
                        Deadlines.at(LocalDateTime.parse("2027-02-17T10:00"), ZoneId.of("Europe/Madrid")),
                        LAWYER.stamp(Instant.parse(AT))));
    }

    @Test
    void withoutGroundsNamedItIsAboutAllThatStand() {
        var story = twoMissed();
        story.given(approveTermination(), LAWYER, AT);

        assertThat(story.state().contract().ending().counsel().words())
                .singleElement()
                .extracting(LegalOpinions.Word::groundIds)
                .isEqualTo(List.of("missed-d1", "missed-d2"));
    }

    @Test
    void isAboutGroundsThatStand() {
        for (EngagementCommand command : List.of(approveTermination("none"), refuseTermination("none"))) {
            noApproval().when(command, LAWYER, AT).thenRefused(RuleId.GROUNDS_REQUIRED);
        }
        noApproval().when(requestApproval("none"), CLIENT, AT).thenRefused(RuleId.GROUNDS_REQUIRED);
        committed()
                .given(appoint("sol"), CLIENT, ASKED)
                .when(approveTermination(), LAWYER, ASKED)
                .thenRefused(RuleId.GROUNDS_REQUIRED);
    }

    @Test
    void letsTheClientTerminateOnWhatItNames() {
        noApproval()
                .given(approveTermination("missed-d1"), LAWYER, AT)
                .when(terminate("missed-d1"), CLIENT, CURED)
                .thenDone();
        noApproval()
                .when(terminate("missed-d1"), CLIENT, CURED)
                .thenRefused(RuleId.LAWYER_APPROVAL)
                .withNext("request-termination-approval");
    }

    @Test
    void coversNoGroundThatItDoesNotName() {
        twoMissed()
                .given(approveTermination("missed-d1"), LAWYER, AT)
                .given(notice("missed-d2"), CLIENT, AT)
                .when(terminate("missed-d1", "missed-d2"), CLIENT, "2027-02-09T09:00:00Z")
                .thenRefused(RuleId.LAWYER_APPROVAL);
    }

    /** Whatever became of an approval of other grounds: none ever named this. */
    @Test
    void oneOfOtherGroundsIsNoneThatGrewStale() {
        EngagementScenario story =
                twoMissed().given(approveTermination("missed-d1"), LAWYER, AT).given(notice("missed-d2"), CLIENT, AT);
        String late = "2027-02-18T09:00:00Z";
        story.when(terminate("missed-d2"), CLIENT, late).thenRefused(RuleId.LAWYER_APPROVAL);
        story.when(terminate("missed-d1", "missed-d2"), CLIENT, late).thenRefused(RuleId.LAWYER_APPROVAL);
        story.when(terminate("missed-d1"), CLIENT, late).thenRefused(RuleId.APPROVAL_STALE);
        assertThat(MayTerminate.on(story.state(), List.of("missed-d2"), Instant.parse(late))
                        .missing())
                .containsExactly(MayTerminate.Missing.APPROVAL);

        story.given(approveTermination("missed-d2"), LAWYER, late)
                .when(terminate("missed-d1"), CLIENT, late)
                .thenRefused(RuleId.APPROVAL_STALE)
                .withFact("approvedGrounds", List.of("missed-d1"));
    }

    @Test
    void aNewGroundDoesNotMatter() {
        noApproval()
                .given(approveTermination(), LAWYER, "2027-02-01T10:00:00Z")
                .given(request("d2", "2027-02-02T18:00"), CLIENT, "2027-02-01T11:00:00Z")
                .given(commit("d2"), VA, "2027-02-01T11:00:00Z")
                .when(terminate("missed-d1"), CLIENT, CURED)
                .thenDone();
    }

    @ParameterizedTest
    @CsvSource({"2027-02-17T09:00:00.9Z, true", "2027-02-17T09:00:01Z, false"})
    void holdsForFourteenDays(String at, boolean holds) {
        var outcome = noApproval().given(approveTermination(), LAWYER, AT).when(terminate("missed-d1"), CLIENT, at);
        if (holds) {
            outcome.thenDone();
        } else {
            outcome.thenRefused(RuleId.APPROVAL_STALE)
                    .withFact("approvalHoldsUntil", "2027-02-17T09:00:00Z")
                    .withFact("approvedGrounds", List.of("missed-d1"))
                    .withNext("request-termination-approval");
        }
    }

    @Test
    void isStaleAsSoonAsOneOfItsGroundsIsCured() {
        twoMissed()
                .given(approveTermination(), LAWYER, AT)
                .given(submit("d2"), VA, "2027-02-04T09:00:00Z")
                .when(terminate("missed-d1"), CLIENT, CURED)
                .thenRefused(RuleId.APPROVAL_STALE);
        noApproval()
                .given(approveTermination(), LAWYER, AT)
                .given(submit("d1"), VA, "2027-02-04T09:00:00Z")
                .when(terminate("missed-d1"), CLIENT, CURED)
                .thenRefused(RuleId.GROUNDS_REQUIRED, RuleId.APPROVAL_STALE);
    }

    @Test
    void survivesATerminationThatWasTakenBack() {
        noApproval()
                .given(approveTermination(), LAWYER, AT)
                .given(terminate("missed-d1"), CLIENT, CURED)
                .given(withdrawTermination(), CLIENT, "2027-02-07T09:00:00Z")
                .when(terminate("missed-d1"), CLIENT, "2027-02-08T09:00:00Z")
                .thenDone();
    }

    @Test
    void aRefusalBarsTerminationUntilALaterApproval() {
        var refused = noticed().given(refuseTermination("missed-d1"), LAWYER, AT);
        refused.when(terminate("missed-d1"), CLIENT, CURED)
                .thenRefused(RuleId.LAWYER_APPROVAL)
                .withFact("refused", true);

        refused.given(approveTermination("missed-d1"), LAWYER, CURED)
                .when(terminate("missed-d1"), CLIENT, CURED)
                .thenDone();
    }

    @Test
    void afterARefusalTheContractMayBeApprovedAnewButAnEarlierApprovalIsNone() {
        noApproval()
                .given(approveTermination("missed-d1"), LAWYER, AT)
                .given(refuseTermination("missed-d1"), LAWYER, AT)
                .when(terminate("missed-d1"), CLIENT, CURED)
                .thenRefused(RuleId.LAWYER_APPROVAL);
        noticed()
                .given(refuseTermination("missed-d1"), LAWYER, AT)
                .given(approve(), LAWYER, AT)
                .when(terminate("missed-d1"), CLIENT, CURED)
                .thenDone();
    }

    @Test
    void afterTheEndThereIsNothingToApprove() {
        var ended = noticed(terms().endsOn("2027-02-05"));
        for (EngagementCommand command : List.of(approveTermination(), refuseTermination())) {
            ended.when(command, LAWYER, CURED).thenRefused(RuleId.STATE_FORBIDS);
        }
        ended.when(requestApproval(), CLIENT, CURED).thenRefused(RuleId.STATE_FORBIDS);
    }

    @Test
    void theQuestionIsAnsweredAsTheCommandWouldBe() {
        var story = twoMissed()
                .given(approveTermination(), LAWYER, AT)
                .given(submit("d2"), VA, "2027-02-04T09:00:00Z")
                .until(CURED);
        var asked = MayTerminate.on(story.state(), List.of("missed-d1"), Instant.parse(CURED))
                .decision();

        assertThat(asked)
                .isEqualTo(story.when(terminate("missed-d1"), CLIENT, CURED).decision());
    }
}
