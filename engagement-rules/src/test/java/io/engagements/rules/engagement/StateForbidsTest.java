package io.engagements.rules.engagement;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptExtraRound;
import static io.engagements.rules.Commands.acceptReopening;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.concedeImprovement;
import static io.engagements.rules.Commands.contest;
import static io.engagements.rules.Commands.contestImprovement;
import static io.engagements.rules.Commands.decline;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.proposeReopening;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.submitPart;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Commands.withdrawImprovement;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.accepted;
import static io.engagements.rules.Stories.committed;
import static io.engagements.rules.Stories.improving;
import static io.engagements.rules.Stories.missedWithApproval;
import static io.engagements.rules.Stories.submitted;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.refusal.Refusal;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Decision;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.Outcome;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.review.DeliverableState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command about d1 in every state of d1, before and after the end. */
class StateForbidsTest {

    private static final Map<String, EngagementCommand> COMMANDS = Map.ofEntries(
            Map.entry("commit", commit("d1")),
            Map.entry("decline", decline("d1")),
            Map.entry("cancel", cancel("d1")),
            Map.entry("submit", submit("d1")),
            Map.entry("submit part", submitPart("d1")),
            Map.entry("accept", accept("d1", 1)),
            Map.entry("improve", improve("d1", 1, "1")),
            Map.entry("reject", reject("d1", 1, "1")),
            Map.entry("contest", contest("d1")),
            Map.entry("contest round", contestImprovement("d1", 1)),
            Map.entry("withdraw round", withdrawImprovement("d1", 1)),
            Map.entry("concede round", concedeImprovement("d1", 1)),
            Map.entry("reopen", proposeReopening("p1", "d1")),
            Map.entry("accept reopening", acceptReopening("d1")),
            Map.entry("accept round", acceptExtraRound("d1")));

    private static final String DONE = "done";
    private static final String LOST = "lost";
    private static final String STATE_FORBIDS = RuleId.STATE_FORBIDS.id();
    private static final Map<String, String> WORK_GOES_ON = Map.of("submit", DONE, "submit part", DONE);
    private static final Map<String, String> WORK_OR_NOT = Map.of("submit", DONE, "submit part", DONE, "cancel", DONE);
    private static final Map<String, String> DECIDED = Map.of("accept", LOST, "improve", LOST, "reject", LOST);

