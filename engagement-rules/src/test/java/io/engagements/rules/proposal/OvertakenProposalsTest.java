package io.engagements.rules.proposal;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptCancellation;
import static io.engagements.rules.Commands.acceptDue;
import static io.engagements.rules.Commands.acceptInput;
import static io.engagements.rules.Commands.acceptPause;
import static io.engagements.rules.Commands.acceptReopening;
import static io.engagements.rules.Commands.acceptResume;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.declineCancellation;
import static io.engagements.rules.Commands.input;
import static io.engagements.rules.Commands.proposeCancellation;
import static io.engagements.rules.Commands.proposeDue;
import static io.engagements.rules.Commands.proposeEnd;
import static io.engagements.rules.Commands.proposeInput;
import static io.engagements.rules.Commands.proposePause;
import static io.engagements.rules.Commands.proposeReopening;
import static io.engagements.rules.Commands.proposeResume;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.resign;
import static io.engagements.rules.Commands.resume;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.withdrawCancellation;
import static io.engagements.rules.Commands.withdrawPause;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.Stories.ASKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Caller;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.ProposalEvent.ProposalLapsed;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.EngagementTasks;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a proposal was about went on without it: then nobody need answer it, and whoever does is only too late. */
class OvertakenProposalsTest {

    private static final String DUE = "2027-01-29T18:00";
    private static final String AT = "2027-01-20T09:00:00Z";
    private static final String LATER = "2027-01-21T09:00:00Z";

    private static EngagementScenario committed() {
        return hired().given(request("d1", DUE), CLIENT, ASKED).given(commit("d1"), VA, ASKED);
    }

    private static Optional<Task> task(EngagementScenario story, String proposalId) {
        Contract contract = story.state().contract();
        Proposal proposal = contract.proposals().find(proposalId).orElseThrow();
        Deliverable about = Optional.ofNullable(proposal.deliverableId())
                .flatMap(story.state().deliverables()::get)
                .orElse(null);
        return EngagementTasks.of(contract, about, proposal);
    }

    private static void isOvertaken(EngagementScenario story, EngagementCommand answer, Caller by, String at) {
        assertThat(task(story, "p1")).isEmpty();
        story.when(answer, by, at).thenOvertaken();
        story.until("2027-03-20T00:00:00Z");
        assertThat(story.clockFacts()).noneMatch(ProposalLapsed.class::isInstance);
    }

    @Test
    void anotherDueOrACancellationIsOvertakenByTheDelivery() {
        EngagementScenario due = committed().given(proposeDue("p1", "d1", "2027-02-05T18:00"), VA, AT);
        assertThat(task(due, "p1")).isPresent();
        isOvertaken(due.given(submit("d1"), VA, LATER), acceptDue("d1"), CLIENT, LATER);

        EngagementScenario cancellation = committed().given(proposeCancellation("p1", "d1"), VA, AT);
        isOvertaken(cancellation.given(submit("d1"), VA, LATER), acceptCancellation("d1"), CLIENT, LATER);
    }

    @Test
    void whateverIsAnsweredAndWhoeverAnswers() {
        for (EngagementCommand answer : List.of(declineCancellation("d1"), acceptCancellation("d1"))) {
            EngagementScenario story = committed().given(proposeCancellation("p1", "d1"), VA, AT);
            isOvertaken(story.given(cancel("d1"), CLIENT, LATER), answer, CLIENT, LATER);
        }
        EngagementScenario story = committed().given(proposeCancellation("p1", "d1"), VA, AT);
        isOvertaken(story.given(cancel("d1"), CLIENT, LATER), withdrawCancellation("d1"), VA, LATER);
    }

    @Test
    void anInputIsOvertakenByTheDue() {
        EngagementScenario story = committed()
                .given(proposeInput("p1", "d1", "2027-01-29T18:00"), VA, "2027-01-28T09:00:00Z")
                .until("2027-01-29T17:00:01Z");

        isOvertaken(story, acceptInput("d1"), CLIENT, "2027-01-29T18:00:00Z");
    }

