package io.engagements.query.proof;

import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says whether the entries held here are those that were signed. */
@Component
class ProofHealthIndicator extends AbstractHealthIndicator {

    private final TreeKeeper keeper;
    private final Findings findings;
    private final CheckpointRows rows;

    ProofHealthIndicator(TreeKeeper keeper, Findings findings, CheckpointRows rows) {
        super("whether the ledger is what was signed cannot be looked at");
        this.keeper = keeper;
        this.findings = findings;
        this.rows = rows;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Optional<String> found = findings.found();
        boolean well = found.isEmpty() && keeper.failure().isEmpty();
        health.status(well ? Status.UP : Status.DOWN)
                .withDetail(
                        "signedUpTo",
                        rows.last().map(kept -> kept.checkpoint().size()).orElse(0L));
        found.ifPresent(what -> health.withDetail("found", what));
        keeper.failure().ifPresent(why -> health.withDetail("failure", why));
    }
}
