package io.engagements.query.replay;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.rules.RecordedEvent;
import java.time.Instant;

/** A point in an engagement's life: the events count that have at most this sequence and occurred until this instant. */
public record Moment(long sequence, Instant instant) {

    private static final Instant FAR = Instant.parse("9999-12-31T23:59:59Z");

    public static Moment of(Instant instant) {
        return new Moment(Long.MAX_VALUE, instant);
    }

    /** @param sequence −1 for the moment before the first event */
    public static Moment of(long sequence) {
        return new Moment(sequence, FAR);
    }

    public boolean counts(RecordedEvent<EngagementEvent> event) {
        return event.sequence() <= sequence
                && !event.event().stamp().occurredAt().isAfter(instant);
    }

    /** The same moment, but of the events before a sequence only. */
    public Moment before(long first) {
        return new Moment(Math.min(sequence, first - 1), instant);
    }

    boolean countsAll(StateCache.CachedState state) {
        return state.sequence() <= sequence && !state.latest().isAfter(instant);
    }
}
