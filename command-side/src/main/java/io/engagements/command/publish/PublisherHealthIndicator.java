package io.engagements.command.publish;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says whether the ledger gets to the topic. Commands go on without it; who reads elsewhere is behind meanwhile. */
@Component
@ConditionalOnProperty("engagements.kafka.servers")
class PublisherHealthIndicator extends AbstractHealthIndicator {

    private final Publisher publisher;
    private final PublisherRow row;

    PublisherHealthIndicator(Publisher publisher, PublisherRow row) {
        super("how far the ledger was handed over cannot be looked at");
        this.publisher = publisher;
        this.row = row;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        boolean well = publisher.failure().isEmpty() && publisher.forgets().isEmpty();
        health.status(well ? Status.UP : Status.DOWN).withDetail("lag", row.lag());
        publisher.failure().ifPresent(reason -> health.withDetail("failure", reason));
        publisher.forgets().ifPresent(reason -> health.withDetail("retention", reason));
    }
}
