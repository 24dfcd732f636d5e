package io.engagements.rules.work;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.input;
import static io.engagements.rules.Commands.proposeInput;
import static io.engagements.rules.Commands.provide;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.resign;
import static io.engagements.rules.Commands.returnInput;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.committed;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.work.DueStanding.Kind;
import io.engagements.rules.work.DueStanding.Of;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which end of a piece of work counts, and whether anything is late: by receipt, never by when somebody looks. */
class DueStandingTest {

    private static final String DUE = "2027-01-29T17:00:00Z";
    private static final String EARLY = "2027-01-20T09:00:00Z";
    private static final String LATE = "2027-01-31T17:00:00Z";
    private static final String MUCH_LATER = "2027-06-01T00:00:00Z";

    private static void stands(
            EngagementScenario story, String at, Of of, String due, Kind kind, @Nullable String handedInAt) {
        story.until(at);
        DueStanding standing = DueStanding.of(story.deliverable("d1"), Instant.parse(at));
        assertThat(standing.of()).isEqualTo(of);
        assertThat(standing.due().instant()).isEqualTo(due);
        assertThat(standing.kind()).isEqualTo(kind);
        assertThat(standing.handedInAt()).isEqualTo(handedInAt == null ? null : Instant.parse(handedInAt));
    }

    @Test
    void whatWasHandedInInTimeIsKeptHoweverMuchLaterSomebodyLooks() {
        EngagementScenario silence = committed().given(submit("d1"), VA, EARLY);
        stands(silence, EARLY, Of.REVIEW, "2027-01-27T09:00:00Z", Kind.RUNS, null);
        stands(silence, MUCH_LATER, Of.WORK, DUE, Kind.KEPT, EARLY);
        EngagementScenario late = committed().given(submit("d1"), VA, LATE).given(accept("d1", 1), CLIENT, LATE);
        stands(late, MUCH_LATER, Of.WORK, DUE, Kind.CAME_LATE, LATE);
        assertThat(DueStanding.countedUntil(late.deliverable("d1"), Instant.parse(MUCH_LATER)))
                .isEqualTo(LATE);
    }

    @Test
    void whatIsOwedIsLateUntilNothingIsOwedAnyMore() {
        EngagementScenario owed = committed();
        stands(owed, DUE, Of.WORK, DUE, Kind.RUNS, null);
        stands(owed, LATE, Of.WORK, DUE, Kind.LATE, null);
        owed.given(resign("2027-02-20"), VA, LATE);
        stands(owed, MUCH_LATER, Of.WORK, DUE, Kind.OVER, null);
        assertThat(DueStanding.countedUntil(owed.deliverable("d1"), Instant.parse(MUCH_LATER)))
                .isEqualTo("2027-02-20T22:59:59Z");
        EngagementScenario unwanted = committed().given(cancel("d1"), CLIENT, EARLY);
        stands(unwanted, MUCH_LATER, Of.WORK, DUE, Kind.OVER, null);
        assertThat(DueStanding.countedUntil(unwanted.deliverable("d1"), Instant.parse(MUCH_LATER)))
                .isEqualTo(EARLY);
    }

    @Test
    void whileARoundRunsItsDueCountsAndTheWorkItselfStaysAsItWas() {
        EngagementScenario round =
                committed().given(submit("d1"), VA, EARLY).given(improve("d1", 1, "1"), CLIENT, EARLY);
        stands(round, EARLY, Of.ROUND, "2027-01-23T09:00:00Z", Kind.RUNS, null);
        stands(round, LATE, Of.ROUND, "2027-01-23T09:00:00Z", Kind.LATE, null);
        assertThat(DueStanding.ofItself(round.deliverable("d1"), Instant.parse(LATE))
                        .kind())
                .isEqualTo(Kind.KEPT);
    }

    @Test
    void aRequestIsAnsweredByTheLastDayAtTheLatest() {
        EngagementScenario asked =
                hired().given(request("d1", "2027-03-29T18:00"), CLIENT, ASKED).given(resign("2027-02-20"), VA, EARLY);
        stands(asked, EARLY, Of.ANSWER, "2027-02-20T22:59:59Z", Kind.RUNS, null);
        asked.when(commit("d1"), VA, EARLY).thenRefused(RuleId.DUE_AHEAD);
        stands(asked, MUCH_LATER, Of.ANSWER, "2027-02-20T22:59:59Z", Kind.OVER, null);
    }

    @Test
    void forWorkThatIsReleasedNothingMoreIsAskedFor() {
        EngagementScenario released = hired().given(request("d1", "2027-03-29T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(resign("2027-02-20"), VA, EARLY);
        assertThat(released.deliverable("d1").state()).isEqualTo(DeliverableState.RELEASED);
        released.when(proposeInput("p1", "d1", "2027-02-10T18:00"), VA, EARLY)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFact("state", "RELEASED");
    }

    @Test
    void anInputThatWasGivenBackIsOwedFromThenOnWhereItsDueIsPast() {
        EngagementScenario story = hired().given(
                        request("d1", "2027-01-29T18:00", input("i1", "2027-01-18T18:00")), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED);
        assertThat(inputDue(story)).isEqualTo("2027-01-18T17:00:00Z");
        story.given(provide("d1", "i1"), CLIENT, "2027-01-19T10:00:00Z");
        assertThat(inputDue(story)).isEqualTo("2027-01-18T17:00:00Z");
        story.given(returnInput("d1", "i1"), VA, EARLY);
        assertThat(inputDue(story)).isEqualTo(EARLY);
        stands(story, "2027-01-21T09:00:00Z", Of.WORK, "2027-01-31T10:00:00Z", Kind.WAITS, null);

        EngagementScenario early = hired().given(
                        request("d1", "2027-01-29T18:00", input("i1", "2027-01-25T18:00")), CLIENT, ASKED)
                .given(provide("d1", "i1"), CLIENT, "2027-01-19T10:00:00Z")
                .given(returnInput("d1", "i1"), VA, EARLY);
        assertThat(inputDue(early)).isEqualTo("2027-01-25T17:00:00Z");
    }

    private static String inputDue(EngagementScenario story) {
        Deliverable work = story.deliverable("d1");
        return Clocks.inputDue(work, work.input("i1").orElseThrow()).instant().toString();
    }
}
