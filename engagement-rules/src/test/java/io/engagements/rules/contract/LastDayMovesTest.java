package io.engagements.rules.contract;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptPause;
import static io.engagements.rules.Commands.acceptTerms;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.improveBy;
import static io.engagements.rules.Commands.input;
import static io.engagements.rules.Commands.proposeInput;
import static io.engagements.rules.Commands.proposePause;
import static io.engagements.rules.Commands.proposeTerms;
import static io.engagements.rules.Commands.provide;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.resign;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Decision;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.engagement.EngagementClock;
import io.engagements.rules.engagement.EngagementTasks;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.metrics.Numbers;
import io.engagements.rules.metrics.Share;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The last day moves, in either direction and for whatever reason: what lies beyond it is released, and what does not
 * any more is owed again with its clocks. All in Madrid, winter.
 */
class LastDayMovesTest {

    private static final String BEGUN = "2027-01-02T09:00:00Z";

    private static EngagementScenario until(String lastDay) {
        return hiredOn(terms().endsOn(lastDay), BEGUN);
    }

    /** Due 19 January; its input came 72 hours late, which moves it to 22 January. */
    private static EngagementScenario shiftedBeyond() {
        EngagementScenario story = until("2027-01-20")
                .given(request("d1", "2027-01-19T18:00", input("i1", "2027-01-05T18:00")), CLIENT, BEGUN)
                .given(commit("d1"), VA, BEGUN)
                .given(provide("d1", "i1"), CLIENT, "2027-01-08T17:00:00Z");
        assertThat(state(story)).isEqualTo(DeliverableState.RELEASED);
        return story;
    }

    private static EngagementScenario prolonged(EngagementScenario story) {
        return story.given(
                        proposeTerms("p1", terms().endsOn("2027-03-31"), "2027-01-09T00:00"),
                        VA,
                        "2027-01-08T18:00:00Z")
                .given(acceptTerms(), CLIENT, "2027-01-08T19:00:00Z")
                .until("2027-01-09T09:00:00Z");
    }

    private static DeliverableState state(EngagementScenario story) {
        return story.deliverable("d1").state();
    }

    private static Task.Kind task(EngagementScenario story) {
        return EngagementTasks.of(story.state().contract(), story.deliverable("d1"))
                .get(0)
                .kind();
    }

    @Test
    void whatComesBackIsOwedByItsDue() {
        EngagementScenario story = prolonged(shiftedBeyond());

        assertThat(state(story)).isEqualTo(DeliverableState.COMMITTED);
        assertThat(task(story)).isEqualTo(Task.Kind.DELIVER);
        assertThat(EngagementClock.nextDue(story.state())).contains(Instant.parse("2027-01-22T17:00:01Z"));
    }

    @Test
    void whatCameBackAndIsDeliveredInTimeIsReviewedAndNeverMissed() {
        EngagementScenario story = prolonged(shiftedBeyond()).given(submit("d1"), VA, "2027-01-11T09:00:00Z");

        assertThat(state(story)).isEqualTo(DeliverableState.SUBMITTED);
        assertThat(task(story)).isEqualTo(Task.Kind.REVIEW);
        story.given(accept("d1", 1), CLIENT, "2027-01-12T09:00:00Z").until("2027-03-01T09:00:00Z");
        assertThat(state(story)).isEqualTo(DeliverableState.ACCEPTED);
        assertThat(story.state().grounds().values()).isEmpty();
    }

    @Test
    void whatCameBackAndIsCancelledIsGone() {
        EngagementScenario story = prolonged(shiftedBeyond())
                .given(cancel("d1"), CLIENT, "2027-01-11T09:00:00Z")
                .until("2027-03-01T09:00:00Z");

        assertThat(state(story)).isEqualTo(DeliverableState.CANCELLED);
        assertThat(story.state().grounds().values()).isEmpty();
    }

