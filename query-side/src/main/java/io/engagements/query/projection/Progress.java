package io.engagements.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * How far a generation has been filled.
 *
 * @param eventsPerSecond since this process works at it; 0 while it waits for its turn
 * @param secondsLeft null as long as nobody can tell
 * @param parked entries it could not handle, with those that wait behind them
 */
public record Progress(
        long percent,
        long position,
        long target,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        long parked) {

    static Progress of(long position, long target, long eventsPerSecond, long parked) {
        long left = Math.max(0, target - position);
        return new Progress(
                left == 0 ? 100 : 100 * position / target,
                position,
                target,
                eventsPerSecond,
                eventsPerSecond == 0 ? null : (left + eventsPerSecond - 1) / eventsPerSecond,
                parked);
    }
}
