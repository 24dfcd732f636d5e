package io.engagements.command.store;

import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;

/** Aggregates, cached by reference; a unit of work knows which one it read. */
public final class AggregateRepository<T> extends CachingEventSourcingRepository<T> {

    public AggregateRepository(EventSourcingRepository.Builder<T> builder) {
        super(builder);
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String id, Long expectedVersion) {
        EventSourcedAggregate<T> loaded = super.doLoadWithLock(id, expectedVersion);
        StaleStateGuard.read(id, loaded.version());
        return loaded;
    }
}
