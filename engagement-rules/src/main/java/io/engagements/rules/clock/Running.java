package io.engagements.rules.clock;

import io.engagements.events.time.Deadline;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.time.Spans;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock that runs towards an end, and stands still at times: a round's due, a review window.
 *
 * @param since when it began to run
 * @param end when it would end if it never stood still
 * @param still when it stands still
 */
public record Running(Instant since, Deadline end, Spans still) {

    public static Running towards(Deadline end, Instant since) {
        return new Running(since, end, Spans.NONE);
    }

    /** Towards another end from then on; it stood still when it did. */
    public Running instead(Deadline other, Instant from) {
        return new Running(from, other, still);
    }

    public Running stoodStill(Instant from, Instant until) {
        return new Running(since, end, still.with(from, until));
    }

    /** The same as far as it was known at an instant, or mattered until then. */
    public Running before(Instant instant) {
        return new Running(since, end, still.before(instant));
    }

    public boolean neverStoodStill(Spans also) {
        return still.all().isEmpty() && also.all().isEmpty();
    }

    public boolean isOverAt(Instant at) {
        return until().filter(until -> !until.isMetAt(at)).isPresent();
    }

    /** The end as it is known, pauses apart; empty while the clock stands still. */
    public Optional<Deadline> until() {
        return until(Spans.NONE);
    }

    /** @param also when it stands still besides: a second counts once */
    public Optional<Deadline> until(Spans also) {
        return still.with(also)
                .end(since, end.instant())
                .map(moved -> moved.equals(end.instant()) ? end : Deadlines.at(moved, end.zone()));
    }
}
