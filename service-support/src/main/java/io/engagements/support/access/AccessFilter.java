package io.engagements.support.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which accesses are asked for; what is absent is any.
 *
 * @param who the account or the party that read, or on whose behalf it was read
 * @param engagementId what was read is of this engagement
 * @param party what was read is this party's name, or its numbers
 * @param from at or after
 * @param to before
 */
public record AccessFilter(
        @Nullable String who,
        @Nullable String engagementId,
        @Nullable String party,
        @Nullable AccessKind kind,
        @Nullable Instant from,
        @Nullable Instant to) {}
