package io.engagements.command.publish;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says whether the ledger gets to the topic. Commands go on without it; who reads elsewhere is behind meanwhile. */
@Component
@ConditionalOnProperty("engagements.kafka.servers")
class PublisherHealthIndicator implements HealthIndicator {

    private final Publisher publisher;
    private final PublisherRow row;

    PublisherHealthIndicator(Publisher publisher, PublisherRow row) {
        this.publisher = publisher;
        this.row = row;
    }

    @Override
    public Health health() {
        boolean well = publisher.failure().isEmpty() && publisher.forgets().isEmpty();
        Health.Builder health = well ? Health.up() : Health.down();
        health.withDetail("lag", row.lag());
        publisher.failure().ifPresent(reason -> health.withDetail("failure", reason));
        publisher.forgets().ifPresent(reason -> health.withDetail("retention", reason));
        return health.build();
    }
}
