package io.engagements.command.time;

import java.time.Instant;

/** A clock that stands still until it is set. */
public final class SetClock implements DomainClock {

    private volatile Instant now;

    public SetClock(Instant now) {
        this.now = now;
    }

    public void set(Instant to) {
        now = to;
    }

    @Override
    public Instant now() {
        return now;
    }
}
