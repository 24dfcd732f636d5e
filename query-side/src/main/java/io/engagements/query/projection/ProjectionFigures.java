package io.engagements.query.projection;

import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.support.tracing.CachedGauges;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Of each projection: {@code engagements.projection.lag}, entries it is behind the log;
 * {@code engagements.projection.lag.seconds}, how long ago the first of them was stored;
 * {@code engagements.projection.parked}; {@code engagements.projection.rebuild.left}, entries that the next making of
 * its rows still has before it. Whichever instance works at a projection, each tells the same.
 */
@Component
class ProjectionFigures implements MeterBinder {

    private record Row(String projection, long position, long parked, long building) {}

    private record Figures(long lag, double lagSeconds, long parked, long left) {}

    private final JdbcClient jdbc;
    private final EntryLog log;
    private final List<String> names;
    private final CachedGauges<Map<String, Figures>> figures = new CachedGauges<>(this::ask);

    ProjectionFigures(JdbcClient jdbc, EntryLog log, List<Projection> projections) {
        this.jdbc = jdbc;
        this.log = log;
        this.names = projections.stream().map(Projection::name).toList();
    }

    private Map<String, Figures> ask() {
        long head = log.head();
        Map<String, Figures> answer = new HashMap<>();
        jdbc.sql("""
                SELECT live.projection, live.position,
                       (SELECT count(*) FROM query_side.parked p WHERE p.projection = live.projection) AS parked,
                       coalesce((SELECT next.position FROM query_side.generation next
                                 WHERE next.projection = live.projection
                                   AND next.state IN ('BUILDING', 'VERIFYING')), -1) AS building
                FROM query_side.generation live WHERE live.state = 'LIVE'
                """).query(Row.class).list().forEach(row -> answer.put(row.projection(), figures(row, head)));
        return answer;
    }

    private Figures figures(Row row, long head) {
        long lag = Math.max(0, head - row.position());
        long left = row.building() < 0 ? 0 : Math.max(0, head - row.building());
        return new Figures(lag, lag == 0 ? 0 : secondsSince(row.position()), row.parked(), left);
    }

    private double secondsSince(long position) {
        return log.after(position, 1).stream()
                .findFirst()
                .flatMap(LoggedEntry::recordedAt)
                .map(stored -> Duration.between(stored, Instant.now()).toMillis() / 1_000.0)
                .orElse(0.0);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        names.forEach(name -> {
            gauge(registry, "lag", "Entries behind the log", name, Figures::lag);
            gauge(registry, "lag.seconds", "Seconds since the first of them was stored", name, Figures::lagSeconds);
            gauge(registry, "parked", "Entries that cannot be handled", name, Figures::parked);
            gauge(registry, "rebuild.left", "Entries that the next rows still lack", name, Figures::left);
        });
    }

    private void gauge(
            MeterRegistry registry, String what, String description, String name, ToDoubleFunction<Figures> figure) {
        Gauge.builder(
                        "engagements.projection." + what,
                        figures,
                        glance -> glance.figure(answer -> {
                            Figures known = answer.get(name);
                            return known == null ? Double.NaN : figure.applyAsDouble(known);
                        }))
                .description(description)
                .tag("projection", name)
                .register(registry);
    }
}
