package io.engagements.query.compliance;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.stored.ContractJson;
import io.engagements.query.metrics.MetricReport;
import io.engagements.query.replay.Replay;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.metrics.ChangePressure.Refused;
import io.engagements.rules.metrics.EngagementAsOf;
import io.engagements.rules.metrics.EngagementFacts;
import io.engagements.rules.metrics.Metric;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers of what is known: facts, grounds and refused attempts. */
@Component
public class MetricsRepository {

    private final JdbcClient jdbc;
    private final FactsCache facts;
    private final Replay replay;

    MetricsRepository(JdbcClient jdbc, FactsCache facts, Replay replay) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.replay = replay;
    }

    /**
     * The numbers as of an instant.
     *
     * @param wanted which: only what they need is read
     * @param explain whether the ids behind each number are shown
     */
    public MetricReport report(Scope scope, Set<Metric> wanted, Instant asOf, boolean explain) {
        return report(known(scope), scope, wanted, asOf, explain);
    }

    List<Facts> known(Scope scope) {
        return facts.of(scope);
    }

    /** As above, of facts that were read already. */
    MetricReport report(List<Facts> all, Scope scope, Set<Metric> wanted, Instant asOf, boolean explain) {
        Map<String, List<Refused>> refused = wanted.contains(Metric.CHANGE_PRESSURE) ? refused(scope) : Map.of();
        Map<String, List<Ground>> grounds = wanted.contains(Metric.GROUNDS) ? grounds(scope) : Map.of();
        List<EngagementAsOf> told = all.stream()
                .map(each -> new EngagementAsOf(
                        each.engagement(),
                        each.work(),
                        groundsAsOf(each.engagement(), grounds.getOrDefault(each.id(), List.of()), asOf),
                        refused.getOrDefault(each.id(), List.of()),
                        asOf,
                        explain))
                .toList();
        return new MetricReport(told, begun(all, asOf), asOf, explain, scope.isAcross());
    }

    /** True when the party is on a side of any engagement. */
    boolean knows(String partyId) {
        Scope scope = Scope.ofParty(partyId);
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM query_side.compliance c WHERE " + scope.condition() + ")")
                .param("id", scope.id())
                .query(Boolean.class)
                .single();
    }

    private static @Nullable Instant begun(List<Facts> all, Instant asOf) {
        return all.stream()
                .map(each -> each.engagement().hired().at())
                .filter(at -> !at.isAfter(asOf))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** As they stand, or, where something occurred since, by exactly what had occurred. */
    private List<Ground> groundsAsOf(EngagementFacts facts, List<Ground> grounds, Instant asOf) {
        if (grounds.isEmpty() || !asOf.isBefore(facts.latest())) {
            return grounds;
        }
        Optional<Engagement> then = replay.asOf(facts.engagementId(), asOf);
        return then.map(engagement -> engagement.grounds().values()).orElse(List.of());
    }

    private Map<String, List<Ground>> grounds(Scope scope) {
        return byEngagement(
                "SELECT g.engagement_id, g.doc FROM query_side.ground g JOIN query_side.compliance c"
                        + " USING (engagement_id) WHERE " + scope.condition() + " ORDER BY g.engagement_id, g.ordinal",
                scope,
                row -> ContractJson.mapper().readValue(row.getString(2), Ground.class));
    }

    private Map<String, List<Refused>> refused(Scope scope) {
        return byEngagement(
                "SELECT r.engagement_id, r.rule, r.occurred_at, r.event_id FROM query_side.guard_refusal r"
                        + " JOIN query_side.compliance c USING (engagement_id) WHERE " + scope.condition()
                        + " ORDER BY r.position",
                scope,
                row -> new Refused(
                        RuleId.of(row.getString(2)), row.getTimestamp(3).toInstant(), row.getString(4)));
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Map<String, List<T>> byEngagement(String sql, Scope scope, Reading<T> reading) {
        Map<String, List<T>> found = new HashMap<>();
        jdbc.sql(sql).param("id", scope.id()).query(row -> {
            Objects.requireNonNull(found.computeIfAbsent(row.getString(1), id -> new ArrayList<>()))
                    .add(reading.of(row));
        });
        return found;
    }
}
