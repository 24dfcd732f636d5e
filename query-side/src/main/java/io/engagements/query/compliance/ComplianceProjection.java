package io.engagements.query.compliance;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.OfDeliverable;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.projection.DocumentTable;
import io.engagements.query.projection.DocumentTable.Doc;
import io.engagements.query.projection.DocumentTable.Key;
import io.engagements.query.projection.Projection;
import io.engagements.query.projection.RowsById;
import io.engagements.query.projection.StreamPositions;
import io.engagements.query.projection.StreamPositions.Step;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.metrics.ChangePressure;
import io.engagements.rules.metrics.ChangePressure.Refused;
import io.engagements.rules.metrics.EngagementFacts;
import io.engagements.rules.metrics.WorkFacts;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The facts that every number is made of, folded by the rules' own functions. */
@Component
class ComplianceProjection implements Projection {

    private final JdbcTemplate jdbc;
    private final DocumentTable<WorkFacts> work;
    private final StreamPositions versions;

    ComplianceProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        work = new DocumentTable<>(jdbc, "work_facts", "deliverable_id", WorkFacts.class, FactsJson.mapper());
        versions = versions(jdbc);
    }

    static StreamPositions versions(JdbcTemplate jdbc) {
        return new StreamPositions(jdbc, "compliance");
    }

    @Override
    public String name() {
        return "compliance";
    }

    @Override
    public Map<String, Class<?>> documents() {
        return Map.of("compliance", EngagementFacts.class, "work_facts", WorkFacts.class);
    }

    @Override
    public int revision() {
        return 4;
    }

    @Override
    public void apply(String schema, List<LedgerEvent> events) {
        Map<String, Long> reached = new LinkedHashMap<>();
        List<Step> steps = versions.fresh(schema, events, reached);
        Map<String, EngagementFacts> engagements = load(schema, reached.keySet());
        steps.forEach(step -> engagements.compute(
                step.engagementId(), (id, before) -> EngagementFacts.evolve(before, step.recorded())));
        saveWork(schema, steps);
        saveRefused(schema, events);
        save(schema, engagements, reached);
    }

    private Map<String, EngagementFacts> load(String schema, Collection<String> ids) {
        return RowsById.load(jdbc, schema + ".compliance", "engagement_id", "doc", ids, doc -> FactsJson.mapper()
                .readValue(doc, EngagementFacts.class));
    }

    private void save(String schema, Map<String, EngagementFacts> engagements, Map<String, Long> reached) {
        jdbc.batchUpdate(
                "INSERT INTO " + schema + """
                .compliance (engagement_id, version, client_id, va_id, doc) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (engagement_id) DO UPDATE SET version = excluded.version, doc = excluded.doc
                """,
                engagements.values().stream()
                        .map(facts -> new Object[] {
                            facts.engagementId(),
                            Objects.requireNonNull(reached.get(facts.engagementId())),
                            facts.clientId(),
                            facts.vaId(),
                            FactsJson.mapper().writeValueAsString(facts)
                        })
                        .toList());
    }

    private void saveWork(String schema, List<Step> steps) {
        Map<Key, Doc<WorkFacts>> docs = work.load(
                schema,
                steps.stream().flatMap(ComplianceProjection::key).distinct().toList());
        steps.forEach(step -> about(step)
                .ifPresent(recorded -> docs.compute(
                        new Key(step.engagementId(), recorded.event().deliverableId()),
                        (key, before) -> evolve(key, before, recorded))));
        work.save(schema, docs.values());
    }

    private static Stream<Key> key(Step step) {
        return about(step)
                .map(recorded -> new Key(step.engagementId(), recorded.event().deliverableId()))
                .stream();
    }

    private static Optional<RecordedEvent<OfDeliverable>> about(Step step) {
        EngagementEvent event = step.event();
        return event instanceof OfDeliverable about
                ? Optional.of(new RecordedEvent<>(step.recorded().id(), step.sequence(), about))
                : Optional.empty();
    }

    private static Doc<WorkFacts> evolve(
            Key key, @Nullable Doc<WorkFacts> before, RecordedEvent<OfDeliverable> recorded) {
        WorkFacts next = WorkFacts.evolve(before == null ? null : before.content(), recorded);
        return new Doc<>(key, before == null ? recorded.sequence() : before.ordinal(), next);
    }

    private void saveRefused(String schema, List<LedgerEvent> events) {
        jdbc.batchUpdate(
                "INSERT INTO " + schema + """
                .guard_refusal (position, engagement_id, rule, occurred_at, event_id)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT (position) DO NOTHING
                """,
                events.stream().flatMap(ComplianceProjection::refused).toList());
    }

    private static Stream<Object[]> refused(LedgerEvent event) {
        return event.event() instanceof AttemptRefused refusal
                ? ChangePressure.of(event.entry().id(), refusal)
                        .map(refused -> row(event.entry().position(), refusal.subjectId(), refused))
                        .stream()
                : Stream.empty();
    }

    private static Object[] row(long position, String engagementId, Refused refused) {
        return new Object[] {
            position, engagementId, refused.rule().id(), Timestamp.from(refused.at()), refused.eventId()
        };
    }
}
