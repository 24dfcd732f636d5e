package io.engagements.command.party;

import io.engagements.command.attempt.CommandNotPerformedException;
import io.engagements.command.attempt.StaleVersionException;
import io.engagements.events.party.PartyEvent;
import io.engagements.events.party.PartyKey;
import io.engagements.rules.Decision;
import io.engagements.rules.party.Party;
import io.engagements.rules.party.PartyDecisions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;

/** The Axon shell round {@link PartyDecisions}: it makes and destroys the key in the event's own transaction. */
@AggregateRoot(type = "party")
@SuppressWarnings("NullAway.Init")
public class PartyAggregate {

    @AggregateIdentifier
    private String subject;

    private Party state;

    protected PartyAggregate() {}

    @CommandHandler
    public PartyAggregate(PartyRegistration attempt, PartyRows rows) {
        PartyKey key = PartyKey.random(PartyEvent.idOf(attempt.target()));
        perform(PartyDecisions.register(attempt.command(), attempt.by(), attempt.receivedAt(), key::seal));
        CurrentUnitOfWork.get().onPrepareCommit(unit -> rows.add(state, key));
    }

    @CommandHandler
    public void handle(PartyErasure attempt, PartyRows rows) {
        StaleVersionException.check(attempt.expectedVersion(), state.last());
        String id = state.partyId();
        perform(PartyDecisions.erase(
                state, attempt.command(), attempt.by(), attempt.receivedAt(), rows.lockAndFindRunning(id)));
        CurrentUnitOfWork.get().onPrepareCommit(unit -> rows.erase(id));
    }

    private static void perform(Decision decision) {
        if (!(decision instanceof Decision.Done done)) {
            throw new CommandNotPerformedException(decision);
        }
        done.events().forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    public void on(PartyEvent event) {
        state = Party.evolve(state, event);
        subject = PartyEvent.subjectOf(state.partyId());
    }
}
