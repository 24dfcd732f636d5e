package io.engagements.command.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** What a command stored: filled while its events are published, read when its answer is written. */
final class StoredEvents {

    /** One stored event. */
    record StoredEvent(String aggregateId, String id, String type, long sequence) {}

    private final List<StoredEvent> events = new ArrayList<>();

    void add(DomainEventMessage<?> event, String type) {
        events.add(new StoredEvent(
                event.getAggregateIdentifier(), event.getIdentifier(), type, event.getSequenceNumber()));
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** The aggregate the answer is about: the one written last, which for a hiring is the engagement. */
    String aggregateId() {
        return last().aggregateId();
    }

    long version() {
        return last().sequence();
    }

    private StoredEvent last() {
        return events.get(events.size() - 1);
    }

    /** The events of that aggregate, in order. */
    List<StoredEvent> events() {
        return events.stream()
                .filter(event -> event.aggregateId().equals(aggregateId()))
                .toList();
    }

    /** True when the aggregate began with this command. */
    boolean begins() {
        return events().get(0).sequence() == 0;
    }
}
