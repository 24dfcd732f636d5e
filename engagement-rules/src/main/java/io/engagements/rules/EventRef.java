package io.engagements.rules;

import java.time.Instant;

/**
 * Which event it was: what a number names as its reason.
 *
 * @param at when it occurred, whole seconds
 * @param sequence its place in the engagement
 * @param eventId the id under which it is stored
 */
public record EventRef(Instant at, long sequence, String eventId) {

    public static EventRef of(RecordedEvent<?> recorded) {
        return new EventRef(recorded.event().stamp().occurredAt(), recorded.sequence(), recorded.id());
    }

    /** True when it had happened by then: only this decides what a number as of that instant may know. */
    public boolean isBy(Instant asOf) {
        return !at.isAfter(asOf);
    }

    public boolean isStoredAfter(EventRef other) {
        return sequence > other.sequence;
    }
}
