package io.engagements.query.access;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says whether accesses get on record. Pages and answers go on without it, exports do not. */
@Component
class AccessLogHealthIndicator extends AbstractHealthIndicator {

    private final AccessLog accesses;

    AccessLogHealthIndicator(AccessLog accesses) {
        super("whether accesses get on record cannot be looked at");
        this.accesses = accesses;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.status(accesses.failure().isEmpty() ? Status.UP : Status.DOWN)
                .withDetail("waiting", accesses.waiting())
                .withDetail("lost", accesses.lost());
        accesses.failure().ifPresent(why -> health.withDetail("failure", why));
    }
}
