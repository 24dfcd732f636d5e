package io.engagements.command.candidacy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.engagements.command.attempt.CommandNotPerformedException;
import io.engagements.command.attempt.StaleVersionException;
import io.engagements.command.engagement.EngagementAggregate;
import io.engagements.command.engagement.RunningEngagements;
import io.engagements.command.timer.DueRows;
import io.engagements.events.DomainEvent;
import io.engagements.events.Role;
import io.engagements.events.candidacy.CandidacyEvent;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyClosed;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyWithdrawn;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.rules.Decision;
import io.engagements.rules.Directory;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.rules.candidacy.CandidacyDecisions;
import io.engagements.support.security.Denial;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;

/** The Axon shell round {@link CandidacyDecisions}: it loads, asks, and applies. */
@AggregateRoot(type = "candidacy")
@SuppressWarnings("NullAway.Init")
public class CandidacyAggregate {

    @AggregateIdentifier
    private String candidacyId;

    private Candidacy state;

    protected CandidacyAggregate() {}

    @CommandHandler
    public CandidacyAggregate(CandidacyOpening attempt, Directory directory, OpenCandidacies open) {
        Decision decision = CandidacyDecisions.open(attempt.command(), attempt.by(), attempt.receivedAt(), directory);
        if (!(decision instanceof Decision.Done done)) {
            throw new CommandNotPerformedException(decision);
        }
        done.events().forEach(AggregateLifecycle::apply);
        CurrentUnitOfWork.get().onPrepareCommit(unit -> open.add(state));
    }

    @CommandHandler
    public void handle(CandidacyAttempt attempt, OpenCandidacies open, DueRows due, RunningEngagements running)
            throws Exception {
        if (state.isPartyTo(attempt.by())) {
            StaleVersionException.check(attempt.expectedVersion(), state.last());
        } else if (!attempt.by().has(Role.AUDITOR)) {
            Denial.foreign(attempt.target());
        }
        Decision decision = CandidacyDecisions.decide(state, attempt.command(), attempt.by(), attempt.receivedAt());
        if (!(decision instanceof Decision.Done done)) {
            throw new CommandNotPerformedException(decision);
        }
        for (DomainEvent event : done.events()) {
            perform(event, open, due, running);
        }
    }

    private void perform(DomainEvent event, OpenCandidacies open, DueRows due, RunningEngagements running)
            throws Exception {
        if (event instanceof VAHired hired) {
            AggregateLifecycle.createNew(EngagementAggregate.class, () -> new EngagementAggregate(hired, due, running));
            return;
        }
        apply(event);
        if (event instanceof CandidacyWithdrawn || event instanceof CandidacyClosed) {
            CurrentUnitOfWork.get().onPrepareCommit(unit -> open.remove(state));
        }
    }

    Candidacy state() {
        return state;
    }

    @EventSourcingHandler
    public void on(CandidacyEvent event) {
        state = Candidacy.evolve(state, event);
        candidacyId = state.candidacyId();
    }
}
