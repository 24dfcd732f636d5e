package io.engagements.rules.proposal;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.acceptTerms;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.declineTerms;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.proposeTerms;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.withdrawTerms;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.ContractEvent.TermsChangeAccepted;
import io.engagements.events.engagement.ContractEvent.TermsChangeProposed;
import io.engagements.events.engagement.ContractEvent.TermsChanged;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalEvent.ProposalLapsed;
import io.engagements.events.engagement.ProposalEvent.ProposalWithdrawn;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Callers;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.TermsMother;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.EngagementClock;
import io.engagements.rules.engagement.EngagementTasks;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Other terms are proposed by either side, agreed by the other, and take effect at their time. */
class ProposeTermsChangeTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final String ASKED_AT = "2027-05-10T14:00:00Z";
    private static final String JUNE = "2027-06-01T00:00";

    private static TermsMother cheaper() {
        return terms().fee("35");
    }

    private static EngagementScenario proposed() {
        return hired().given(proposeTerms("p1", cheaper(), JUNE), CLIENT, ASKED_AT);
    }

    @Test
    void isOpenForFourteenCalendarDays() {
        hired().when(proposeTerms("p1", cheaper(), JUNE), CLIENT, ASKED_AT)
                .thenEvents(new TermsChangeProposed(
                        "e1",
                        "p1",
                        1,
                        cheaper().complete(),
                        Deadlines.at(LocalDateTime.parse(JUNE), MADRID),
                        Deadlines.at(LocalDateTime.parse("2027-05-24T16:00"), MADRID),
                        CLIENT.stamp(Instant.parse(ASKED_AT))));
    }

    @Test
    void lapsesWhenItsTimeComesBeforeThat() {
        EngagementScenario story = hired().given(proposeTerms("p1", cheaper(), "2027-05-12T00:00"), CLIENT, ASKED_AT);

        assertThat(EngagementClock.nextDue(story.state())).contains(Instant.parse("2027-05-11T22:00:01Z"));
    }

    @Test
    void acceptedItTakesEffectAtItsInstantExactly() {
        EngagementScenario story = proposed().given(acceptTerms(), VA, "2027-05-11T14:00:00Z");
        assertThat(story.events())
                .endsWith(new TermsChangeAccepted("e1", "p1", VA.stamp(Instant.parse("2027-05-11T14:00:00Z"))));

        assertThat(story.until("2027-05-31T21:59:59Z").state().contract().terms())
                .isEqualTo(terms().complete());
        story.until("2027-05-31T22:00:00Z");
        assertThat(story.events())
                .endsWith(new TermsChanged(
                        "e1",
                        "p1",
                        2,
                        cheaper().complete(),
                        null,
                        Stamp.byClock(Instant.parse("2027-05-31T22:00:00Z"))));
        assertThat(story.state().contract().terms()).isEqualTo(cheaper().complete());
        assertThat(story.state().contract().proposals().terms())
                .extracting(Proposals.AgreedTerms::version)
                .containsExactly(1, 2);
    }

    @Test
    void declinedWithdrawnOrUnansweredItChangesNothing() {
        Instant at = Instant.parse("2027-05-11T14:00:00Z");
        proposed()
                .when(declineTerms(), VA, at.toString())
                .thenEvents(new ProposalDeclined(
                        "e1", ProposalKind.TERMS_CHANGE, "p1", null, "Not for that", VA.stamp(at)));
        proposed()
                .when(withdrawTerms(), CLIENT, at.toString())
                .thenEvents(new ProposalWithdrawn(
                        "e1", ProposalKind.TERMS_CHANGE, "p1", null, "Never mind", CLIENT.stamp(at)));
        EngagementScenario silent = proposed().until("2027-06-02T00:00:00Z");
        assertThat(silent.events())
                .endsWith(new ProposalLapsed(
                        "e1",
                        ProposalKind.TERMS_CHANGE,
                        "p1",
                        null,
                        Deadlines.at(LocalDateTime.parse("2027-05-24T16:00"), MADRID),
                        Stamp.byClock(Instant.parse("2027-05-24T14:00:01Z"))));
        assertThat(silent.state().contract().termsVersion()).isEqualTo(1);
    }

    @Test
    void nobodyAnswersTheirOwnNorTakesBackAnothers() {
        proposed()
                .when(acceptTerms(), CLIENT, ASKED_AT)
                .thenRefused(RuleId.OTHER_SIDE_ANSWERS)
                .withFact("proposedBy", "CLIENT")
                .withNext("withdraw-terms-change");
        proposed().when(declineTerms(), CLIENT, ASKED_AT).thenRefused(RuleId.OTHER_SIDE_ANSWERS);
        proposed()
                .when(withdrawTerms(), VA, ASKED_AT)
                .thenRefused(RuleId.OTHER_SIDE_ANSWERS)
                .withNext("accept-terms-change", "decline-terms-change");
    }

    @Test
    void inTheEndsOwnSecondAnAnswerIsInTimeAlsoWhenStoredAfterTheLapse() {
        proposed().when(acceptTerms(), VA, "2027-05-24T14:00:00.9Z").thenDone();
        EngagementScenario late = proposed().until("2027-05-24T14:00:01Z");
        late.whenStoredLate(acceptTerms(), VA, "2027-05-24T14:00:00.9Z").thenDone();
        assertThat(late.until("2027-06-01T00:00:00Z").state().contract().termsVersion())
                .isEqualTo(2);
        proposed()
                .when(acceptTerms(), VA, "2027-05-24T14:00:01Z")
                .thenRefused(RuleId.PROPOSAL_LAPSED)
                .withFact("lapsedAt", "2027-05-24T14:00:00Z")
                .withNext("propose-terms-change");
    }

    @Test
    void aSideHasOneOpenAndEachSideMayHaveOne() {
        proposed()
                .when(proposeTerms("p2", cheaper(), JUNE), CLIENT, ASKED_AT)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "OPEN")
                .withNext("withdraw-terms-change");
        EngagementScenario both = proposed().given(proposeTerms("p2", terms(), JUNE), VA, ASKED_AT);
        both.when(acceptTerms(), CLIENT, ASKED_AT).thenInvalid("/proposalId");
        both.when(new AnswerProposal(Verb.ACCEPT, ProposalKind.TERMS_CHANGE, "e1", null, "p2", null), CLIENT, ASKED_AT)
                .thenDone();
        both.when(acceptTerms(), VA, ASKED_AT).thenDone();
    }

    @Test
    void anIdIsTakenOnceAndAnAnswerIsGivenOnce() {
        proposed()
                .given(withdrawTerms(), CLIENT, ASKED_AT)
                .when(proposeTerms("p1", cheaper(), JUNE), VA, ASKED_AT)
                .thenLostTo(1, "propose-terms-change", "ceramica-ruiz", ASKED_AT);
        proposed()
                .given(withdrawTerms(), CLIENT, ASKED_AT)
                .when(new AnswerProposal(Verb.ACCEPT, ProposalKind.TERMS_CHANGE, "e1", null, "p1", null), VA, ASKED_AT)
                .thenLostTo(2, "withdraw-terms-change", "ceramica-ruiz", ASKED_AT);
        proposed()
                .given(declineTerms(), VA, ASKED_AT)
                .when(declineTerms(), VA, ASKED_AT)
                .thenRefused(RuleId.STATE_FORBIDS);
        hired().when(acceptTerms(), VA, ASKED_AT).thenRefused(RuleId.STATE_FORBIDS);
        proposed().whenStoredLate(acceptTerms(), VA, "2027-05-10T13:59:59Z").thenRefused(RuleId.STATE_FORBIDS);
        hired().when(new AnswerProposal(Verb.ACCEPT, ProposalKind.TERMS_CHANGE, "e1", null, "none", null), VA, ASKED_AT)
                .thenInvalid("/proposalId");
    }

    @Test
    void theyTakeEffectAtATimeToComeWithinTheEngagement() {
        hired().when(proposeTerms("p1", cheaper(), ASKED_AT), CLIENT, ASKED_AT).thenRefused(RuleId.DUE_AHEAD);
        hired().when(proposeTerms("p1", cheaper(), "2027-05-10T14:00:01Z"), CLIENT, ASKED_AT)
                .thenDone();
        hiredOn(terms().endsOn("2027-05-31"))
                .when(proposeTerms("p1", cheaper(), JUNE), CLIENT, ASKED_AT)
                .thenRefused(RuleId.DUE_AHEAD);
        hired().when(proposeTerms("p1", cheaper().endsOn("2027-05-31"), JUNE), CLIENT, ASKED_AT)
                .thenInvalid("/terms/endsOn");
    }

    @Test
    void afterTheEndNothingIsAgreedAndNothingTakesEffect() {
        EngagementScenario story = hiredOn(terms().endsOn("2027-05-31"))
                .given(
                        proposeTerms("p1", cheaper().endsOn("2027-12-31"), "2027-05-31T12:00"),
                        VA,
                        "2027-05-30T14:00:00Z")
                .until("2027-06-01T14:00:00Z");
        story.when(acceptTerms(), CLIENT, "2027-06-01T14:00:00Z").thenRefused(RuleId.PROPOSAL_LAPSED);
        story.when(proposeTerms("p2", cheaper(), "2027-07-01T00:00"), VA, "2027-06-01T14:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS);
    }

    @Test
    void anotherEndDateMovesTheLastDay() {
        EngagementScenario story = hiredOn(terms().endsOn("2027-05-31"))
                .given(proposeTerms("p1", cheaper().endsOn("2027-12-31"), "2027-05-20T00:00"), VA, ASKED_AT)
                .given(acceptTerms(), CLIENT, ASKED_AT)
                .until("2027-06-01T14:00:00Z");

        assertThat(story.state().contract().state()).isEqualTo(EngagementStatus.ACTIVE);
        assertThat(story.state().contract().lastDay().orElseThrow().instant())
                .isEqualTo(Instant.parse("2027-12-31T22:59:59Z"));
    }

    @Test
    void whatRunsKeepsTheTermsInForceWhenItStarted() {
        EngagementScenario story = hired().given(request("d1", "2027-05-31T18:00"), CLIENT, ASKED_AT)
                .given(commit("d1"), VA, ASKED_AT)
                .given(proposeTerms("p1", terms().reviewDays(1).turnaroundDays(9), JUNE), CLIENT, ASKED_AT)
                .given(acceptTerms(), VA, ASKED_AT)
                .given(submit("d1"), VA, "2027-05-31T16:00:00Z");

        story.given(improve("d1", 1, "1"), CLIENT, "2027-06-05T16:00:00Z");
        assertThat(story.deliverable("d1")
                        .review()
                        .openRound()
                        .orElseThrow()
                        .due()
                        .instant())
                .isEqualTo(Instant.parse("2027-06-14T16:00:00Z"));
    }

    @Test
    void aMissCountsAsItDidWhenItWasOne() {
        EngagementScenario story = hiredOn(terms().lateness(2, 30))
                .given(request("d1", "2027-05-20T18:00"), CLIENT, ASKED_AT)
                .given(commit("d1"), VA, ASKED_AT)
                .given(request("d2", "2027-05-21T18:00"), CLIENT, ASKED_AT)
                .given(commit("d2"), VA, ASKED_AT)
                .given(proposeTerms("p1", terms().lateness(5, 7), "2027-05-22T00:00"), VA, ASKED_AT)
                .given(acceptTerms(), CLIENT, ASKED_AT)
                .until("2027-06-10T00:00:00Z");

        Ground lateness = story.ground("repeated-lateness-d2");
        assertThat(lateness.stateAt(Instant.parse("2027-06-19T16:00:00Z"))).isEqualTo(Ground.State.OPEN);
        assertThat(lateness.stateAt(Instant.parse("2027-06-19T16:00:01Z"))).isEqualTo(Ground.State.CURED);
    }

    @Test
    void theOtherSideFindsItOnItsWorkList() {
        Contract open = proposed().state().contract();
        assertThat(open.proposals().all()).singleElement().satisfies(proposal -> assertThat(
                        EngagementTasks.of(open, null, proposal))
                .hasValueSatisfying(task -> {
                    assertThat(task.side()).isEqualTo(io.engagements.events.Role.VA);
                    assertThat(task.due()).isEqualTo(proposal.lapsesAt());
                }));
        Contract declined =
                proposed().given(declineTerms(), VA, ASKED_AT).state().contract();
        assertThat(declined.proposals().all()).singleElement().satisfies(proposal -> assertThat(
                        EngagementTasks.of(declined, null, proposal))
                .isEmpty());
    }

    @Test
    void aContractIsApprovedUnderItsTerms() {
        EngagementScenario story = proposed()
                .given(appoint("sol"), CLIENT, ASKED_AT)
                .given(approve(), Callers.LAWYER, ASKED_AT)
                .given(acceptTerms(), VA, ASKED_AT);

        assertThat(story.state().contract().isApproved()).isTrue();
        assertThat(story.until("2027-06-02T00:00:00Z").state().contract().isApproved())
                .isTrue();
    }

    @Test
    void anApprovalEndsWithTheNoticeItWasGivenFor() {
        EngagementScenario story = hired().given(appoint("sol"), CLIENT, ASKED_AT)
                .given(approve(), Callers.LAWYER, ASKED_AT)
                .given(proposeTerms("p1", terms().noticeDays(20), JUNE), VA, ASKED_AT)
                .given(acceptTerms(), CLIENT, ASKED_AT)
                .until("2027-06-02T00:00:00Z");

        assertThat(story.state().contract().isApproved()).isFalse();
    }

    /** Until the lawyer approves it again. */
    @Test
    void anApprovalThatIsGoneStaysSoWhenTheTermsChangeBack() {
        EngagementScenario story = hired().given(appoint("sol"), CLIENT, ASKED_AT)
                .given(approve(), Callers.LAWYER, ASKED_AT)
                .given(proposeTerms("p1", terms().noticeDays(20), JUNE), VA, ASKED_AT)
                .given(acceptTerms(), CLIENT, ASKED_AT)
                .given(proposeTerms("p2", terms(), "2027-06-05T00:00"), VA, "2027-06-02T00:00:00Z")
                .given(acceptTerms(), CLIENT, "2027-06-02T00:00:00Z")
                .until("2027-06-06T00:00:00Z");

        assertThat(story.state().contract().terms()).isEqualTo(terms().complete());
        assertThat(story.state().contract().isApproved()).isFalse();
        assertThat(EngagementTasks.of(story.state().contract()))
                .hasValueSatisfying(task -> assertThat(task.kind()).isEqualTo(Task.Kind.APPROVE_CONTRACT));
        story.given(approve(), Callers.LAWYER, "2027-06-06T00:00:00Z");
        assertThat(story.state().contract().isApproved()).isTrue();
    }
}
