package io.engagements.rules.clock;

import io.engagements.events.time.Deadline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the contract adds to the question how a piece of work stands: whatever its state follows from besides its own
 * facts. When it changes, by whichever event, every piece is weighed anew.
 *
 * @param standstill when clocks stand still
 * @param lastDay its end; absent while there is none
 */
public record Circumstances(ClockStops standstill, @Nullable Deadline lastDay) {

    /** True until the last day has passed; in its last second it has not. */
    public boolean goesOnAt(Instant at) {
        return lastDay == null || lastDay.isMetAt(at);
    }

    /** True for what falls due after the last day: it binds nobody. */
    public boolean isBeyond(Deadline due) {
        return lastDay != null && due.instant().isAfter(lastDay.instant());
    }
}
