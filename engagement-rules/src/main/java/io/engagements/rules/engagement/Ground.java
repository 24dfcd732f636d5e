package io.engagements.rules.engagement;

import io.engagements.events.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reason for termination, computed from events.
 *
 * @param state as the last event left it; {@link #stateAt} also knows what time alone has cured
 * @param deliverableIds the deliverables it is about: one, unless it is repeated lateness
 * @param round the improvement round whose due was missed
 * @param eventIds the events that made it what it is, in order
 * @param cureUntil end of the cure period; absent before a breach notice
 * @param standsUntil end of the time in which it stands; absent when time alone does not cure it
 */
public record Ground(
        String groundId,
        Kind kind,
        State state,
        List<String> deliverableIds,
        @Nullable Integer round,
        List<String> eventIds,
        @Nullable Deadline cureUntil,
        @Nullable Deadline standsUntil) {

    public enum Kind {
        /** An agreed due, or an improvement round's due, passed without a full submission. */
        MISSED_DEADLINE,
        /** As many first submissions were missed within the terms' window as the terms allow. */
        REPEATED_LATENESS,
        /** A deliverable was rejected. */
        INFERIOR_QUALITY
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
    static String missedId(String deliverableId, @Nullable Integer round) {
        return (round == null ? "" : "round-" + round + '-') + "missed-" + deliverableId;
    }

    static String rejectedId(String deliverableId) {
        return "rejected-" + deliverableId;
    }

    static Ground missed(String deliverableId, @Nullable Integer round, String eventId) {
        return new Ground(
                missedId(deliverableId, round),
                Kind.MISSED_DEADLINE,
                State.OPEN,
                List.of(deliverableId),
                round,
                List.of(eventId),
                null,
                null);
    }

    static Ground rejected(String deliverableId, String eventId) {
        return new Ground(
                rejectedId(deliverableId),
                Kind.INFERIOR_QUALITY,
                State.OPEN,
                List.of(deliverableId),
                null,
                List.of(eventId),
                null,
                null);
    }

    /** @param last the miss that made them too many, which names the ground */
    static Ground repeated(Miss last, List<Miss> misses, Deadline until) {
        return new Ground(
                "repeated-lateness-" + last.deliverableId(),
                Kind.REPEATED_LATENESS,
                State.OPEN,
                misses.stream().map(Miss::deliverableId).toList(),
                null,
                misses.stream().map(Miss::eventId).toList(),
                null,
                until);
    }

    /** The state at an instant: without an event, repeated lateness is cured when too few misses count any more. */
    public State stateAt(Instant at) {
        return state.stands() && standsUntil != null && !standsUntil.isMetAt(at) ? State.CURED : state;
    }

    boolean standsAt(Instant at) {
        return stateAt(at).stands();
    }

    /** True when notice and a cure period must come before a termination. */
    boolean needsNotice() {
        return kind != Kind.REPEATED_LATENESS;
    }

    Ground noticed(Deadline until, String eventId) {
        return next(State.NOTICED, deliverableIds, eventId, until, standsUntil);
    }

    Ground become(State next, String eventId) {
        return next(next, deliverableIds, eventId, cureUntil, standsUntil);
    }

    /** It stands on these misses now. */
    Ground restsOn(List<Miss> misses, Deadline until, String eventId) {
        List<String> ids = misses.stream().map(Miss::deliverableId).toList();
        return next(state, ids, eventId, cureUntil, until);
    }

    /** Open, or noticed where notice had been given. */
    Ground standAgain(String eventId) {
        return become(cureUntil == null ? State.OPEN : State.NOTICED, eventId);
    }

    private Ground next(
            State next, List<String> deliverables, String eventId, @Nullable Deadline cure, @Nullable Deadline stands) {
        List<String> events = new ArrayList<>(eventIds);
        events.add(eventId);
        return new Ground(groundId, kind, next, deliverables, round, List.copyOf(events), cure, stands);
    }
}
