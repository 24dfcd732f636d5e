package io.engagements.query.projection;

import io.engagements.query.projection.Projections.Standing;
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
        List<Standing> standings = projections.standings();
        boolean well = standings.stream()
                .allMatch(standing -> standing.parked() == 0 && standing.running() && !standsStill(standing));
        health.status(well ? Status.UP : Status.DOWN);
        standings.forEach(standing -> health.withDetail(standing.name(), details(standing)));
    }

    /** What the next generation has parked is told, and makes nobody ill who reads this one. */
    private static Map<String, Object> details(Standing standing) {
        Map<String, Object> details = new LinkedHashMap<>(
                Map.of("position", standing.position(), "lag", standing.lag(), "parked", standing.parked()));
        Progress rebuild = standing.rebuild();
        if (rebuild != null) {
            details.put("rebuild", Map.of("percent", rebuild.percent(), "parked", rebuild.parked()));
        }
        return details;
    }

    private boolean standsStill(Standing standing) {
        long now = System.nanoTime();
        Moved before = moved.get(standing.name());
        if (before == null || before.position() != standing.position() || standing.lag() == 0) {
            moved.put(standing.name(), new Moved(standing.position(), now));
            return false;
        }
        return now - before.at() > PATIENCE_NANOS;
    }
}
