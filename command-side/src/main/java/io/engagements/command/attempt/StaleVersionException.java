package io.engagements.command.attempt;

import io.engagements.rules.EventSummary;
import org.jspecify.annotations.Nullable;

/** The aggregate is not at the version that the caller's {@code If-Match} names. */
public final class StaleVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient EventSummary current;

    private StaleVersionException(EventSummary current) {
        super("the version is " + current.version(), null, false, false);
        this.current = current;
    }

    public EventSummary current() {
        return current;
    }

    public static void check(@Nullable Long expected, EventSummary current) {
        if (expected != null && expected != current.version()) {
            throw new StaleVersionException(current);
        }
    }
}
