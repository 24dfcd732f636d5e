package io.engagements.support.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each of many may do something within a while, counted in the memory of this process. Counting begins anew
 * for all at once. Its memory is bounded: those who come when it is full share one count, so that nobody is forgotten
 * and counted from nothing because somebody else came under many names.
 */
public final class Quota {

    private static final String THE_REST = "";

    private final int most;
    private final Duration window;
    private final int names;
    private final InstantSource clock;
    private final Map<String, Integer> counts = new HashMap<>();
    private Instant until = Instant.EPOCH;

    /**
     * @param most how often each may within the window, at least once
     * @param names how many are counted apart
     */
    public Quota(int most, Duration window, int names, InstantSource clock) {
        this.most = most;
        this.window = window;
        this.names = names;
        this.clock = clock;
    }

    /**
     * Counts one more, unless that were too many.
     *
     * @param name not empty
     * @return zero when it was counted, else how long until counting begins anew
     */
    public synchronized Duration take(String name) {
        Duration left = left();
        String counted = counted(name);
        int before = counts.getOrDefault(counted, 0);
        if (before >= most) {
            return left;
        }
        counts.put(counted, before + 1);
        return Duration.ZERO;
    }

    /** As if the last one had not been. */
    public synchronized void giveBack(String name) {
        counts.computeIfPresent(counted(name), (counted, count) -> count > 1 ? count - 1 : null);
    }

    private String counted(String name) {
        return counts.containsKey(name) || counts.size() < names ? name : THE_REST;
    }

    /** A clock that was set back does not make the window longer. */
    private Duration left() {
        Instant now = clock.instant();
        if (!now.isBefore(until) || now.isBefore(until.minus(window))) {
            counts.clear();
            until = now.plus(window);
        }
        return Duration.between(now, until);
    }
}
