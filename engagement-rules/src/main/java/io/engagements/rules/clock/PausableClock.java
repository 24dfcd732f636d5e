package io.engagements.rules.clock;

import io.engagements.events.time.Deadline;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.time.Intervals;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock that runs towards an end, and stands still at times: a round's due, a review window.
 *
 * @param since when it began to run
 * @param end when it would end if it never stood still
 * @param still when it stands still
 */
public record PausableClock(Instant since, Deadline end, Intervals still) {

    public static PausableClock towards(Deadline end, Instant since) {
        return new PausableClock(since, end, Intervals.NONE);
    }

    /** Towards another end from then on; it stood still when it did. */
    public PausableClock instead(Deadline other, Instant from) {
        return new PausableClock(from, other, still);
    }

    public PausableClock stoodStill(Instant from, Instant until) {
        return new PausableClock(since, end, still.with(from, until));
    }

    /** The same as far as it was known at an instant, or mattered until then. */
    public PausableClock before(Instant instant) {
        return new PausableClock(since, end, still.before(instant));
    }

    public boolean neverStoodStill(Intervals also) {
        return still.all().isEmpty() && also.all().isEmpty();
    }

    public boolean isOverAt(Instant at) {
        return until().filter(until -> !until.isMetAt(at)).isPresent();
    }

    /** The end as it is known, pauses apart; empty while the clock stands still. */
    public Optional<Deadline> until() {
        return until(Intervals.NONE);
    }

    /** @param also when it stands still besides: a second counts once */
    public Optional<Deadline> until(Intervals also) {
        return still.with(also)
                .end(since, end.instant())
                .map(moved -> moved.equals(end.instant()) ? end : Deadlines.at(moved, end.zone()));
    }
}
