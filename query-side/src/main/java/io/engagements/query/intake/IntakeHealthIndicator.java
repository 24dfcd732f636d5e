package io.engagements.query.intake;

import io.engagements.query.intake.EntryTable.Obstacle;
import io.engagements.query.intake.Offsets.Bad;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says whether entries come, whether one has been missing for half a minute, and whether any says that history was
 * another. Records that are no entries are counted, and make nobody ill.
 */
@Component
@ConditionalOnProperty("engagements.kafka.servers")
class IntakeHealthIndicator implements HealthIndicator {

    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Intake intake;
    private final EntryTable table;
    private final Offsets offsets;
    private long missing;
    private long missingSince;

    IntakeHealthIndicator(Intake intake, EntryTable table, Offsets offsets) {
        this.intake = intake;
        this.table = table;
        this.offsets = offsets;
    }

    @Override
    public synchronized Health health() {
        Bad bad = offsets.bad();
        Optional<Obstacle> obstacle = table.obstacle();
        boolean well = intake.failure().isEmpty() && bad.contradicting() == 0 && !blocks(obstacle);
        Health.Builder health = well ? Health.up() : Health.down();
        health.withDetail("leading", intake.isLeading())
                .withDetail("head", table.head())
                .withDetail("badRecords", bad.unreadable());
        intake.failure().ifPresent(reason -> health.withDetail("failure", reason));
        obstacle.ifPresent(found -> health.withDetail(
                found.contradicts() ? "contradictsAtPosition" : "waitsForPosition", found.position()));
        if (bad.first() != null) {
            health.withDetail("historyRewritten", bad.first()).withDetail("contradicting", bad.contradicting());
        }
        return health.build();
    }

    private boolean blocks(Optional<Obstacle> obstacle) {
        long position = obstacle.map(Obstacle::position).orElse(0L);
        if (position != missing) {
            missing = position;
            missingSince = System.nanoTime();
        }
        return obstacle.map(Obstacle::contradicts).orElse(false)
                || position > 0 && System.nanoTime() - missingSince > PATIENCE_NANOS;
    }
}
