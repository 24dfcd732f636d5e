package io.engagements.query.compliance;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.stored.ContractJson;
import io.engagements.query.projection.RowVersion;
import io.engagements.query.projection.VersionedCache;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.metrics.ChangePressure.Refused;
import io.engagements.rules.metrics.EngagementFacts;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.metrics.WorkFacts;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the facts that numbers are made of. Those of an engagement are read again when it has gone on. */
@Component
class FactsCache {

    private static final String NONE = "NULL::text[]";

    /** One event may make two: of the same event those come first whose id does, as the rules put them. */
    private static final String GROUNDS =
            "(SELECT array_agg(g.doc ORDER BY g.ordinal, g.ground_id COLLATE \"C\") FROM query_side.ground g"
                    + " WHERE g.engagement_id = c.engagement_id)";

    private static final String REFUSED = """
            LEFT JOIN LATERAL (
                SELECT array_agg(rule ORDER BY position) AS rules, array_agg(occurred_at ORDER BY position) AS moments,
                       array_agg(event_id ORDER BY position) AS ids
                FROM query_side.guard_refusal WHERE engagement_id = c.engagement_id) r ON true""";

    private static final Comparator<Facts> AS_THEY_BEGAN = Comparator.comparing(
                    (Facts facts) -> facts.engagement().hired().at())
            .thenComparing(Facts::id);

    /** Deliverables; each takes about a kilobyte. */
    private static final long MOST = 50_000;

    private final JdbcClient jdbc;
    private final VersionedCache<Facts> remembered =
            new VersionedCache<>(MOST, facts -> facts.work().size());

    FactsCache(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is not remembered, for it is little, and goes on without the facts: read only where it is wanted. */
    record Others(List<Ground> grounds, List<Refused> refused) {}

    /** Of one engagement. */
    record Known(Facts facts, Others others) {}

    private record Stands(RowVersion rowVersion, Others others) {}

    /** In the order in which the engagements began. @param wanted what the others are needed for */
    List<Known> of(Scope scope, Set<Metric> wanted) {
        List<Facts> all = new ArrayList<>();
        Map<String, RowVersion> unknown = new LinkedHashMap<>();
        Map<String, Stands> stands = stands(scope, wanted);
        stands.forEach((id, at) ->
                remembered.at(id, at.rowVersion()).ifPresentOrElse(all::add, () -> unknown.put(id, at.rowVersion())));
        for (Facts each : read(unknown)) {
            remembered.keep(each.id(), Objects.requireNonNull(unknown.get(each.id())), each);
            all.add(each);
        }
        all.sort(AS_THEY_BEGAN);
        return all.stream()
                .map(facts -> new Known(
                        facts, Objects.requireNonNull(stands.get(facts.id())).others()))
                .toList();
    }

    /** All in one question: a page has only so many. */
    private Map<String, Stands> stands(Scope scope, Set<Metric> wanted) {
        Map<String, Stands> stands = new LinkedHashMap<>();
        jdbc.sql("SELECT c.engagement_id, " + RowVersion.generationOf("compliance") + ", c.version, "
                        + (wanted.contains(Metric.GROUNDS) ? GROUNDS : NONE) + ", "
                        + (wanted.contains(Metric.CHANGE_PRESSURE)
                                ? "r.rules, r.moments, r.ids FROM query_side.compliance c " + REFUSED
                                : NONE + ", " + NONE + ", " + NONE + " FROM query_side.compliance c")
                        + " WHERE " + scope.condition())
                .param("id", scope.id())
                .query(row -> {
                    stands.put(
                            row.getString(1),
                            new Stands(
                                    new RowVersion(row.getInt(2), row.getLong(3)),
                                    new Others(grounds(row.getArray(4)), refused(row))));
                });
        return stands;
    }

    private static List<Ground> grounds(@Nullable Array docs) throws SQLException {
        return docs == null
                ? List.of()
                : Stream.of((String[]) docs.getArray())
                        .map(doc -> ContractJson.mapper().readValue(doc, Ground.class))
                        .toList();
    }

    private static List<Refused> refused(ResultSet row) throws SQLException {
        if (row.getArray(5) == null) {
            return List.of();
        }
        String[] rules = (String[]) row.getArray(5).getArray();
        Timestamp[] moments = (Timestamp[]) row.getArray(6).getArray();
        String[] ids = (String[]) row.getArray(7).getArray();
        return IntStream.range(0, rules.length)
                .mapToObj(each -> new Refused(RuleId.of(rules[each]), moments[each].toInstant(), ids[each]))
                .toList();
    }

    private List<Facts> read(Map<String, RowVersion> unknown) {
        return unknown.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        SELECT c.doc, (SELECT string_agg(w.doc, ',' ORDER BY w.ordinal, w.deliverable_id COLLATE "C")
                                       FROM query_side.work_facts w WHERE w.engagement_id = c.engagement_id),
                               c.version
                        FROM query_side.compliance c WHERE c.engagement_id = ANY (?)
                        """)
                        .param(1, unknown.keySet().toArray(String[]::new))
                        .query((row, number) -> facts(row.getString(1), row.getString(2), row.getLong(3)))
                        .list();
    }

    private static Facts facts(String engagement, @Nullable String work, long version) {
        List<WorkFacts> all = FactsParser.read('[' + Objects.requireNonNullElse(work, "") + ']');
        return new Facts(FactsJson.mapper().readValue(engagement, EngagementFacts.class), all, version);
    }
}