    @Test
    void theEndOfAPauseIsOvertakenByItsEndAndNotAskedOfTheNextOne() {
        EngagementScenario story = hired().given(proposePause("a", "2027-01-20T09:00", "2027-01-25T09:00"), VA, ASKED)
                .given(acceptPause(), CLIENT, ASKED)
                .given(proposeResume("p1"), CLIENT, LATER)
                .given(resume(), VA, LATER)
                .given(proposePause("b", "2027-01-22T09:00", "2027-01-25T09:00"), VA, LATER)
                .given(acceptPause(), CLIENT, LATER);

        isOvertaken(story, acceptResume(), VA, "2027-01-23T09:00:00Z");
    }

    @Test
    void aReopeningIsOvertakenByTheOneThatWasAgreed() {
        EngagementScenario story = committed()
                .given(submit("d1"), VA, AT)
                .given(accept("d1", 1), CLIENT, AT)
                .given(proposeReopening("p1", "d1"), CLIENT, AT)
                .given(proposeReopening("p2", "d1"), VA, AT)
                .given(new AnswerProposal(Verb.ACCEPT, ProposalKind.REOPENING, "e1", "d1", "p2", null), CLIENT, LATER)
                .given(accept("d1", 1), CLIENT, LATER);

        assertThat(task(story, "p1")).isEmpty();
        story.when(acceptReopening("d1"), VA, LATER).thenLostTo(8, "accept-deliverable", "ceramica-ruiz", LATER);
    }

