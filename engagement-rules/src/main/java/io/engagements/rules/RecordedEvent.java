package io.engagements.rules;

import io.engagements.events.DomainEvent;

/**
 * An event as it is stored.
 *
 * @param id the id under which it is stored
 * @param sequence its place in its aggregate, from 0
 */
public record RecordedEvent<E extends DomainEvent>(String id, long sequence, E event) {

    /** What was done, as told to who comes too late. */
    public EventSummary summary() {
        return EventSummary.of(sequence, event);
    }
}
