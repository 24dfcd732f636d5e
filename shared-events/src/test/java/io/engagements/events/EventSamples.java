package io.engagements.events;

import java.util.List;

/** Every event twice, as {@link Approved}: with all that it can hold, and with no more than it must. */
public final class EventSamples {

    private static final List<DomainEvent> ALL = samples(Approved.FULL);
    private static final List<DomainEvent> LEAST = samples(Approved.MINIMAL);

    private EventSamples() {}

    /** With everything filled in; those of a room one after the other. */
    public static List<DomainEvent> full() {
        return ALL;
    }

    /** With no more than it must hold, in the same order. */
    public static List<DomainEvent> minimal() {
        return LEAST;
    }

    private static List<DomainEvent> samples(String form) {
        return Approved.all().stream()
                .filter(each -> each.name().equals(form))
                .map(Approved.Form::decoded)
                .toList();
    }
}