    @Test
    void whatCameBackAndIsNotDeliveredIsMissed() {
        EngagementScenario story = prolonged(shiftedBeyond()).until("2027-01-22T17:00:01Z");

        assertThat(state(story)).isEqualTo(DeliverableState.MISSED);
        story.thenGround("missed-d1", Ground.State.OPEN, story.lastId());
    }

    @Test
    void aPauseMovesItBeyondTheLastDayToo() {
        EngagementScenario story = until("2027-01-20")
                .given(request("d1", "2027-01-19T18:00"), CLIENT, BEGUN)
                .given(commit("d1"), VA, BEGUN)
                .given(proposePause("p2", "2027-01-04T09:00", "2027-01-07T09:00"), VA, BEGUN)
                .given(acceptPause(), CLIENT, BEGUN);
        assertThat(state(story)).isEqualTo(DeliverableState.RELEASED);

        prolonged(story).given(submit("d1"), VA, "2027-01-11T09:00:00Z").until("2027-03-01T09:00:00Z");

        assertThat(state(story)).isEqualTo(DeliverableState.ACCEPTED_BY_SILENCE);
        assertThat(story.state().grounds().values()).isEmpty();
    }

    @Test
    void anEndThatComesEarlierReleasesWhatLiesBeyondIt() {
        EngagementScenario story = until("2027-03-31")
                .given(request("d1", "2027-02-19T18:00"), CLIENT, BEGUN)
                .given(commit("d1"), VA, BEGUN)
                .given(proposeTerms("p1", terms().endsOn("2027-01-31"), "2027-01-09T00:00"), VA, BEGUN)
                .given(acceptTerms(), CLIENT, BEGUN)
                .until("2027-01-09T09:00:00Z");

        assertThat(state(story)).isEqualTo(DeliverableState.RELEASED);
        assertThat(EngagementTasks.of(story.state().contract(), story.deliverable("d1")))
                .isEmpty();
        story.when(submit("d1"), VA, "2027-01-10T09:00:00Z").thenRefused(RuleId.STATE_FORBIDS);
        story.until("2027-06-01T00:00:00Z");
        assertThat(story.events()).noneMatch(DeadlineMissed.class::isInstance);
        assertThat(story.state().contract().ending().reason()).isEqualTo(EndReason.COMPLETED);
    }

    @Test
    void aDeliveryIsNeverUndoneByIt() {
        EngagementScenario story = until("2027-03-31")
                .given(request("d1", "2027-02-19T18:00"), CLIENT, BEGUN)
                .given(commit("d1"), VA, BEGUN)
                .given(submit("d1"), VA, BEGUN)
                .given(proposeTerms("p1", terms().endsOn("2027-01-31"), "2027-01-09T00:00"), VA, BEGUN)
                .given(acceptTerms(), CLIENT, BEGUN)
                .until("2027-01-09T00:00:00Z");

        assertThat(state(story)).isEqualTo(DeliverableState.SUBMITTED);
    }

    /** Improvement of d1 was asked for until 10 February; the last day is 5 February. */
    private static EngagementScenario improvingAtTheEnd() {
        return until("2027-02-05")
                .given(request("d1", "2027-01-29T18:00"), CLIENT, BEGUN)
                .given(commit("d1"), VA, BEGUN)
                .given(submit("d1"), VA, "2027-01-28T11:00:00Z")
                .given(improveBy("2027-02-10T10:00", "d1", 1, "2"), CLIENT, "2027-02-04T09:00:00Z")
                .until("2027-02-10T09:00:01Z");
    }

    @Test
    void aRoundOpenAtTheEndMakesNoMissAndIsAnsweredAfterItsDueOnly() {
        EngagementScenario story = improvingAtTheEnd();
        assertThat(story.events()).noneMatch(DeadlineMissed.class::isInstance);
        assertThat(state(story)).isEqualTo(DeliverableState.IMPROVEMENT_REQUESTED);

        assertThat(improvingAtTheEnd()
                        .whenStoredLate(accept("d1", 1), CLIENT, "2027-02-10T09:00:00Z")
                        .decision())
                .isInstanceOf(Decision.Lost.class);
        story.given(accept("d1", 1), CLIENT, "2027-02-10T09:00:01Z");
        assertThat(state(story)).isEqualTo(DeliverableState.ACCEPTED);
    }

