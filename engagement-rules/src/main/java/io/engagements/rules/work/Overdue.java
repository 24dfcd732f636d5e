package io.engagements.rules.work;

import io.engagements.events.time.Deadline;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work for which somebody is late, and who that is.
 *
 * @param whose whose delay it is
 * @param of what the VA is late with; absent where the client is
 * @param since what was to be done by then
 * @param input that the client owes longest; absent where the VA is late
 */
public record Overdue(
        Whose whose,
        DueStanding.@Nullable Of of,
        Deadline since,
        @Nullable Input input) {

    public enum Whose {
        CLIENT,
        VA
    }

    /** Empty while nobody is late for it at that instant. While the client is, the VA's own due is open, or not agreed on yet. */
    public static Optional<Overdue> of(Deliverable kept, Instant at) {
        Deliverable work = kept.at(at);
        DueStanding standing = DueStanding.of(work, at);
        return standing.kind() == DueStanding.Kind.LATE
                ? Optional.of(new Overdue(Whose.VA, standing.of(), standing.due(), null))
                : work.inputs().stream()
                        .filter(input -> Clocks.isOverdueAt(work, input, at))
                        .min(Comparator.comparing(
                                input -> Clocks.inputDue(work, input).instant()))
                        .map(input -> new Overdue(Whose.CLIENT, null, Clocks.inputDue(work, input), input));
    }
}
