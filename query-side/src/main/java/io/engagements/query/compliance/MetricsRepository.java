package io.engagements.query.compliance;

import io.engagements.query.replay.Replay;
import io.engagements.rules.metrics.Metric;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers of what is known: facts, grounds and refused attempts. */
@Component
class MetricsRepository {

    private final JdbcClient jdbc;
    private final FactsCache facts;
    private final Replay replay;

    MetricsRepository(JdbcClient jdbc, FactsCache facts, Replay replay) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.replay = replay;
    }

    /** @param wanted which: only what they need is read */
    Numbers of(Scope scope, Set<Metric> wanted) {
        return new Numbers(facts.of(scope, wanted), scope, replay);
    }

    /** True when the party is on a side of any engagement. */
    boolean knows(String partyId) {
        Scope scope = Scope.ofParty(partyId);
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM query_side.compliance c WHERE " + scope.condition() + ")")
                .param("id", scope.id())
                .query(Boolean.class)
                .single();
    }
}
