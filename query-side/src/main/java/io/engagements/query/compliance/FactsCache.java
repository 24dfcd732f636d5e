package io.engagements.query.compliance;

import io.engagements.query.projection.RowVersion;
import io.engagements.query.projection.VersionedCache;
import io.engagements.rules.metrics.EngagementFacts;
import io.engagements.rules.metrics.WorkFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the facts that numbers are made of. Those of an engagement are read again when it has gone on. */
@Component
class FactsCache {

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

    /** In the order in which the engagements began. */
    List<Facts> of(Scope scope) {
        List<Facts> all = new ArrayList<>();
        Map<String, RowVersion> unknown = new LinkedHashMap<>();
        stands(scope)
                .forEach((id, rowVersion) ->
                        remembered.at(id, rowVersion).ifPresentOrElse(all::add, () -> unknown.put(id, rowVersion)));
        for (Facts each : read(unknown)) {
            remembered.keep(each.id(), Objects.requireNonNull(unknown.get(each.id())), each);
            all.add(each);
        }
        all.sort(AS_THEY_BEGAN);
        return all;
    }

    private Map<String, RowVersion> stands(Scope scope) {
        Map<String, RowVersion> stands = new LinkedHashMap<>();
        jdbc.sql("SELECT c.engagement_id, " + RowVersion.generationOf("compliance")
                        + ", c.version FROM query_side.compliance c WHERE " + scope.condition())
                .param("id", scope.id())
                .query(row -> {
                    stands.put(row.getString(1), new RowVersion(row.getInt(2), row.getLong(3)));
                });
        return stands;
    }

    private List<Facts> read(Map<String, RowVersion> unknown) {
        return unknown.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        SELECT c.doc, (SELECT string_agg(w.doc, ',' ORDER BY w.ordinal)
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
