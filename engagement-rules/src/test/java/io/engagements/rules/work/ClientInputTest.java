package io.engagements.rules.work;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.acceptInput;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.confidentialInput;
import static io.engagements.rules.Commands.declineInput;
import static io.engagements.rules.Commands.input;
import static io.engagements.rules.Commands.proposeInput;
import static io.engagements.rules.Commands.provide;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.returnInput;
import static io.engagements.rules.Commands.signNda;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.submitPart;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.committed;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.InputDraft;
import io.engagements.events.engagement.ProposalEvent.InputProposed;
import io.engagements.events.engagement.WorkCommand.ProvideInput;
import io.engagements.events.engagement.WorkEvent.InputAdded;
import io.engagements.events.engagement.WorkEvent.InputProvided;
import io.engagements.events.engagement.WorkEvent.InputReturned;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What the client owes for d1, due Friday 29 January 18:00 = 17:00Z: the input i1 by Wednesday 20 January 18:00. */
class ClientInputTest {

    private static final String DUE = "2027-01-29T18:00";
    private static final String INPUT_DUE = "2027-01-20T18:00";
    private static final String EARLY = "2027-01-18T09:00:00Z";
    private static final String LATE = "2027-01-22T17:00:00Z";

    private static EngagementScenario owed(InputDraft... inputs) {
        return hired().given(request("d1", DUE, inputs), CLIENT, ASKED).given(commit("d1"), VA, ASKED);
    }

    private static EngagementScenario owed() {
        return owed(input("i1", INPUT_DUE));
    }

    private static Deadline madrid(String local) {
        return Deadlines.at(LocalDateTime.parse(local), ZoneId.of("Europe/Madrid"));
    }

    @Test
    void isAskedForWithTheWorkItself() {
        EngagementScenario story =
                hired().given(request("d1", DUE, input("i1", INPUT_DUE), confidentialInput("i2", DUE)), CLIENT, ASKED);

        assertThat(story.events().subList(1, 3))
                .containsExactly(
                        new InputAdded(
                                "e1",
                                "d1",
                                "i1",
                                null,
                                "Prices of May",
                                madrid(INPUT_DUE),
                                false,
                                CLIENT.stamp(Instant.parse(ASKED))),
                        new InputAdded(
                                "e1",
                                "d1",
                                "i2",
                                null,
                                "Prices of May",
                                madrid(DUE),
                                true,
                                CLIENT.stamp(Instant.parse(ASKED))));
        assertThat(story.deliverable("d1").inputs())
                .extracting(Input::state)
                .containsExactly(Input.State.OWED, Input.State.OWED);
    }

    @Test
    void isDueAheadAndNotAfterTheWorkItself() {
        hired().when(request("d1", DUE, input("i1", "2027-01-29T18:00:01")), CLIENT, ASKED)
                .thenRefused(RuleId.DUE_AHEAD)
                .withFact("due", "2027-01-29T17:00:01Z")
                .withFact("deliverableDue", "2027-01-29T17:00:00Z")
                .withNext("request-deliverable");
        hired().when(request("d1", DUE, input("i1", DUE), input("i2", "2027-01-10T18:00")), CLIENT, ASKED)
                .thenRefused(RuleId.DUE_AHEAD)
                .withFact("due", "2027-01-10T17:00:00Z");
        hired().when(request("d1", "2027-01-10T18:00", input("i1", "2027-01-10T18:00")), CLIENT, ASKED)
                .thenRefused(RuleId.DUE_AHEAD);
        assertThat(hired().given(request("d1", DUE, input("i1", DUE)), CLIENT, ASKED)
                        .events())
                .hasSize(2);
    }