    @Test
    void aRoundOpenAtTheEndAndLeftUnansweredIsEnoughToReject() {
        EngagementScenario story = improvingAtTheEnd();
        story.given(reject("d1", 1, "2"), CLIENT, "2027-02-10T09:00:01Z");

        assertThat(state(story)).isEqualTo(DeliverableState.REJECTED);
        assertThat(Numbers.of(story, "2027-03-01T00:00:00Z").share(Metric.IMPROVEMENT_ON_TIME))
                .as("it counts for nothing")
                .isEqualTo(new Share(0, 0));
    }

    @Test
    void aRoundOpenAtTheEndIsNeverOverdueAndAnsweredLateItCountsForNothing() {
        EngagementScenario story = improvingAtTheEnd();
        List<Task> open = EngagementTasks.of(story.state().contract(), story.deliverable("d1"));
        assertThat(open).extracting(Task::kind).containsExactly(Task.Kind.IMPROVE, Task.Kind.REVIEW);
        assertThat(open).extracting(Task::due).containsOnlyNulls();
        assertThat(expectedAt(open, "2027-02-10T09:00:00Z"))
                .as("the client waits for it")
                .containsExactly(Task.Kind.IMPROVE);
        assertThat(expectedAt(open, "2027-02-10T09:00:01Z"))
                .as("one thing, not two that do not go together")
                .containsExactly(Task.Kind.REVIEW);

        story.given(submit("d1"), VA, "2027-02-10T09:00:01Z");
        assertThat(Numbers.of(story, "2027-03-01T00:00:00Z").share(Metric.IMPROVEMENT_ON_TIME))
                .isEqualTo(new Share(0, 0));
    }

    private static List<Task.Kind> expectedAt(List<Task> tasks, String at) {
        return tasks.stream()
                .filter(task -> task.isExpectedAt(Instant.parse(at)))
                .map(Task::kind)
                .toList();
    }

    @Test
    void afterTheLastDayNoInputIsOverdueAndNoDueMovesOn() {
        EngagementScenario story = until("2027-01-20")
                .given(request("d1", "2027-01-19T18:00", input("i1", "2027-01-18T18:00")), CLIENT, BEGUN)
                .given(commit("d1"), VA, BEGUN)
                .until("2027-03-01T00:00:00Z");
        Deliverable later = story.deliverable("d1").at(Instant.parse("2027-02-20T00:00:00Z"));

        assertThat(later.state()).isEqualTo(DeliverableState.RELEASED);
        assertThat(later.agreedDue())
                .isEqualTo(story.deliverable("d1")
                        .at(Instant.parse("2027-01-21T00:00:00Z"))
                        .agreedDue());
        assertThat(Clocks.isOverdueAt(later, later.inputs().get(0), Instant.parse("2027-01-20T22:00:00Z")))
                .isTrue();
        assertThat(Clocks.isOverdueAt(later, later.inputs().get(0), Instant.parse("2027-02-20T00:00:00Z")))
                .isFalse();
    }

    @Test
    void noInputIsDueAfterTheLastDay() {
        askedBeyond()
                .when(proposeInput("p3", "d1", "2027-01-21T12:00"), VA, "2027-01-09T09:00:00Z")
                .thenRefused(RuleId.DUE_AHEAD);
        askedBeyond()
                .when(proposeInput("p3", "d1", "2027-01-20T12:00"), VA, "2027-01-09T09:00:00Z")
                .thenDone();
        shiftedBeyond()
                .when(proposeInput("p3", "d1", "2027-01-20T12:00"), VA, "2027-01-09T09:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS);
    }

    private static EngagementScenario askedBeyond() {
        return hiredOn(terms(), BEGUN)
                .given(request("d1", "2027-02-19T18:00"), CLIENT, BEGUN)
                .given(resign("2027-01-20"), VA, BEGUN);
    }
}
