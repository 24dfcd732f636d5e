package io.engagements.command.engagement;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.engagements.command.attempt.CommandNotPerformedException;
import io.engagements.command.attempt.StaleVersionException;
import io.engagements.command.timer.DueRows;
import io.engagements.command.timer.Wake;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.rules.Decision;
import io.engagements.rules.Directory;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.EngagementClock;
import io.engagements.rules.engagement.EngagementDecisions;
import io.engagements.support.security.Denial;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;

/** The Axon shell round {@link EngagementDecisions} and {@link EngagementClock}: it loads, asks, and applies. */
@AggregateRoot(type = "engagement")
@SuppressWarnings("NullAway.Init")
public class EngagementAggregate {

    @AggregateIdentifier
    private String engagementId;

    private Engagement state;

    protected EngagementAggregate() {}

    /** Begun by a hiring, in the candidacy's transaction. */
    public EngagementAggregate(VAHired hired, DueRows due, RunningEngagements running) {
        apply(hired);
        CurrentUnitOfWork.get().onPrepareCommit(unit -> {
            EngagementIndexRows.of(state).replace(EngagementIndexRows.NONE, engagementId, due, running);
            running.begin(hired);
        });
    }

    @CommandHandler
    public void handle(EngagementAttempt attempt, Directory directory, DueRows due, RunningEngagements running) {
        EngagementIndexRows before = EngagementIndexRows.of(state);
        if (EngagementDecisions.isVisible(state, attempt.by())) {
            StaleVersionException.check(
                    attempt.expectedVersion(), state.contract().last());
        } else {
            Denial.foreign(attempt.target());
        }
        catchUp(attempt.receivedAt());
        Decision decision =
                EngagementDecisions.decide(state, attempt.command(), attempt.by(), attempt.receivedAt(), directory);
        if (!(decision instanceof Decision.Done done)) {
            throw new CommandNotPerformedException(decision);
        }
        done.events().forEach(AggregateLifecycle::apply);
        CurrentUnitOfWork.get()
                .onPrepareCommit(unit -> EngagementIndexRows.of(state).replace(before, engagementId, due, running));
    }

    @CommandHandler
    public void handle(Wake wake, DueRows due, RunningEngagements running) {
        EngagementIndexRows before = EngagementIndexRows.of(state);
        catchUp(wake.now());
        CurrentUnitOfWork.get().onPrepareCommit(unit -> {
            due.keep(engagementId, EngagementClock.nextDue(state));
            EngagementIndexRows.of(state).replaceParties(before, engagementId, running);
        });
    }

    Engagement state() {
        return state;
    }

    private void catchUp(Instant now) {
        Optional<EngagementEvent> fact = EngagementClock.next(state, now);
        while (fact.isPresent()) {
            apply(fact.get());
            fact = EngagementClock.next(state, now);
        }
    }

    @EventSourcingHandler
    public void on(EngagementEvent event, @MessageIdentifier String eventId, @SequenceNumber long sequence) {
        state = Engagement.evolve(state, new RecordedEvent<>(eventId, sequence, event));
        engagementId = state.contract().engagementId();
    }
}
