package io.engagements.standalone.sandbox;

import io.engagements.command.ledger.Ledger;
import io.engagements.command.timer.Timers;
import io.engagements.query.projection.Projections;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Moves the clock: every timer on the way fires in order, each with the clock at its own time. */
final class Sandbox {

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** How long a move may take to reach every projection, before it is given up. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final MovableClock clock;
    private final SandboxRows rows;
    private final Timers timers;
    private final Ledger ledger;
    private final Projections projections;

    Sandbox(MovableClock clock, SandboxRows rows, Timers timers, Ledger ledger, Projections projections) {
        this.clock = clock;
        this.rows = rows;
        this.timers = timers;
        this.ledger = ledger;
        this.projections = projections;
    }

    Instant now() {
        return clock.now();
    }

    /**
     * Moves the clock to {@code instant} and waits until everything that fell due is handled and visible.
     *
     * @throws BackwardsException when the clock is past it already
     */
    void moveTo(Instant instant) {
        clock.moving(() -> {
            boolean anywhere = rows.instant().isEmpty() && rows.isUntouched();
            if (!anywhere && instant.isBefore(clock.now())) {
                throw new BackwardsException(clock.now());
            }
            timers.wakeUpTo(instant, this::standIfAhead);
            stand(instant);
            awaitVisible();
        });
    }

    private void standIfAhead(Instant due) {
        if (due.isAfter(clock.now())) {
            stand(due);
        }
    }

    private void stand(Instant instant) {
        rows.keep(instant);
        clock.standAt(instant);
    }

    private void awaitVisible() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!ledger.isComplete() || !projections.areCaughtUp()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the projections did not catch up after the clock was moved");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** The clock goes forward only. */
    static final class BackwardsException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BackwardsException(Instant now) {
            super("The clock stands at " + now + " and goes forward only.");
        }
    }
}
