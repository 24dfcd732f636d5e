package io.engagements.command.publish;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** {@code engagements.publisher.lag}: entries of the ledger that the topic has not got yet. */
@Component
@ConditionalOnProperty("engagements.kafka.servers")
record PublisherMetrics(PublisherRow row) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("engagements.publisher.lag", row, PublisherRow::lag)
                .description("Ledger entries not handed to the topic yet")
                .register(registry);
    }
}
