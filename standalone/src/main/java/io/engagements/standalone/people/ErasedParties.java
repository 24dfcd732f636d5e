package io.engagements.standalone.people;

import io.engagements.events.party.PartyEvent.PartyErased;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Accounts of a party that is erased are gone with its name: both are done or neither, because the store tells its events
 * before the transaction ends in which they are written.
 */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class ErasedParties {

    private final People people;

    ErasedParties(EventStore events, People people) {
        this.people = people;
        events.subscribe(written -> written.forEach(this::on));
    }

    private void on(EventMessage<?> written) {
        if (written.getPayload() instanceof PartyErased erased) {
            List<String> left = people.leave(erased);
            CurrentUnitOfWork.get().afterCommit(done -> people.gone(erased.partyId(), left));
        }
    }
}
