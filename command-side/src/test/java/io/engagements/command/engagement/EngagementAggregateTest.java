package io.engagements.command.engagement;

import static io.engagements.rules.Callers.AUDITOR;
import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.OTHER_VA;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.ITEMS;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.engagements.command.attempt.NotDone;
import io.engagements.command.attempt.StaleVersionException;
import io.engagements.command.timer.DueRows;
import io.engagements.command.timer.Wake;
import io.engagements.events.Caller;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.ContractEvent.LawyerAppointed;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.ReviewEvent.DeliverableAccepted;
import io.engagements.events.engagement.TerminationEvent.EngagementEnded;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Callers;
import io.engagements.rules.Decision;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Stories;
import io.engagements.rules.TermsMother;
import io.engagements.rules.time.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class EngagementAggregateTest {

    private static final Instant ASKED = Instant.parse(Stories.ASKED);
    private static final Instant THE_DAY_BEFORE = Instant.parse("2027-01-28T11:00:00Z");
    private static final Instant MISSED_D1 = Instant.parse("2027-01-29T17:00:01Z");
    private static final Instant TOO_LATE = Instant.parse("2027-01-30T09:00:00Z");
    private static final Instant LONG_AFTER = Instant.parse("2027-03-01T09:00:00Z");

    private final DueRows due = mock();
    private final RunningEngagements running = mock();

    private TestExecutor<EngagementAggregate> engagement(EngagementScenario story) {
        return new AggregateTestFixture<>(EngagementAggregate.class)
                .registerInjectableResources(Callers.DIRECTORY, due, running)
                .given(story.history().stream().map(RecordedEvent::event).toList());
    }

    private static EngagementAttempt attempt(EngagementCommand command, Caller by, Instant at) {
        return new EngagementAttempt("e1", command, by, at, null);
    }

    private static EngagementAttempt attemptAt(long version, EngagementCommand command, Caller by) {
        return new EngagementAttempt("e1", command, by, THE_DAY_BEFORE, version);
    }

    private static DeadlineMissed missed(String deliverableId, String due, Instant at) {
        return new DeadlineMissed("e1", deliverableId, null, deadline(due), Stamp.byClock(at));
    }

    private static Deadline deadline(String local) {
        return Deadlines.at(LocalDateTime.parse(local), ZoneId.of("Europe/Madrid"));
    }

    private static DeliverableSubmitted submitted(Instant at) {
        Deadline reviewUntil = Deadlines.afterDays(at, 7, ZoneId.of("Europe/Madrid"));
        return new DeliverableSubmitted("e1", "d1", 1, ITEMS, null, false, false, false, reviewUntil, VA.stamp(at));
    }

    @Test
    void whatHappenedBeforeDecides() {
        engagement(Stories.committed())
                .when(attempt(submit("d1"), VA, THE_DAY_BEFORE))
                .expectEvents(submitted(THE_DAY_BEFORE));

        verify(due).keep("e1", Optional.of(Instant.parse("2027-02-04T11:00:01Z")));
        verifyNoInteractions(running);
    }

    @Test
    void aChainOfCommandsGoesOnFromWhatEachLeft() {
        engagement(EngagementScenario.hired())
                .andGivenCommands(
                        attempt(request("d1", "2027-01-29T18:00"), CLIENT, ASKED),
                        attempt(commit("d1"), VA, ASKED),
                        attempt(submit("d1"), VA, THE_DAY_BEFORE))
                .when(attempt(accept("d1", 1), CLIENT, THE_DAY_BEFORE))
                .expectEvents(new DeliverableAccepted("e1", "d1", 1, null, null, CLIENT.stamp(THE_DAY_BEFORE)));
    }

    @Test
    void aRefusalLeavesNoEvent() {
        engagement(Stories.committed())
                .when(attempt(accept("d1", 1), CLIENT, THE_DAY_BEFORE))
                .expectNoEvents()
                .expectException(NotDone.refusedBy(RuleId.STATE_FORBIDS));

        verifyNoInteractions(due);
    }

    @Test
    void theVersionThatTheCallerNamesMustBeTheLast() {
        engagement(Stories.committed()).when(attemptAt(2, submit("d1"), VA)).expectEvents(submitted(THE_DAY_BEFORE));
    }

    @Test
    void aStaleVersionIsToldBeforeAnyRuleIsAskedAndAnythingDueIsRecorded() {
        engagement(Stories.committed())
                .when(new EngagementAttempt("e1", accept("d1", 1), CLIENT, TOO_LATE, 1L))
                .expectNoEvents()
                .expectException(StaleVersionException.class);

        verifyNoInteractions(due);
    }

    @Test
    void anAuditorMayLearnThatAVersionIsStale() {
        engagement(Stories.committed())
                .when(attemptAt(1, submit("d1"), AUDITOR))
                .expectNoEvents()
                .expectException(StaleVersionException.class);
    }

    @Test
    void aStrangerLearnsOfNoVersion() {
        engagement(Stories.committed())
                .when(attemptAt(1, submit("d1"), OTHER_VA))
                .expectNoEvents()
                .expectException(NotDone.because(new Decision.Unknown()));
    }

    @Test
    void aWakeRecordsWhatFellDueInOrderEachWithItsOwnTime() {
        engagement(twoOwedUntilTheEnd())
                .when(new Wake("e1", LONG_AFTER))
                .expectEvents(
                        missed("d2", "2027-01-20T18:00", Instant.parse("2027-01-20T17:00:01Z")),
                        missed("d1", "2027-01-29T18:00", MISSED_D1),
                        new EngagementEnded(
                                "e1", EndReason.EXPIRED, Stamp.byClock(Instant.parse("2027-02-27T23:00:00Z"))));

        verify(due).keep("e1", Optional.empty());
        verify(running).end("e1");
        verifyNoMoreInteractions(running);
    }

    @Test
    void aWakeRecordsNothingThatIsNotYetDueAndKeepsTheRowForIt() {
        engagement(twoOwedUntilTheEnd())
                .when(new Wake("e1", MISSED_D1.minusSeconds(1)))
                .expectEvents(missed("d2", "2027-01-20T18:00", Instant.parse("2027-01-20T17:00:01Z")));

        verify(due).keep("e1", Optional.of(MISSED_D1));
        verifyNoInteractions(running);
    }

    @Test
    void aWakeThatFindsNothingDueRecordsNothing() {
        engagement(Stories.committed())
                .when(new Wake("e1", MISSED_D1.minusSeconds(1)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();

        verify(due).keep("e1", Optional.of(MISSED_D1));
    }

    /** d1 and, though asked for later, earlier d2; the last day is 27 February. */
    private static EngagementScenario twoOwedUntilTheEnd() {
        return Stories.committed(TermsMother.terms().endsOn("2027-02-27"))
                .given(request("d2", "2027-01-20T18:00"), CLIENT, Stories.ASKED)
                .given(commit("d2"), VA, Stories.ASKED);
    }

    @Test
    void whatFellDueBeforeACommandsReceiptIsRecordedWithItAndBeforeIt() {
        engagement(Stories.committed())
                .when(attempt(submit("d1"), VA, TOO_LATE))
                .expectEvents(missed("d1", "2027-01-29T18:00", MISSED_D1), submitted(TOO_LATE));

        verify(due).keep("e1", Optional.of(TOO_LATE.plus(Duration.ofDays(7)).plusSeconds(1)));
    }

    @Test
    void whatFellDueBeforeARefusedCommandIsLeftToTheTimer() {
        engagement(Stories.committed())
                .when(attempt(terminate("missed-d1"), CLIENT, TOO_LATE))
                .expectNoEvents()
                .expectException(NotDone.refusedBy(RuleId.CURE_PERIOD, RuleId.LAWYER_APPROVAL));

        verifyNoInteractions(due);
    }

    @Test
    void theRowOfWhatIsDueNextFollowsTheEvents() {
        engagement(EngagementScenario.hired())
                .when(attempt(request("d1", "2027-01-29T18:00"), CLIENT, ASKED))
                .expectSuccessfulHandlerExecution();

        verify(due).keep("e1", Optional.of(MISSED_D1));
    }

    @Test
    void theRowIsLeftAloneWhenTheSameIsDueNext() {
        engagement(Stories.committed())
                .when(attempt(appoint("sol"), CLIENT, THE_DAY_BEFORE))
                .expectEvents(new LawyerAppointed("e1", "sol", CLIENT.stamp(THE_DAY_BEFORE)));

        verifyNoInteractions(due);
        verify(running).appoint("e1", "sol");
    }
}
