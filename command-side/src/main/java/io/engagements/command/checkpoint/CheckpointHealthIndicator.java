package io.engagements.command.checkpoint;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says whether the ledger is signed, and if not, why. Commands go on without it. */
@Component
class CheckpointHealthIndicator extends AbstractHealthIndicator {

    private final Checkpoints checkpoints;

    CheckpointHealthIndicator(Checkpoints checkpoints) {
        super("whether the ledger is signed cannot be looked at");
        this.checkpoints = checkpoints;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.status(checkpoints.failure().isEmpty() ? Status.UP : Status.DOWN)
                .withDetail("signed", checkpoints.signed());
        checkpoints.failure().ifPresent(reason -> health.withDetail("refused", reason));
    }
}
