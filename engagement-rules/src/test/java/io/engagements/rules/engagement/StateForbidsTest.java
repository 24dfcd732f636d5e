package io.engagements.rules.engagement;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
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
import io.engagements.events.refusal.RuleId;
import io.engagements.events.stored.Names;
import io.engagements.rules.Decision;
import io.engagements.rules.EngagementScenario;
import java.util.Arrays;
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

    private static final Map<String, EngagementCommand> COMMANDS = Map.of(
            "commit", commit("d1"),
            "submit", submit("d1"),
            "accept", accept("d1", 1),
            "improve", improve("d1", 1, "1"));

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

    private static Arguments state(
            DeliverableState state, Supplier<EngagementScenario> story, String at, Set<String> allowed) {
        return Arguments.of(state, story, at, allowed);
    }

    static Stream<Arguments> whileItRuns() {
        return Stream.of(
                state(
                        DeliverableState.REQUESTED,
                        StateForbidsTest::requested,
                        ASKED,
                        Set.of("commit", "not-committed")),
                state(DeliverableState.COMMITTED, () -> committed(), ASKED, Set.of("submit")),
                state(DeliverableState.MISSED, () -> committed(), "2027-01-29T17:00:01Z", Set.of("submit")),
                state(
                        DeliverableState.SUBMITTED,
                        () -> submitted(),
                        "2027-01-28T11:00:00Z",
                        Set.of("submit", "accept", "improve")),
                state(
                        DeliverableState.IMPROVEMENT_REQUESTED,
                        () -> improving(),
                        "2027-01-29T09:00:00Z",
                        Set.of("submit", "lost")),
                state(
                        DeliverableState.IMPROVEMENT_REQUESTED,
                        () -> improving(),
                        "2027-02-02T09:00:01Z",
                        Set.of("submit", "lost")),
                state(DeliverableState.ACCEPTED, () -> accepted(), "2027-01-29T09:00:00Z", Set.of("lost")));
    }

    @ParameterizedTest(name = "{0} at {2}")
    @MethodSource("whileItRuns")
    void aDeliverablesStateAllowsTheseAndForbidsTheRest(
            DeliverableState state, Supplier<EngagementScenario> story, String at, Set<String> allowed) {
        COMMANDS.forEach((name, command) -> {
            EngagementScenario scenario = story.get().until(at);
            assertThat(scenario.deliverable("d1").state()).isEqualTo(state);
            var outcome = scenario.when(command, callerOf(command), at);
            boolean isDecision = name.equals("accept") || name.equals("improve");
            if (allowed.contains(name)) {
                outcome.thenDone();
            } else if (isDecision && allowed.contains("lost")) {
                assertThat(outcome.decision()).isInstanceOf(Decision.Lost.class);
            } else if (name.equals("submit") && allowed.contains("not-committed")) {
                outcome.thenRefused(RuleId.NOT_COMMITTED);
            } else {
                outcome.thenRefused(RuleId.STATE_FORBIDS)
                        .withFacts(Map.of("state", state.name(), "command", Names.kebab(command.getClass())));
            }
        });
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
        for (EngagementCommand command :
                Arrays.<EngagementCommand>asList(commit("d2"), submit("d2"), accept("d2", 1), improve("d2", 1, "1"))) {
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
        assertThat(terminating.state().contract().state()).isEqualTo(Contract.Status.TERMINATING);
    }

    @Test
    void afterTheEndOnlyOpenReviewsGoOn() {
        var ended = EngagementScenario.hiredOn(terms().endsOn("2027-02-26"));
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
        assertThat(ended.until("2028-01-01T00:00:00Z").clockFacts().stream()
                        .filter(fact -> Engagement.deliverableOf(fact).equals(Optional.of("reviewed"))))
                .as("after the last day no miss arises")
                .isEmpty();
    }

    private static Caller callerOf(EngagementCommand command) {
        return command.roles().contains(Role.VA) ? VA : CLIENT;
    }
}
