package io.engagements.query.find;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Some time, as far as it matters.
 *
 * @param from inclusive; absent from the beginning
 * @param to exclusive; absent without an end
 */
public record Span(@Nullable Instant from, @Nullable Instant to) {

    /** Always. */
    public static final Span ANY = new Span(null, null);

    boolean holds(Instant instant) {
        return (from == null || !instant.isBefore(from)) && (to == null || instant.isBefore(to));
    }
}
