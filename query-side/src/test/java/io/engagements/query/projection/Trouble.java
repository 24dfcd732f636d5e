package io.engagements.query.projection;

import io.engagements.query.log.LedgerEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Stands before one of the product's projections and may fail at any event. */
final class Trouble implements BeanPostProcessor {

    private final String projection;
    private volatile Consumer<LedgerEvent> cause = event -> {};
    private volatile int generation;
    private volatile int revision;
    private volatile @Nullable Class<?> document;

    Trouble(String projection) {
        this.projection = projection;
    }

    /** @param cause throws at the events that are to fail */
    void begin(Consumer<LedgerEvent> cause) {
        this.cause = cause;
    }

    /** Only when rows of this generation are written. */
    void begin(int generation, Consumer<LedgerEvent> cause) {
        this.generation = generation;
        this.cause = cause;
    }

    /** From the next start on the projection has this revision. */
    void revise(int revision) {
        this.revision = revision;
    }

    /** From the next start on the projection's documents look like this. */
    void reshape(Class<?> document) {
        this.document = document;
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

        @Override
        public Map<String, Class<?>> documents() {
            Class<?> other = document;
            return other == null
                    ? healthy.documents()
                    : healthy.documents().keySet().stream().collect(Collectors.toMap(table -> table, table -> other));
        }

        @Override
        public int revision() {
            return revision == 0 ? healthy.revision() : revision;
        }

        /** Fails late, when rows are written already. */
        @Override
        public void apply(String schema, List<LedgerEvent> events) {
            healthy.apply(schema, events);
            if (generation == 0 || schema.endsWith("_" + generation)) {
                events.forEach(cause);
            }
        }
    }
}