    @Test
    void isGivenOnceAndAgainWhenTheVaReturnedIt() {
        EngagementScenario story = owed();
        story.when(returnInput("d1", "i1"), VA, EARLY)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "OWED");
        story.when(provide("d1", "i1"), CLIENT, EARLY)
                .thenEvents(new InputProvided(
                        "e1", "d1", "i1", null, null, "Two tiles at 3 EUR", CLIENT.stamp(Instant.parse(EARLY))));
        story.when(provide("d1", "i1"), CLIENT, EARLY)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "PROVIDED");
        story.when(returnInput("d1", "i1"), VA, EARLY)
                .thenEvents(new InputReturned(
                        "e1", "d1", "i1", "These are the prices of April", VA.stamp(Instant.parse(EARLY))));
        assertThat(story.deliverable("d1").input("i1").orElseThrow().state()).isEqualTo(Input.State.RETURNED);
        story.when(provide("d1", "i1"), CLIENT, LATE).thenDone();
        assertThat(story.deliverable("d1").input("i1").orElseThrow().turns()).hasSize(3);
    }

    @Test
    void whatWasReceivedBeforeTheLastTurnIsNotAboutIt() {
        EngagementScenario story = owed().given(provide("d1", "i1"), CLIENT, LATE);

        story.whenStoredLate(returnInput("d1", "i1"), VA, "2027-01-22T16:59:59Z")
                .thenRefused(RuleId.STATE_FORBIDS);
        story.given(returnInput("d1", "i1"), VA, LATE)
                .whenStoredLate(provide("d1", "i1"), CLIENT, "2027-01-22T16:59:59Z")
                .thenRefused(RuleId.STATE_FORBIDS);
    }

    @Test
    void isUnknownWhenNobodyOwesIt() {
        owed().when(provide("d1", "i2"), CLIENT, EARLY).thenUnknown();
        owed().when(returnInput("d1", "i2"), VA, EARLY).thenUnknown();
        owed().when(provide("d2", "i1"), CLIENT, EARLY).thenUnknown();
    }

    @Test
    void maybeAFileOfThisEngagementOnly() {
        owed().when(new ProvideInput("e1", "d1", "i1", null, "f1", null), CLIENT, EARLY)
                .thenDone();
        owed().when(new ProvideInput("e1", "d1", "i1", null, "f-of-e2", null), CLIENT, EARLY)
                .thenInvalid("/fileId");
    }

    @Test
    void isGivenUnderAnAgreementOnlyWhenItIsConfidential() {
        EngagementScenario story = owed(confidentialInput("i1", INPUT_DUE));
        story.when(provide("d1", "i1"), CLIENT, EARLY).thenRefused(RuleId.NDA_REQUIRED);
        story.given(signNda(null, "2027-01-22T18:00"), VA, EARLY)
                .when(provide("d1", "i1"), CLIENT, "2027-01-22T17:00:01Z")
                .thenRefused(RuleId.NDA_REQUIRED);
        owed(confidentialInput("i1", INPUT_DUE))
                .given(signNda(null, "2027-01-22T18:00"), VA, EARLY)
                .when(provide("d1", "i1"), CLIENT, "2027-01-22T17:00:00.9Z")
                .thenDone();
    }

    @Test
    void isGivenBeforeTheFirstFullSubmissionAndUntilTheAgreedDueHasPassed() {
        EngagementScenario part = owed().given(submitPart("d1"), VA, EARLY);
        part.when(provide("d1", "i1"), CLIENT, EARLY).thenDone();
        part.given(submit("d1"), VA, EARLY)
                .when(returnInput("d1", "i1"), VA, EARLY)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "SUBMITTED");

        EngagementScenario inTime = owed().given(provide("d1", "i1"), CLIENT, EARLY);
        inTime.when(returnInput("d1", "i1"), VA, "2027-01-29T17:00:01Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "MISSED");
        owed().given(cancel("d1"), CLIENT, EARLY)
                .when(provide("d1", "i1"), CLIENT, EARLY)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "CANCELLED");
    }

    @Test
    void mayBeGivenBeforeTheVaCommits() {
        EngagementScenario asked = hired().given(request("d1", DUE, input("i1", INPUT_DUE)), CLIENT, ASKED);
        asked.when(provide("d1", "i1"), CLIENT, EARLY).thenDone();
        asked.until("2027-01-29T17:00:01Z")
                .when(returnInput("d1", "i1"), VA, "2027-01-29T17:00:01Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "LAPSED");
    }

    @Test
    void aFurtherOneIsProposedByTheVaAndOwedWhenTheClientAgrees() {
        EngagementScenario story = committed();
        story.when(proposeInput("p1", "d1", INPUT_DUE), VA, EARLY)
                .thenEvents(new InputProposed(
                        "e1",
                        "d1",
                        "p1",
                        "Prices of June",
                        madrid(INPUT_DUE),
                        false,
                        madrid("2027-02-01T10:00"),
                        VA.stamp(Instant.parse(EARLY))));
        story.when(acceptInput("d1"), VA, EARLY).thenRefused(RuleId.OTHER_SIDE_ANSWERS);
        story.when(acceptInput("d1"), CLIENT, EARLY)
                .thenEvents(new InputAdded(
                        "e1",
                        "d1",
                        "p1",
                        "p1",
                        "Prices of June",
                        madrid(INPUT_DUE),
                        false,
                        CLIENT.stamp(Instant.parse(EARLY))));
        assertThat(story.state().contract().proposals().find("p1").orElseThrow().state())
                .isEqualTo(Proposal.State.ACCEPTED);
        story.when(proposeInput("p1", "d1", INPUT_DUE), VA, EARLY)
                .thenLostTo(4, "accept-input", "ceramica-ruiz", EARLY);
    }

    @Test
    void aFurtherOneDeclinedIsNotOwed() {
        EngagementScenario story = committed().given(proposeInput("p1", "d1", INPUT_DUE), VA, EARLY);
        story.given(declineInput("d1"), CLIENT, EARLY);

        assertThat(story.deliverable("d1").inputs()).isEmpty();
    }

    @Test
    void aFurtherOneIsDueAheadWhenProposedAndWhenAccepted() {
        committed()
                .when(proposeInput("p1", "d1", "2027-01-29T18:00:01"), VA, EARLY)
                .thenRefused(RuleId.DUE_AHEAD)
                .withNext("propose-input");
        committed()
                .given(proposeInput("p1", "d1", INPUT_DUE), VA, EARLY)
                .when(acceptInput("d1"), CLIENT, "2027-01-20T17:00:01Z")
                .thenRefused(RuleId.DUE_AHEAD)
                .withNext("decline-input");
        committed()
                .when(proposeInput("p1", "d1", "2027-01-30T18:00"), VA, "2027-01-29T17:00:01Z")
                .thenRefused(RuleId.STATE_FORBIDS);
        committed()
                .given(proposeInput("p1", "d1", DUE), VA, EARLY)
                .when(acceptInput("d1"), CLIENT, "2027-01-29T17:00:01Z")
                .thenOvertaken();
    }
}
