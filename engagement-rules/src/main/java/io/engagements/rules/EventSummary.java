package io.engagements.rules;

import io.engagements.events.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done last, told to a caller who came too late.
 *
 * @param version sequence of the event in its aggregate
 * @param command the command's name in the interface; absent when time itself brought it about
 * @param party who acted
 * @param at when it occurred
 */
public record EventSummary(
        long version, @Nullable String command, @Nullable String party, Instant at) {

    public static EventSummary of(long version, DomainEvent event) {
        return new EventSummary(
                version, event.causedBy(), event.stamp().party(), event.stamp().occurredAt());
    }
}
