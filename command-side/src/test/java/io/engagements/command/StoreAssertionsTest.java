package io.engagements.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.junit.jupiter.api.Test;

class StoreAssertionsTest {

    private static final EventStorageEngine IN_POSTGRES = mock(JdbcEventStorageEngine.class);
    private static final EventStore EMBEDDED = mock(EmbeddedEventStore.class);
    private static final CommandBus IN_THE_CALLERS_THREAD =
            SimpleCommandBus.builder().build();

    private static void start(EventStorageEngine engine, EventStore store, CommandBus bus) {
        new StoreAssertions(engine, store, bus).afterSingletonsInstantiated();
    }

    @Test
    void startsOnTheStoreThatWasMeant() {
        assertThatCode(() -> start(IN_POSTGRES, EMBEDDED, IN_THE_CALLERS_THREAD))
                .doesNotThrowAnyException();
    }

    @Test
    void eventsThatWouldBeGoneAfterARestartAreRefused() {
        assertThatThrownBy(() -> start(new InMemoryEventStorageEngine(), EMBEDDED, IN_THE_CALLERS_THREAD))
                .hasMessage("events must lie in PostgreSQL");
    }

    @Test
    void aStoreOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> start(IN_POSTGRES, mock(EventStore.class), IN_THE_CALLERS_THREAD))
                .hasMessage("the event store must be Axon's embedded one");
    }

    @Test
    void aBusThatHandlesCommandsInThreadsOfItsOwnIsRefused() {
        AsynchronousCommandBus bus = AsynchronousCommandBus.builder().build();
        assertThatThrownBy(() -> start(IN_POSTGRES, EMBEDDED, bus))
                .hasMessage("commands must be handled in the caller's thread");
        bus.shutdown();
    }
}
