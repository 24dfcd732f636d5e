package io.engagements.rules.ground;

import io.engagements.events.time.Deadline;
import io.engagements.rules.PersistentMap;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.Miss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reason for termination, computed from events.
 *
 * @param deliverableIds the deliverables it is about: one, unless it is repeated lateness
 * @param round the improvement round whose due was missed
 * @param turns what each event made of it, in order, whether or not a termination uses it; the first made it
 * @param cureUntil end of the cure period; absent before a breach notice
 * @param usedBy id of the event of the termination that cites it, while that is what ends the engagement
 */
public record Ground(
        String groundId,
        Kind kind,
        List<String> deliverableIds,
        @Nullable Integer round,
        List<Turn> turns,
        @Nullable Deadline cureUntil,
        @Nullable String usedBy) {

    /**
     * What an event made of a ground.
     *
     * @param eventIds the event; the first turn of repeated lateness names every miss that it rests on
     * @param standsUntil end of the time in which it stands; absent when time alone does not cure it
     * @param contested true when the VA does not let the rejection behind it stand
     */
    public record Turn(
            State state,
            Instant at,
            List<String> eventIds,
            @Nullable Deadline standsUntil,
            boolean contested) {

        static Turn of(State state, RecordedEvent<?> by, @Nullable Deadline standsUntil) {
            return new Turn(state, by.event().stamp().occurredAt(), List.of(by.id()), standsUntil, false);
        }

        Turn contested(boolean contested) {
            return new Turn(state, at, eventIds, standsUntil, contested);
        }
    }

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

    static Ground missed(String deliverableId, @Nullable Integer round, RecordedEvent<?> by) {
        return new Ground(
                missedId(deliverableId, round),
                Kind.MISSED_DEADLINE,
                List.of(deliverableId),
                round,
                List.of(Turn.of(State.OPEN, by, null)),
                null,
                null);
    }

    static Ground rejected(String deliverableId, RecordedEvent<?> by) {
        return new Ground(
                rejectedId(deliverableId),
                Kind.INFERIOR_QUALITY,
                List.of(deliverableId),
                null,
                List.of(Turn.of(State.OPEN, by, null)),
                null,
                null);
    }

    /** @param last the miss that made them too many, which names the ground */
    static Ground repeated(Miss last, List<Miss> misses, Deadline until, Instant at) {
        List<String> events = misses.stream().map(Miss::eventId).toList();
        return new Ground(
                "repeated-lateness-" + last.deliverableId(),
                Kind.REPEATED_LATENESS,
                misses.stream().map(Miss::deliverableId).toList(),
                null,
                List.of(new Turn(State.OPEN, at, events, until, false)),
                null,
                null);
    }

    private Turn last() {
        return turns.get(turns.size() - 1);
    }

    /** The end of the time in which it stands; empty when time alone does not cure it. */
    public Optional<Deadline> standsUntil() {
        return Optional.ofNullable(last().standsUntil());
    }

    /** As the last event left it; {@link #stateAt} also knows what time alone has cured. */
    public State state() {
        return usedBy == null ? last().state() : State.USED;
    }

    boolean isUsed() {
        return usedBy != null;
    }

    /** What it is, or would be if no termination used it. */
    State unusedState() {
        return last().state();
    }

    /** The events that made it what it is, in order; what followed its use makes nothing of it while that stands. */
    public List<String> eventIds() {
        List<String> ids = new ArrayList<>();
        for (Turn turn : turns) {
            ids.addAll(turn.eventIds());
            if (usedBy != null && turn.eventIds().contains(usedBy)) {
                break;
            }
        }
        return List.copyOf(ids);
    }

    /** The state at an instant: without an event, repeated lateness is cured when too few misses count any more. */
    public State stateAt(Instant at) {
        return usedBy == null ? unusedStateAt(at) : State.USED;
    }

    private State unusedStateAt(Instant at) {
        Deadline until = last().standsUntil();
        return unusedState().stands() && until != null && !until.isMetAt(at) ? State.CURED : unusedState();
    }

    public boolean standsAt(Instant at) {
        return stateAt(at).stands();
    }

    /** True when it stands, or would if no termination used it. */
    boolean wouldStandAt(Instant at) {
        return unusedStateAt(at).stands();
    }

    /** Since when it stood, the last time up to an instant that it did. */
    public Instant stoodSince(Instant at) {
        Instant since = turns.get(0).at();
        boolean over = false;
        for (Turn turn : turns) {
            if (over && turn.state().stands() && !turn.at().isAfter(at)) {
                since = turn.at();
            }
            over = !turn.state().stands();
        }
        return since;
    }

    /** True when it was neither cured nor withdrawn since, not even for a while. */
    public boolean hasStoodSince(Instant since) {
        return turns.stream()
                .filter(turn -> !turn.at().isBefore(since))
                .noneMatch(turn -> turn.state() == State.CURED || turn.state() == State.WITHDRAWN);
    }

    /** The end of its cure period, moved by pauses; absent before a notice. */
    public @Nullable Deadline cureEnd(Contract contract) {
        return contract.ending().notices().stream()
                .filter(notice -> notice.groundIds().contains(groundId)
                        && notice.cureUntil().equals(cureUntil))
                .reduce((earlier, later) -> later)
                .map(contract::cureEnd)
                .orElse(cureUntil);
    }

    /** Those on which a termination may rest. */
    public static List<String> standing(PersistentMap<Ground> grounds, Instant at) {
        return grounds.values().stream()
                .filter(ground -> ground.standsAt(at))
                .map(Ground::groundId)
                .toList();
    }

    /** True when the VA does not let the rejection behind it stand. */
    public boolean isContested() {
        return last().contested();
    }

    Ground contested(RecordedEvent<?> by) {
        Turn turn = Turn.of(unusedState(), by, last().standsUntil()).contested(true);
        return next(deliverableIds, turn, cureUntil);
    }

    /** An event names it, and what it is depends on that: a termination that cites it, or takes that back. */
    Ground named(RecordedEvent<?> by) {
        return become(unusedState(), by);
    }

    /** @param eventId the termination that ends the engagement and cites it; absent when there is none */
    Ground usedBy(@Nullable String eventId) {
        return new Ground(groundId, kind, deliverableIds, round, turns, cureUntil, eventId);
    }

    /** True when notice and a cure period must come before a termination. */
    public boolean needsNotice() {
        return kind != Kind.REPEATED_LATENESS;
    }

    Ground noticed(Deadline until, RecordedEvent<?> by) {
        return next(deliverableIds, turn(State.NOTICED, by, last().standsUntil()), until);
    }

    Ground become(State next, RecordedEvent<?> by) {
        return next(deliverableIds, turn(next, by, last().standsUntil()), cureUntil);
    }

    /** It stands on these misses now. */
    Ground restsOn(List<Miss> misses, Deadline until, RecordedEvent<?> by) {
        List<String> ids = misses.stream().map(Miss::deliverableId).toList();
        return next(ids, turn(unusedState(), by, until), cureUntil);
    }

    private Turn turn(State next, RecordedEvent<?> by, @Nullable Deadline standsUntil) {
        return Turn.of(next, by, standsUntil).contested(isContested());
    }

    /** It had come to nothing, and is there once more: a notice given before says nothing of it. */
    Ground madeAgain(Ground again) {
        List<Turn> all = new ArrayList<>(turns);
        all.addAll(again.turns());
        return new Ground(groundId, kind, again.deliverableIds(), round, List.copyOf(all), null, usedBy);
    }

    /** Open, or noticed where notice had been given. */
    Ground standAgain(RecordedEvent<?> by) {
        return become(cureUntil == null ? State.OPEN : State.NOTICED, by);
    }

    /** A further rejection; what was cured in between was settled, so that nobody contests it any more. */
    Ground rejectedAgain(RecordedEvent<?> by) {
        if (unusedState() != State.CURED) {
            return named(by);
        }
        Turn turn = Turn.of(cureUntil == null ? State.OPEN : State.NOTICED, by, last().standsUntil());
        return next(deliverableIds, turn, cureUntil);
    }

    private Ground next(List<String> deliverables, Turn turn, @Nullable Deadline cure) {
        List<Turn> all = new ArrayList<>(turns);
        all.add(turn);
        return new Ground(groundId, kind, deliverables, round, List.copyOf(all), cure, usedBy);
    }
}
