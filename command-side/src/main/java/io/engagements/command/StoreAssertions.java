package io.engagements.command;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Refuses to start on anything but the store that was meant: a wrong wiring would lose events without a word. */
@Component
record StoreAssertions(EventStorageEngine engine, EventStore store, CommandBus bus)
        implements SmartInitializingSingleton {

    @Override
    public void afterSingletonsInstantiated() {
        require(engine instanceof JdbcEventStorageEngine, "events must lie in PostgreSQL");
        require(store instanceof EmbeddedEventStore, "the event store must be Axon's embedded one");
        require(bus.getClass() == SimpleCommandBus.class, "commands must be handled in the caller's thread");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
