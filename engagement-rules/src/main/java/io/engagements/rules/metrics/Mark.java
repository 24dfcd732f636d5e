package io.engagements.rules.metrics;

import io.engagements.rules.Recorded;
import java.time.Instant;

/**
 * The trace of an event.
 *
 * @param at when it occurred, whole seconds
 * @param sequence its place in the engagement
 * @param eventId the id under which it is stored
 */
public record Mark(Instant at, long sequence, String eventId) {

    static Mark of(Recorded<?> recorded) {
        return new Mark(recorded.event().stamp().occurredAt(), recorded.sequence(), recorded.id());
    }

    /** True when it had happened by then: only this decides what a number as of that instant may know. */
    boolean isBy(Instant asOf) {
        return !at.isAfter(asOf);
    }

    boolean isStoredAfter(Mark other) {
        return sequence > other.sequence;
    }
}
