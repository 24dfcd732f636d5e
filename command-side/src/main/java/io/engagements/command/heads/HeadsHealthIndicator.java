package io.engagements.command.heads;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Says whether it can be written down how far the entries about each thing go. */
@Component
class HeadsHealthIndicator extends AbstractHealthIndicator {

    private final Heads heads;

    HeadsHealthIndicator(Heads heads) {
        super("whether heads are written down cannot be looked at");
        this.heads = heads;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        heads.failure().ifPresent(why -> health.down().withDetail("failure", why));
    }
}
