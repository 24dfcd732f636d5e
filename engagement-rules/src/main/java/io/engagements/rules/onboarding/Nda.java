package io.engagements.rules.onboarding;

import io.engagements.events.Stamp;
import io.engagements.events.time.Deadline;
import io.engagements.rules.time.Intervals.Span;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A confidentiality agreement that the VA signed.
 *
 * @param validFrom in force from then, or from the signing when that is later
 * @param validUntil absent when open-ended
 */
public record Nda(@Nullable Deadline validFrom, @Nullable Deadline validUntil, String documentSha256, Stamp by) {

    public Instant beginsAt() {
        return beginning(validFrom, by.occurredAt());
    }

    /** From then, or from the signing when that is later. */
    public static Instant beginning(@Nullable Deadline validFrom, Instant signed) {
        return validFrom == null || validFrom.instant().isBefore(signed) ? signed : validFrom.instant();
    }

    /** From its first second to its last. */
    Span held() {
        return new Span(beginsAt(), validUntil == null ? null : validUntil.instant());
    }

    /** True when it ends before it begins: it would never be in force. */
    public boolean isEmpty() {
        return validUntil != null && validUntil.instant().isBefore(beginsAt());
    }

    public boolean isInForceAt(Instant at) {
        return !at.isBefore(beginsAt()) && (validUntil == null || validUntil.isMetAt(at));
    }
}
