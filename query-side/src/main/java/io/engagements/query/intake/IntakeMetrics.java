package io.engagements.query.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * {@code engagements.intake.lag}: records of the topic not taken yet; {@code engagements.intake.head}: the last position
 * that is shown; {@code engagements.intake.bad}: records that were no entries, or contradicted what was taken before.
 */
@Component
@ConditionalOnProperty("engagements.kafka.servers")
record IntakeMetrics(Intake intake, EntryTable table, Offsets offsets) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("engagements.intake.lag", intake, Intake::lag)
                .description("Records of the topic not taken yet, on the instance that takes them")
                .register(registry);
        Gauge.builder("engagements.intake.head", table, EntryTable::head)
                .description("Last ledger position that is shown")
                .register(registry);
        Gauge.builder("engagements.intake.bad", offsets, IntakeMetrics::bad)
                .description("Records that were no entries, or contradicted what was taken before")
                .register(registry);
    }

    private static long bad(Offsets offsets) {
        Offsets.BadRecords bad = offsets.badRecords();
        return bad.unreadable() + bad.contradicting();
    }
}
