package io.engagements.rules.engagement;

import io.engagements.events.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reason for termination, computed from events.
 *
 * @param eventIds the events that made it what it is, in order
 * @param cureUntil end of the cure period; absent before a breach notice
 */
public record Ground(
        String groundId,
        Kind kind,
        State state,
        String deliverableId,
        List<String> eventIds,
        @Nullable Deadline cureUntil) {

    public enum Kind {
        /** An agreed due, or an improvement round's due, passed without a full submission. */
        MISSED_DEADLINE
    }

    public enum State {
        OPEN,
        NOTICED,
        CURED,
        USED,
        WITHDRAWN;

        /** True while a termination may rest on it. */
        public boolean stands() {
            return this == OPEN || this == NOTICED;
        }
    }

    /** The id of the ground that a miss makes: one per due, whatever ids people choose for deliverables. */
    static String idOf(String deliverableId, @Nullable Integer round) {
        return (round == null ? "" : "round-" + round + '-') + "missed-" + deliverableId;
    }

    static Ground missed(String deliverableId, @Nullable Integer round, String eventId) {
        return new Ground(
                idOf(deliverableId, round), Kind.MISSED_DEADLINE, State.OPEN, deliverableId, List.of(eventId), null);
    }

    Ground noticed(Deadline until, String eventId) {
        return next(State.NOTICED, eventId, until);
    }

    Ground become(State next, String eventId) {
        return next(next, eventId, cureUntil);
    }

    private Ground next(State next, String eventId, @Nullable Deadline until) {
        List<String> events = new ArrayList<>(eventIds);
        events.add(eventId);
        return new Ground(groundId, kind, next, deliverableId, List.copyOf(events), until);
    }
}
