package io.engagements.query.projection;

import io.engagements.query.projection.Projections.ProjectionStatus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Says what is parked and which projection stands still: one that is behind and has not moved since half a minute ago
 * is down, whatever its processor says of itself.
 */
@Component
class ProjectionsHealthIndicator extends AbstractHealthIndicator {

    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private record Moved(long position, long at) {}

    private final Projections projections;
    private final Map<String, Moved> moved = new HashMap<>();

    ProjectionsHealthIndicator(Projections projections) {
        super("the projections cannot be looked at");
        this.projections = projections;
    }

    @Override
    protected synchronized void doHealthCheck(Health.Builder health) {
        List<ProjectionStatus> statuses = projections.statuses();
        boolean well =
                statuses.stream().allMatch(status -> status.parked() == 0 && status.running() && !standsStill(status));
        health.status(well ? Status.UP : Status.DOWN);
        statuses.forEach(status -> health.withDetail(status.name(), details(status)));
    }

    /** What the next generation has parked is told, and makes nobody ill who reads this one. */
    private static Map<String, Object> details(ProjectionStatus status) {
        Map<String, Object> details = new LinkedHashMap<>(
                Map.of("position", status.position(), "lag", status.lag(), "parked", status.parked()));
        Progress rebuild = status.rebuild();
        if (rebuild != null) {
            details.put("rebuild", Map.of("percent", rebuild.percent(), "parked", rebuild.parked()));
        }
        return details;
    }

    private boolean standsStill(ProjectionStatus status) {
        long now = System.nanoTime();
        Moved before = moved.get(status.name());
        if (before == null || before.position() != status.position() || status.lag() == 0) {
            moved.put(status.name(), new Moved(status.position(), now));
            return false;
        }
        return now - before.at() > PATIENCE_NANOS;
    }
}