    /** Found by the model: no event says it, and the work list had asked for an answer until the proposal lapsed. */
    @Test
    void workThatIsReleasedWhileItsDueIsOpenTakesNeitherAnotherDueNorACancellationAndNoInputIsAskedFor() {
        String last = "2027-01-23T22:59:59Z";
        String released = "2027-01-23T23:00:00Z";
        EngagementScenario story = hired().given(request("d1", DUE, input("i1", "2027-01-20T18:00")), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(resign("2027-02-01"), VA, "2027-01-15T09:00:00Z")
                .given(proposeDue("p1", "d1", "2027-01-31T18:00"), VA, AT)
                .given(proposeCancellation("p2", "d1"), VA, AT)
                .given(proposeInput("p3", "d1", "2027-01-28T18:00"), VA, AT);

        for (String proposal : List.of("p1", "p2", "p3")) {
            assertThat(task(story, proposal).orElseThrow().until()).isEqualTo(Instant.parse(last));
        }
        story.when(acceptDue("d1"), CLIENT, released).thenOvertaken();
        story.when(acceptCancellation("d1"), CLIENT, released).thenOvertaken();
        story.whenStoredLate(acceptCancellation("d1"), CLIENT, last).thenDone();
    }

    /** What falls due after the last day is asked of nobody any more. */
    @Test
    void nothingAboutReleasedWorkIsToBeAnswered() {
        EngagementScenario story = committed()
                .given(proposeDue("p1", "d1", "2027-02-05T18:00"), VA, AT)
                .given(proposeCancellation("p2", "d1"), VA, AT)
                .given(proposeInput("p3", "d1", "2027-01-25T18:00"), VA, AT);
        assertThat(List.of("p1", "p2", "p3"))
                .allSatisfy(id -> assertThat(task(story, id)).isPresent());

        story.given(proposeEnd("end", "2027-01-22"), VA, AT)
                .given(new AnswerProposal(Verb.ACCEPT, ProposalKind.END, "e1", null, "end", null), CLIENT, AT);

        assertThat(story.deliverable("d1").state()).isEqualTo(DeliverableState.RELEASED);
        assertThat(List.of("p1", "p2", "p3"))
                .allSatisfy(id -> assertThat(task(story, id)).isEmpty());
    }

    /** Where the other side has one too, the answer must name its own: the refusal tells which. */
    @Test
    void whoHasOneOpenIsToldWhichToTakeBack() {
        EngagementScenario story = hired().given(proposePause("a", "2027-01-20T09:00", "2027-01-25T09:00"), VA, ASKED)
                .given(proposePause("b", "2027-01-22T09:00", "2027-01-25T09:00"), CLIENT, ASKED);

        story.when(proposePause("c", "2027-01-21T09:00", "2027-01-25T09:00"), VA, ASKED)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("proposalId", "a")
                .withNext("withdraw-pause");
        story.when(withdrawPause(), VA, ASKED).thenInvalid("/proposalId");
        story.given(new AnswerProposal(Verb.WITHDRAW, ProposalKind.PAUSE, "e1", null, "a", null), VA, ASKED)
                .given(acceptPause(), VA, ASKED);
        Proposals proposals = story.state().contract().proposals();
        assertThat(proposals.find("a")).map(Proposal::state).contains(Proposal.State.WITHDRAWN);
        assertThat(proposals.find("a")).map(Proposal::answeredBy).contains(VA.stamp(Instant.parse(ASKED)));
        assertThat(proposals.find("b")).map(Proposal::state).contains(Proposal.State.ACCEPTED);
    }

    @Test
    void allIsOvertakenByTheLastDay() {
        EngagementScenario story = committed()
                .given(proposeEnd("end", "2027-01-22"), VA, AT)
                .given(new AnswerProposal(Verb.ACCEPT, ProposalKind.END, "e1", null, "end", null), CLIENT, AT)
                .given(proposePause("p1", "2027-01-22T09:00", "2027-01-25T09:00"), VA, LATER)
                .until("2027-01-23T00:00:00Z");

        isOvertaken(story, acceptPause(), CLIENT, "2027-01-24T09:00:00Z");
    }

    /** What came late may still be agreed to have been in time. */
    @Test
    void anExtensionIsNotOvertakenByALateDelivery() {
        EngagementScenario story = committed()
                .given(proposeDue("p1", "d1", "2027-02-05T18:00"), VA, "2027-01-29T12:00:00Z")
                .given(submit("d1"), VA, "2027-01-30T12:00:00Z")
                .given(accept("d1", 1), CLIENT, "2027-01-31T12:00:00Z");

        assertThat(task(story, "p1")).isPresent();
        story.when(acceptDue("d1"), CLIENT, "2027-02-01T12:00:00Z").thenDone();
    }

    /** What would be refused by the passing of time is told to be possible until then. */
    @Test
    void whatTimeOvertakesIsOnTheWorkListUntilThen() {
        EngagementScenario due = committed().given(proposeDue("p1", "d1", "2027-01-30T18:00"), VA, AT);
        assertThat(task(due, "p1"))
                .hasValueSatisfying(task -> assertThat(task.until()).isEqualTo(Instant.parse("2027-01-30T17:00:00Z")));
        EngagementScenario pause = hired().given(proposePause("p1", "2027-01-22T09:00", "2027-01-25T09:00"), VA, AT);
        assertThat(task(pause, "p1"))
                .hasValueSatisfying(task -> assertThat(task.until()).isEqualTo(Instant.parse("2027-01-25T07:59:59Z")));
        EngagementScenario end = hired().given(proposeEnd("p1", "2027-01-22"), VA, AT);
        assertThat(task(end, "p1"))
                .hasValueSatisfying(task -> assertThat(task.until()).isEqualTo(Instant.parse("2027-01-22T22:59:59Z")));
    }

    /** What the last day will overtake is to be answered until then, and no later time is told. */
    @Test
    void whatTheLastDayOvertakesIsOnTheWorkListUntilThen() {
        EngagementScenario story = hired().given(proposePause("p1", "2027-01-20T10:00", "2027-01-30T09:00"), VA, AT)
                .given(proposeEnd("end", "2027-01-22"), VA, AT)
                .given(new AnswerProposal(Verb.ACCEPT, ProposalKind.END, "e1", null, "end", null), CLIENT, AT);

        assertThat(task(story, "p1")).hasValueSatisfying(task -> {
            assertThat(task.until()).isEqualTo(Instant.parse("2027-01-22T22:59:59Z"));
            assertThat(task.due()).extracting(Deadline::instant).isEqualTo(task.until());
        });
    }

    /** One that is overtaken keeps nobody from proposing what is possible again. */
    @Test
    void oneThatIsOvertakenIsNotOpen() {
        EngagementScenario story = hired().given(proposePause("a", "2027-01-20T09:00", "2027-01-25T09:00"), VA, ASKED)
                .given(acceptPause(), CLIENT, ASKED)
                .given(proposeResume("p1"), CLIENT, LATER)
                .given(resume(), VA, LATER)
                .given(proposePause("b", "2027-01-22T09:00", "2027-01-25T09:00"), VA, LATER)
                .given(acceptPause(), CLIENT, LATER)
                .given(proposeResume("p2"), CLIENT, "2027-01-23T09:00:00Z");

        story.when(acceptResume(), VA, "2027-01-23T09:00:00Z").thenDone();
    }
}
