package io.engagements.command.watch;

import io.engagements.command.time.DomainClock;
import io.engagements.support.tracing.CachedGauges;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code engagements.ledger.lag}: committed events without a position; {@code engagements.ledger.lag.seconds}: how
 * long ago the first of them was stored; {@code engagements.ledger.horizon.age}: seconds
 * since the oldest writing transaction began, before which nothing is numbered; {@code engagements.timers.overdue}:
 * engagements with something due for ten seconds and more; {@code engagements.timers.postponed}: those of them that
 * failed and are put off. One statement gives them all.
 */
@Component
class CommandSideFigures implements MeterBinder {

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** It counts to ten thousand at most: whoever is further behind need not know how far. */
    private static final String QUESTION = """
            SELECT ledger.lag, ledger.lag_seconds,
                   (SELECT coalesce(max(extract(epoch FROM clock_timestamp() - since)), 0) FROM (
                        SELECT xact_start AS since FROM pg_stat_activity WHERE backend_xid IS NOT NULL
                        UNION ALL
                        SELECT prepared FROM pg_prepared_xacts) writing) AS horizon_age,
                   due.overdue, due.postponed
            FROM (SELECT count(*) AS lag,
                         coalesce(extract(epoch FROM clock_timestamp() - min(time_stamp)::timestamptz), 0) AS lag_seconds
                  FROM (SELECT e.time_stamp FROM command_side.event e
                        WHERE (e.xid, e.global_index) > ((SELECT xid FROM command_side.ledger_cursor),
                                                         (SELECT global_index FROM command_side.ledger_cursor))
                          AND (SELECT l.position FROM command_side.ledger_entry l
                               WHERE l.global_index = e.global_index) IS NULL
                        LIMIT 10000) waiting) ledger,
                 (SELECT count(*) AS overdue, count(*) FILTER (WHERE attempts > 0) AS postponed
                  FROM command_side.due WHERE at <= ?) due
            """;

    private record Figures(long lag, double lagSeconds, double horizonAge, long overdue, long postponed) {}

    private final CachedGauges<Figures> figures;

    CommandSideFigures(JdbcClient jdbc, DomainClock clock) {
        figures = new CachedGauges<>(() -> jdbc.sql(QUESTION)
                .param(Timestamp.from(clock.now().minus(GRACE)))
                .query(Figures.class)
                .single());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "engagements.ledger.lag", "Committed events without a position", Figures::lag);
        gauge(registry, "engagements.ledger.lag.seconds", "Seconds since the first was stored", Figures::lagSeconds);
        gauge(
                registry,
                "engagements.ledger.horizon.age",
                "Seconds since the oldest writing transaction began",
                Figures::horizonAge);
        gauge(registry, "engagements.timers.overdue", "Engagements with something overdue", Figures::overdue);
        gauge(
                registry,
                "engagements.timers.postponed",
                "Those of them that failed and are put off",
                Figures::postponed);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Figures> figure) {
        Gauge.builder(name, figures, glance -> glance.figure(figure))
                .description(description)
                .register(registry);
    }
}
