package io.engagements.rules;

import io.engagements.events.DomainEvent;
import io.engagements.events.refusal.Refusal;
import java.util.List;

/** What a command comes to, as data. */
public sealed interface Decision {

    /** It is done: these events, in order. */
    record Done(List<DomainEvent> events) implements Decision {}

    /** A rule refuses it; the attempt goes on record. */
    record Refused(Refusal refusal) implements Decision {}

    /** Somebody else was first. */
    record Lost(EventSummary winner, String detail) implements Decision {}

    /** There is no such thing, or the caller may not know of it. */
    record Unknown() implements Decision {}

    /** The caller may see it but may not do this. */
    record Forbidden() implements Decision {}

    /** A field names something that does not fit; {@code pointer} is a JSON pointer into the command. */
    record Invalid(String pointer, String detail) implements Decision {}

    static Decision done(DomainEvent... events) {
        return new Done(List.of(events));
    }
}
