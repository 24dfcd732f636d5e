package io.engagements.rules.time;

import java.time.Instant;
import java.util.List;

/**
 * Something owed until an end that moves by pauses.
 *
 * @param since from when on it was owed
 * @param due the end if there were no pauses
 * @param turns when it was given, and given back, in turn
 */
public record InputObligation(Instant since, Instant due, List<Turn> turns) {

    /** @param given false when it was given back: then it is owed again */
    public record Turn(Instant at, boolean given) {}

    /** The end, moved by the time paused; what begins after it moves nothing. */
    public Instant due(Intervals pauses) {
        return pauses.end(since, due).orElseThrow();
    }

    /** By when it is to be given now: its end; where it was given back after that, at once. */
    public Instant owedBy(Intervals pauses) {
        Instant end = due(pauses);
        return turns.stream()
                .filter(turn -> !turn.given())
                .map(Turn::at)
                .filter(back -> back.isAfter(end))
                .max(Instant::compareTo)
                .orElse(end);
    }

    /** When it was overdue: from its due, or from when it was given back if that was later, until it was given. */
    public Intervals overdue(Intervals pauses) {
        Intervals overdue = Intervals.NONE;
        Instant end = due(pauses);
        Instant from = end;
        boolean owed = true;
        for (Turn turn : turns) {
            if (turn.given()) {
                overdue = overdue.with(from, turn.at());
            } else {
                from = turn.at().isAfter(end) ? turn.at() : end;
            }
            owed = !turn.given();
        }
        return owed ? overdue.with(from, null) : overdue;
    }
}
