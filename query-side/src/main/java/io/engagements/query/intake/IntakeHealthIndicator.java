package io.engagements.query.intake;

import io.engagements.query.intake.EntryTable.Obstacle;
import io.engagements.query.intake.Offsets.BadRecords;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Says whether entries come, whether one has been missing for too long, and whether any says that history was
 * another. Records that are no entries are counted, and make nobody ill.
 */
@Component
@ConditionalOnProperty("engagements.kafka.servers")
class IntakeHealthIndicator extends AbstractHealthIndicator {

    private final Intake intake;
    private final EntryTable table;
    private final Offsets offsets;
    private final Duration patience;
    private long missing;
    private long missingSince;

    IntakeHealthIndicator(Intake intake, EntryTable table, Offsets offsets, IntakeSettings settings) {
        super("the entries that came cannot be looked at");
        this.intake = intake;
        this.table = table;
        this.offsets = offsets;
        this.patience = settings.patience();
    }

    @Override
    protected synchronized void doHealthCheck(Health.Builder health) {
        BadRecords bad = offsets.badRecords();
        Optional<Obstacle> obstacle = table.obstacle();
        boolean well = intake.failure().isEmpty() && bad.contradicting() == 0 && !blocks(obstacle);
        health.status(well ? Status.UP : Status.DOWN)
                .withDetail("leading", intake.isLeading())
                .withDetail("head", table.head())
                .withDetail("badRecords", bad.unreadable());
        intake.failure().ifPresent(reason -> health.withDetail("failure", reason));
        obstacle.ifPresent(found -> health.withDetail(
                found.contradicts() ? "contradictsAtPosition" : "waitsForPosition", found.position()));
        if (bad.first() != null) {
            health.withDetail("historyRewritten", bad.first()).withDetail("contradicting", bad.contradicting());
        }
    }

    private boolean blocks(Optional<Obstacle> obstacle) {
        long position = obstacle.map(Obstacle::position).orElse(0L);
        if (position != missing) {
            missing = position;
            missingSince = System.nanoTime();
        }
        return obstacle.map(Obstacle::contradicts).orElse(false)
                || position > 0 && System.nanoTime() - missingSince > patience.toNanos();
    }
}
