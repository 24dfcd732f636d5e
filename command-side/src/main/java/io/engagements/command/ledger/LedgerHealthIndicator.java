package io.engagements.command.ledger;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says whether the ledger is numbered on, how old the horizon is, and who holds it back. */
@Component
class LedgerHealthIndicator extends AbstractHealthIndicator {

    private final JdbcClient jdbc;
    private final LedgerState state;

    LedgerHealthIndicator(JdbcClient jdbc, LedgerState state) {
        super("the ledger cannot be looked at");
        this.jdbc = jdbc;
        this.state = state;
    }

    private record Horizon(double ageSeconds, @Nullable String blocker) {}

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Horizon horizon = jdbc.sql("""
                SELECT coalesce(extract(epoch FROM clock_timestamp() - h.since), 0) AS age_seconds, h.blocker
                FROM (VALUES (1)) one
                LEFT JOIN LATERAL (
                    SELECT since, blocker FROM (
                        SELECT backend_xid AS xid, xact_start AS since,
                               'pid ' || pid || ' ' || application_name AS blocker
                        FROM pg_stat_activity WHERE backend_xid IS NOT NULL
                        UNION ALL
                        SELECT transaction, prepared, 'prepared transaction ' || gid FROM pg_prepared_xacts) open
                    ORDER BY age(xid) DESC LIMIT 1) h ON true
                """).query(Horizon.class).single();
        state.stopped().ifPresentOrElse(reason -> health.down().withDetail("stopped", reason), health::up);
        health.withDetail("horizonAgeSeconds", horizon.ageSeconds());
        if (horizon.blocker() != null) {
            health.withDetail("horizonHeldBy", horizon.blocker());
        }
    }
}
