package io.engagements.query.compliance;

import io.engagements.query.log.LedgerEvent;
import io.engagements.query.projection.Docs;
import io.engagements.query.projection.Docs.Doc;
import io.engagements.query.projection.Docs.Key;
import io.engagements.query.projection.Projection;
import io.engagements.query.projection.Versions;
import io.engagements.query.projection.Versions.Step;
import io.engagements.rules.engagement.Delivery;
import io.engagements.rules.engagement.Engagement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Deadline compliance: per deliverable the facts of its deadline, folded by the rules' own function. */
@Component
class ComplianceProjection implements Projection {

    private final Docs<Delivery> deliveries;
    private final Versions versions;

    ComplianceProjection(JdbcTemplate jdbc) {
        deliveries = new Docs<>(jdbc, "delivery", "deliverable_id", Delivery.class);
        versions = new Versions(jdbc, "compliance");
    }

    @Override
    public String name() {
        return "compliance";
    }

    long versionOf(String engagementId) {
        return versions.of(engagementId);
    }

    List<Delivery> deliveriesOf(String engagementId) {
        return deliveries.contents(engagementId);
    }

    @Override
    public void apply(String schema, List<LedgerEvent> events) {
        Map<String, Long> reached = new LinkedHashMap<>();
        List<Step> steps = versions.fresh(schema, events, reached);
        Map<Key, Doc<Delivery>> docs = load(schema, steps);
        steps.forEach(step -> fold(docs, step));
        deliveries.save(schema, docs.values());
        versions.save(schema, reached);
    }

    private Map<Key, Doc<Delivery>> load(String schema, List<Step> steps) {
        Map<Key, Doc<Delivery>> docs = deliveries.load(
                schema,
                steps.stream()
                        .flatMap(step -> Engagement.deliverableOf(step.event()).stream()
                                .map(id -> new Key(step.engagementId(), id)))
                        .distinct()
                        .toList());
        docs.putAll(deliveries.loadAll(
                schema,
                steps.stream()
                        .filter(step -> Engagement.isAboutAll(step.event()))
                        .map(Step::engagementId)
                        .distinct()
                        .toList()));
        return docs;
    }

    private static void fold(Map<Key, Doc<Delivery>> docs, Step step) {
        if (Engagement.isAboutAll(step.event())) {
            docs.replaceAll((key, doc) -> key.engagementId().equals(step.engagementId()) ? after(key, doc, step) : doc);
            return;
        }
        Engagement.deliverableOf(step.event())
                .map(id -> new Key(step.engagementId(), id))
                .ifPresent(key -> docs.compute(key, (same, doc) -> after(key, doc, step)));
    }

    private static Doc<Delivery> after(Key key, @Nullable Doc<Delivery> doc, Step step) {
        Delivery next = Delivery.evolve(doc == null ? null : doc.content(), step.recorded());
        return new Doc<>(key, doc == null ? step.sequence() : doc.ordinal(), next);
    }
}
