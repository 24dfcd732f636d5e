package io.engagements.command.store;

import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;

/** There are no snapshots, so loading an aggregate does not ask the database for one. */
final class SnapshotlessEngine extends JdbcEventStorageEngine {

    SnapshotlessEngine(Builder builder) {
        super(builder);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }
}
