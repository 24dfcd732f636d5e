package io.engagements.standalone.projection;

import io.engagements.query.log.LedgerEvent;
import io.engagements.query.projection.Projection;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Stands before one of the product's projections and may fail at any event. */
final class Trouble implements BeanPostProcessor {

    private final String projection;
    private volatile Consumer<LedgerEvent> cause = event -> {};

    Trouble(String projection) {
        this.projection = projection;
    }

    /** @param cause throws at the events that are to fail */
    void begin(Consumer<LedgerEvent> cause) {
        this.cause = cause;
    }

    void end() {
        cause = event -> {};
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Projection healthy && healthy.name().equals(projection) ? new Troubled(healthy) : bean;
    }

    private final class Troubled implements Projection {

        private final Projection healthy;

        Troubled(Projection healthy) {
            this.healthy = healthy;
        }

        @Override
        public String name() {
            return healthy.name();
        }

        /** Fails late, when rows are written already. */
        @Override
        public void apply(String schema, List<LedgerEvent> events) {
            healthy.apply(schema, events);
            events.forEach(cause);
        }
    }
}
