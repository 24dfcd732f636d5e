package io.engagements.standalone.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Wrong secrets per account: after ten within a minute the account pauses until that minute is over. */
final class Failures {

    static final int MOST = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private record Recent(int count, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Recent> recent = new ConcurrentHashMap<>();

    Failures(InstantSource clock) {
        this.clock = clock;
    }

    /** How long the account pauses still; zero when it may try. */
    Duration pause(String account) {
        Recent failures = recent.get(account);
        if (failures == null || failures.count() < MOST) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), failures.until());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Only for accounts that exist: their number is what bounds this memory. */
    void add(String account) {
        Instant now = clock.instant();
        recent.compute(
                account,
                (id, before) -> before == null || !before.until().isAfter(now)
                        ? new Recent(1, now.plus(WINDOW))
                        : new Recent(before.count() + 1, before.until()));
    }

    void forget(String account) {
        recent.remove(account);
    }
}