    private static EngagementScenario requested() {
        return hired().given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED);
    }

    /** d1 is due in June; for another miss the contract was terminated with effect on 18 February. */
    private static EngagementScenario released() {
        return missedWithApproval(terms())
                .given(request("d2", "2027-06-01T18:00"), CLIENT, "2027-01-30T09:00:00Z")
                .given(commit("d2"), VA, "2027-01-30T09:00:00Z")
                .given(notice("missed-d1"), CLIENT, "2027-02-01T09:00:00Z")
                .given(terminate("missed-d1"), CLIENT, "2027-02-08T09:00:00Z");
    }

    private static EngagementScenario rejected() {
        return improving().given(reject("d1", 1, "2"), CLIENT, "2027-02-02T09:00:01Z");
    }

    private static Arguments state(
            DeliverableState state, Supplier<EngagementScenario> story, String at, Map<String, String> outcomes) {
        return Arguments.of(state, story, at, outcomes);
    }

    static Stream<Arguments> whileItRuns() {
        String notCommitted = RuleId.NOT_COMMITTED.id();
        String closed = RuleId.REVIEW_CLOSED.id();
        return Stream.of(
                state(
                        DeliverableState.REQUESTED,
                        StateForbidsTest::requested,
                        ASKED,
                        Map.of(
                                "commit", DONE,
                                "decline", DONE,
                                "cancel", DONE,
                                "submit", notCommitted,
                                "submit part", notCommitted)),
                state(DeliverableState.LAPSED, StateForbidsTest::requested, "2027-01-29T17:00:01Z", Map.of()),
                state(DeliverableState.DECLINED, () -> requested().given(decline("d1"), VA, ASKED), ASKED, Map.of()),
                state(
                        DeliverableState.CANCELLED,
                        () -> committed().given(cancel("d1"), CLIENT, ASKED),
                        ASKED,
                        Map.of()),
                state(DeliverableState.COMMITTED, () -> committed(), ASKED, WORK_OR_NOT),
                state(DeliverableState.MISSED, () -> committed(), "2027-01-29T17:00:01Z", WORK_OR_NOT),
                state(
                        DeliverableState.SUBMITTED,
                        () -> submitted(),
                        "2027-01-28T11:00:00Z",
                        Map.of(
                                "submit", DONE,
                                "submit part", DONE,
                                "accept", DONE,
                                "improve", DONE,
                                "reject", RuleId.IMPROVEMENT_FIRST.id())),
                state(
                        DeliverableState.IMPROVEMENT_REQUESTED,
                        () -> improving(),
                        "2027-01-29T09:00:00Z",
                        with(with(WORK_GOES_ON, DECIDED), Map.of("contest round", DONE, "withdraw round", DONE))),
                state(
                        DeliverableState.IMPROVEMENT_REQUESTED,
                        () -> improving(),
                        "2027-02-02T09:00:01Z",
                        with(
                                with(WORK_GOES_ON, DECIDED),
                                Map.of("reject", RuleId.CRITERION_CITED.id(), "withdraw round", DONE))),
                state(
                        DeliverableState.CONTESTED,
                        () -> improving().given(contestImprovement("d1", 1), VA, "2027-01-29T09:00:00Z"),
                        "2027-01-29T09:00:00Z",
                        with(
                                DECIDED,
                                Map.of(
                                        "reject",
                                        RuleId.IMPROVEMENT_FIRST.id(),
                                        "withdraw round",
                                        DONE,
                                        "concede round",
                                        DONE))),
                state(
                        DeliverableState.REJECTED,
                        StateForbidsTest::rejected,
                        "2027-02-03T09:00:00Z",
                        with(with(WORK_GOES_ON, DECIDED), Map.of("contest", DONE, "reopen", DONE))),
                state(
                        DeliverableState.ACCEPTED,
                        () -> accepted(),
                        "2027-01-29T09:00:00Z",
                        with(DECIDED, Map.of("reopen", DONE))),
                state(
                        DeliverableState.ACCEPTED_BY_SILENCE,
                        () -> submitted(),
                        "2027-02-04T11:00:01Z",
                        Map.of("accept", closed, "improve", closed, "reject", closed, "reopen", DONE)));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    @ParameterizedTest(name = "{0} at {2}")
    @MethodSource("whileItRuns")
    void aDeliverablesStateAllowsTheseAndForbidsTheRest(
            DeliverableState state, Supplier<EngagementScenario> story, String at, Map<String, String> outcomes) {
        COMMANDS.forEach((name, command) -> {
            EngagementScenario scenario = story.get().until(at);
            assertThat(scenario.deliverable("d1").state()).isEqualTo(state);
            var outcome = scenario.when(command, callerOf(command), at);
            String expected = outcomes.getOrDefault(name, STATE_FORBIDS);
            switch (expected) {
                case DONE -> outcome.thenDone();
                case LOST -> assertThat(outcome.decision()).as(name).isInstanceOf(Decision.Lost.class);
                default -> refused(outcome, expected, state, command);
            }
        });
    }

    private static void refused(Outcome outcome, String rule, DeliverableState state, EngagementCommand command) {
        assertThat(outcome.decision()).as("%s in %s", command, state).isInstanceOf(Decision.Refused.class);
        Refusal refusal = ((Decision.Refused) outcome.decision()).refusal();
        assertThat(refusal.rule().id()).as("%s in %s", command, state).isEqualTo(rule);
        if (rule.equals(STATE_FORBIDS)) {
            assertThat(refusal.facts()).isEqualTo(Map.of("state", state.name(), "command", command.commandName()));
        }
    }

    @Test
    void everyStateIsCoveredHere() {
        Set<DeliverableState> covered = whileItRuns()
                .map(arguments -> (DeliverableState) arguments.get()[0])
                .collect(Collectors.toSet());
        covered.add(DeliverableState.RELEASED);

        assertThat(covered).containsExactlyInAnyOrder(DeliverableState.values());
    }

    @Test
    void aReleasedDeliverableIsOwedNoMore() {
        for (EngagementCommand command : Arrays.<EngagementCommand>asList(
                commit("d2"),
                decline("d2"),
                cancel("d2"),
                submit("d2"),
                accept("d2", 1),
                improve("d2", 1, "1"),
                reject("d2", 1, "1"),
                contest("d2"),
                withdrawImprovement("d2", 1),
                contestImprovement("d2", 1),
                proposeReopening("p1", "d2"))) {
            released()
                    .when(command, callerOf(command), "2027-02-09T09:00:00Z")
                    .thenRefused(RuleId.STATE_FORBIDS)
                    .withFact("state", "RELEASED");
        }
    }

    @Test
    void whileTerminatingWorkAndReviewsGoOn() {
        var terminating = released();
        terminating.when(submit("d1"), VA, "2027-02-09T09:00:00Z").thenDone();
        terminating.when(improve("d1", 1, "1"), CLIENT, "2027-02-09T10:00:00Z").thenDone();
        terminating.when(submit("d1"), VA, "2027-02-10T09:00:00Z").thenDone();
        terminating.when(accept("d1", 2), CLIENT, "2027-02-10T10:00:00Z").thenDone();
        terminating
                .when(request("d3", "2027-02-18T10:00"), CLIENT, "2027-02-10T10:00:00Z")
                .thenDone();
        terminating.when(commit("d3"), VA, "2027-02-10T10:00:00Z").thenDone();
        assertThat(terminating.state().contract().state()).isEqualTo(EngagementStatus.TERMINATING);
    }

    @Test
    void afterTheEndOnlyOpenReviewsGoOn() {
        var ended = EngagementScenario.hiredOn(terms().endsOn("2027-02-26").reviewDays(60));
        for (String id : new String[] {"open", "taken", "reviewed", "improving"}) {
            ended.given(request(id, "2027-02-26T18:00"), CLIENT, ASKED);
        }
        for (String id : new String[] {"taken", "reviewed", "improving"}) {
            ended.given(commit(id), VA, ASKED);
        }
        ended.given(submit("reviewed"), VA, ASKED)
                .given(submit("improving"), VA, ASKED)
                .given(improve("improving", 1, "1"), CLIENT, "2027-02-26T10:00:00Z");
        String after = "2027-02-26T23:00:00Z";

        ended.when(commit("open"), VA, after).thenRefused(RuleId.STATE_FORBIDS).withFact("state", "ENDED");
        ended.when(submit("open"), VA, after).thenRefused(RuleId.STATE_FORBIDS).withFact("state", "ENDED");
        ended.when(submit("taken"), VA, after).thenRefused(RuleId.STATE_FORBIDS).withFact("state", "ENDED");
        ended.when(submit("improving"), VA, after).thenDone();
        ended.when(accept("improving", 2), CLIENT, after).thenDone();
        ended.when(submit("reviewed"), VA, after).thenDone();
        ended.when(improve("reviewed", 2, "1"), CLIENT, after).thenDone();
        ended.when(decline("open"), VA, after).thenRefused(RuleId.STATE_FORBIDS).withFact("state", "ENDED");
        ended.when(cancel("taken"), CLIENT, after)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "ENDED");
        assertThat(ended.until("2028-01-01T00:00:00Z").clockFacts().stream()
                        .filter(fact -> Engagement.deliverableOf(fact).equals(Optional.of("reviewed"))))
                .as("after the last day no miss arises")
                .isEmpty();
    }

    private static Caller callerOf(EngagementCommand command) {
        return command.roles().contains(Role.VA) ? VA : CLIENT;
    }
}
