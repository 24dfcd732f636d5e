package io.engagements.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who did something and when it occurred.
 *
 * @param party the business acted for; absent when the clock itself acted
 * @param person the account that acted; {@code clock} when the clock itself acted
 * @param onBehalfOf the account for which {@code person} acted (RFC 8693 {@code act}), when different
 * @param occurredAt the domain clock's whole second at which the act was received or fell due (UTC)
 */
public record Stamp(
        @Nullable String party, String person, @Nullable String onBehalfOf, Instant occurredAt) {

    /** The person under which facts are recorded that time itself brings about. */
    public static final String CLOCK = "clock";

    public static Stamp byClock(Instant occurredAt) {
        return new Stamp(null, CLOCK, null, occurredAt);
    }
}
