package io.engagements.rules.engagement;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.approveTermination;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.complete;
import static io.engagements.rules.Commands.confidentialInput;
import static io.engagements.rules.Commands.contestImprovement;
import static io.engagements.rules.Commands.divert;
import static io.engagements.rules.Commands.grant;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.input;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.proposeEnd;
import static io.engagements.rules.Commands.provide;
import static io.engagements.rules.Commands.refuseTermination;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.requestApproval;
import static io.engagements.rules.Commands.resign;
import static io.engagements.rules.Commands.share;
import static io.engagements.rules.Commands.signNda;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Commands.withdrawTermination;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.accepted;
import static io.engagements.rules.Stories.briefed;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.noticed;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose turn it is. */
class EngagementTasksTest {

    private static EngagementScenario requested() {
        return hired().given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED);
    }

    private static Arguments turn(Supplier<EngagementScenario> story, Role side, Task.Kind kind, String due) {
        return Arguments.of(story, side, kind, due);
    }

    static Stream<Arguments> turns() {
        return Stream.of(
                turn(EngagementTasksTest::requested, Role.VA, Task.Kind.ANSWER_REQUEST, "2027-01-29T17:00:00Z"),
                turn(() -> committed(), Role.VA, Task.Kind.DELIVER, "2027-01-29T17:00:00Z"),
                turn(
                        () -> committed().until("2027-02-01T00:00:00Z"),
                        Role.VA,
                        Task.Kind.DELIVER,
                        "2027-01-29T17:00:00Z"),
                turn(() -> improving(), Role.VA, Task.Kind.IMPROVE, "2027-02-02T09:00:00Z"),
                turn(() -> submitted(), Role.CLIENT, Task.Kind.REVIEW, "2027-02-04T11:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("turns")
    void isTheOnesWhoOwesTheNextStep(Supplier<EngagementScenario> story, Role side, Task.Kind kind, String due) {
        Task task = of(story.get()).orElseThrow();

        assertThat(task.side()).isEqualTo(side);
        assertThat(task.kind()).isEqualTo(kind);
        assertThat(Optional.ofNullable(task.due()).map(Deadline::instant)).hasToString("Optional[" + due + "]");
        assertThat(task.title()).isEqualTo("Price list");
    }

    @Test
    void theClientsWhileARoundIsContestedAndWithoutADueWhileTheReviewStandsStill() {
        Task contested = of(improving().given(contestImprovement("d1", 1), VA, "2027-01-29T09:00:00Z"))
                .orElseThrow();
        assertThat(contested.side()).isEqualTo(Role.CLIENT);
        assertThat(contested.kind()).isEqualTo(Task.Kind.ANSWER_CONTEST);

        Task waiting = of(submitted(terms().rounds(0)).given(improve("d1", 1, "1"), CLIENT, "2027-01-29T09:00:00Z"))
                .orElseThrow();
        assertThat(waiting.kind()).isEqualTo(Task.Kind.REVIEW);
        assertThat(waiting.due()).isNull();
    }

    @Test
    void nobodysWhenItIsDecided() {
        assertThat(of(accepted())).isEmpty();
        assertThat(of(submitted().until("2027-03-01T00:00:00Z"))).isEmpty();
        assertThat(of(requested().until("2027-03-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void afterTheEndOnlyReviewsGoOn() {
        var ended = hiredOn(terms().endsOn("2027-01-29"))
                .given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .until("2027-02-01T00:00:00Z");

        assertThat(ended.deliverable("d1").state()).isEqualTo(DeliverableState.MISSED);
        assertThat(of(ended)).isEmpty();
    }

    /** By kind the commands that do it. */
    private static final Map<Task.Kind, List<String>> DONE_BY = Map.of(
            Task.Kind.REVIEW, List.of("accept-deliverable"),
            Task.Kind.IMPROVE, List.of("submit-deliverable"),
            Task.Kind.ANSWER_CONTEST, List.of("withdraw-improvement"));

    static Stream<Arguments> endings() {
        EngagementScenario round = improving().given(resign("2027-02-08"), VA, "2027-01-29T09:00:00Z");
        EngagementScenario contested = improving()
                .given(contestImprovement("d1", 1), VA, "2027-01-29T09:00:00Z")
                .given(resign("2027-02-08"), VA, "2027-01-29T09:00:00Z");
        EngagementScenario review = submitted(terms().endsOn("2027-01-31"));
        return Stream.of(
                Arguments.of(round, "2027-02-09T09:00:00Z"),
                Arguments.of(contested, "2027-02-09T09:00:00Z"),
                Arguments.of(review, "2027-02-01T09:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void whatAnEndedEngagementAsksIsTakenByTheRules(EngagementScenario story, String at) {
        EngagementScenario ended = story.until(at);
        Instant now = Instant.parse(at);
        assertThat(ended.state().contract().isClosedAt(now)).isTrue();
        List<Task> asked = EngagementTasks.of(ended.state().contract(), ended.deliverable("d1")).stream()
                .filter(task -> task.isExpectedAt(now))
                .toList();

        assertThat(asked).hasSize(1).allSatisfy(task -> assertThat(DONE_BY.get(task.kind()))
                .as(task.kind().name())
                .isNotNull()
                .allMatch(command -> Tries.of(ended.state(), now).may(task.side(), command, "d1")));
    }

    @Test
    void theLawyersUntilTheContractIsApproved() {
        var appointed = hired().given(appoint("sol"), CLIENT, ASKED);
        assertThat(EngagementTasks.of(hired().state().contract())).isEmpty();
        assertThat(EngagementTasks.of(appointed.state().contract()))
                .contains(new Task(Role.LAWYER, Task.Kind.APPROVE_CONTRACT, null, null, null, null));

        appointed.given(approve(), LAWYER, ASKED);
        assertThat(EngagementTasks.of(appointed.state().contract())).isEmpty();
    }

    @Test
    void theLawyersWhenTheClientAskedAboutATermination() {
        var asked = noticed().given(requestApproval(), CLIENT, "2027-02-02T09:00:00Z");
        Task task = new Task(Role.LAWYER, Task.Kind.DECIDE_ON_TERMINATION, null, null, null, null);
        assertThat(EngagementTasks.of(asked.state().contract())).contains(task);

        asked.given(refuseTermination(), LAWYER, "2027-02-02T10:00:00Z");
        assertThat(EngagementTasks.of(asked.state().contract())).isEmpty();

        asked.given(requestApproval(), CLIENT, "2027-02-02T11:00:00Z");
        assertThat(EngagementTasks.of(asked.state().contract())).contains(task);

        asked.given(approveTermination(), LAWYER, "2027-02-02T12:00:00Z");
        assertThat(EngagementTasks.of(asked.state().contract())).isEmpty();
    }

    @Test
    void theVasToCureOrToReplyOnceNoticeOfABreachWasGiven() {
        EngagementScenario story = noticed();
        assertThat(aboutGround(story, "missed-d1")).hasValueSatisfying(task -> {
            assertThat(task.side()).isEqualTo(Role.VA);
            assertThat(task.kind()).isEqualTo(Task.Kind.CURE_BREACH);
            assertThat(task.deliverableId()).isEqualTo("d1");
            assertThat(task.due())
                    .isEqualTo(story.state()
                            .grounds()
                            .get("missed-d1")
                            .orElseThrow()
                            .cureUntil());
        });

        story.given(submit("d1"), VA, "2027-02-02T09:00:00Z");
        assertThat(aboutGround(story, "missed-d1")).isEmpty();
    }

    @Test
    void aNoticeThatATerminationDoesNotCiteIsNothingToCureWhileItStands() {
        EngagementScenario story = noticed()
                .given(request("d2", "2027-02-02T18:00"), CLIENT, "2027-02-01T10:00:00Z")
                .given(commit("d2"), VA, "2027-02-01T10:00:00Z")
                .given(notice("missed-d2"), CLIENT, "2027-02-03T09:00:00Z");
        assertThat(aboutGround(story, "missed-d2")).isPresent();

        story.given(terminate("missed-d1"), CLIENT, "2027-02-07T09:00:00Z");
        assertThat(aboutGround(story, "missed-d1")).isEmpty();
        assertThat(aboutGround(story, "missed-d2")).isEmpty();

        story.given(withdrawTermination(), CLIENT, "2027-02-08T09:00:00Z");
        assertThat(aboutGround(story, "missed-d2")).isPresent();
    }

    private static Optional<Task> aboutGround(EngagementScenario story, String ground) {
        return EngagementTasks.of(
                story.state().contract(), story.state().grounds().get(ground).orElseThrow(), "Price list");
    }

    @Test
    void aboutALastDayItIsTheOthersWhoDidNotFixIt() {
        assertThat(EngagementTasks.aboutTheEnd(hired().state().contract())).isEmpty();
        Contract resigned =
                hired().given(resign("2027-03-05"), VA, ASKED).state().contract();
        assertThat(EngagementTasks.aboutTheEnd(resigned)).hasValueSatisfying(task -> {
            assertThat(task.side()).isEqualTo(Role.CLIENT);
            assertThat(task.kind()).isEqualTo(Task.Kind.PREPARE_END);
            assertThat(task.due()).isEqualTo(resigned.lastDay().orElseThrow());
        });

        EngagementScenario story = noticed()
                .given(appoint("sol"), CLIENT, "2027-02-05T09:00:00Z")
                .given(approve(), LAWYER, "2027-02-05T10:00:00Z")
                .given(requestApproval(), CLIENT, "2027-02-05T11:00:00Z")
                .given(terminate("missed-d1"), CLIENT, "2027-02-20T09:00:00Z");
        assertThat(EngagementTasks.aboutTheEnd(story.state().contract())).hasValueSatisfying(task -> {
            assertThat(task.side()).isEqualTo(Role.VA);
            assertThat(task.kind()).isEqualTo(Task.Kind.ANSWER_TERMINATION);
        });
        assertThat(EngagementTasks.of(story.state().contract()))
                .as("nothing is left for the lawyer to decide")
                .isEmpty();
        assertThat(aboutGround(story, "missed-d1")).as("it is used").isEmpty();
        assertThat(EngagementTasks.aboutTheEnd(
                        story.until("2027-04-01T00:00:00Z").state().contract()))
                .isEmpty();
    }

    private static List<String> entrusted(EngagementScenario story) {
        Contract contract = story.state().contract();
        return contract.onboarding()
                .all()
                .flatMap(item -> EngagementTasks.of(contract, item).stream())
                .map(task -> task.side() + " " + task.kind() + " " + task.itemId())
                .toList();
    }

    @Test
    void whatIsEntrustedIsTakenNoteOfAndAtTheEndGivenBack() {
        var story = briefed(terms().endsOn("2027-01-29"), null)
                .given(grant("a"), CLIENT, ASKED)
                .given(divert("c"), CLIENT, ASKED)
                .given(share("new", MaterialKind.OTHER, false), CLIENT, ASKED);
        assertThat(entrusted(story)).containsExactly("VA ACKNOWLEDGE_MATERIAL material-new");

        story.given(complete("material-m1"), VA, ASKED).until("2027-02-01T00:00:00Z");
        assertThat(entrusted(story))
                .containsExactly(
                        "CLIENT REVOKE_ACCESS access-a",
                        "CLIENT RETURN_CHANNEL channel-c",
                        "VA RETURN_MATERIAL material-m2",
                        "VA RETURN_MATERIAL material-new");
    }

    /** It lapses with the last day at the latest. */
    @Test
    void aRequestIsToBeAnsweredBeforeTheLastDay() {
        EngagementScenario story = hired().given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(proposeEnd("end", "2027-01-22"), VA, ASKED)
                .given(new AnswerProposal(Verb.ACCEPT, ProposalKind.END, "e1", null, "end", null), CLIENT, ASKED);

        assertThat(of(story).map(Task::due).map(Deadline::instant)).contains(Instant.parse("2027-01-22T22:59:59Z"));
    }

    private static Optional<Task> of(EngagementScenario story) {
        List<Task> all = EngagementTasks.of(story.state().contract(), story.deliverable("d1"));
        assertThat(all).hasSizeLessThan(2);
        return all.stream().findFirst();
    }

    @Test
    void nobodyIsLateWithWhatTheVaHasSignedNoAgreementFor() {
        EngagementScenario story = hired().given(
                        request("d1", "2027-01-29T18:00", confidentialInput("i1", "2027-01-20T18:00")), CLIENT, ASKED);
        assertThat(give(story).dueAt(Instant.parse("2027-01-25T17:00:00Z"))).isEmpty();

        story.given(signNda(null, "2027-01-27T18:00"), VA, ASKED);
        assertThat(give(story).dueAt(Instant.parse("2027-01-25T17:00:00Z"))).isPresent();
        story.until("2027-01-27T17:00:01Z");
        assertThat(give(story).dueAt(Instant.parse("2027-01-28T17:00:00Z"))).isEmpty();
    }

    private static Task give(EngagementScenario story) {
        Deliverable d1 = story.deliverable("d1");
        return EngagementTasks.of(story.state().contract(), d1, d1.inputs().get(0))
                .orElseThrow();
    }

    @Test
    void theClientGivesWhatItOwesAndMeanwhileNothingOfTheVaIsLate() {
        EngagementScenario story = hired().given(
                        request("d1", "2027-01-29T18:00", input("i1", "2027-01-20T18:00")), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED);
        Contract contract = story.state().contract();
        Deliverable d1 = story.deliverable("d1");

        Task give = EngagementTasks.of(contract, d1, d1.inputs().get(0)).orElseThrow();
        assertThat(give.kind()).isEqualTo(Task.Kind.PROVIDE_INPUT);
        assertThat(give.itemId()).isEqualTo("i1");
        assertThat(give.side()).isEqualTo(Role.CLIENT);
        Task deliver = EngagementTasks.of(contract, d1).get(0);
        assertThat(deliver.dueAt(Instant.parse("2027-01-20T17:00:00Z")))
                .contains(d1.delivery().namedDue());
        assertThat(deliver.dueAt(Instant.parse("2027-01-20T17:00:01Z"))).isEmpty();

        story.given(provide("d1", "i1"), CLIENT, "2027-01-21T17:00:00Z");
        Deliverable given = story.deliverable("d1");
        assertThat(EngagementTasks.of(contract, given, given.inputs().get(0))).isEmpty();
        assertThat(EngagementTasks.of(contract, given).get(0).dueAt(Instant.MAX))
                .map(Deadline::instant)
                .contains(Instant.parse("2027-01-30T17:00:00Z"));
    }
}
