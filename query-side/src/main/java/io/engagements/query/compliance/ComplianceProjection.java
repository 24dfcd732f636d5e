package io.engagements.query.compliance;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.ContractTerminated;
import io.engagements.events.engagement.EngagementEvent.DeliverableRequested;
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
import java.util.Objects;
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
    public void apply(List<LedgerEvent> events) {
        Map<String, Long> reached = new LinkedHashMap<>();
        List<Step> steps = versions.fresh(events, reached);
        Map<Key, Doc<Delivery>> docs = load(steps);
        steps.forEach(step -> fold(docs, step));
        deliveries.save(docs.values());
        versions.save(reached);
    }

    private Map<Key, Doc<Delivery>> load(List<Step> steps) {
        Map<Key, Doc<Delivery>> docs = deliveries.load(steps.stream()
                .flatMap(step -> Engagement.deliverableOf(step.recorded().event()).stream()
                        .map(id -> new Key(step.engagementId(), id)))
                .distinct()
                .toList());
        steps.stream()
                .filter(step -> touchesAll(step.recorded().event()))
                .map(Step::engagementId)
                .distinct()
                .forEach(engagementId -> docs.putAll(deliveries.loadAll(engagementId)));
        return docs;
    }

    private static boolean touchesAll(EngagementEvent event) {
        return event instanceof ContractTerminated;
    }

    private static void fold(Map<Key, Doc<Delivery>> docs, Step step) {
        EngagementEvent event = step.recorded().event();
        if (event instanceof DeliverableRequested requested) {
            Key key = new Key(step.engagementId(), requested.deliverableId());
            Delivery begun = Objects.requireNonNull(Delivery.evolve(null, step.recorded()));
            docs.put(key, new Doc<>(key, step.sequence(), begun));
            return;
        }
        if (touchesAll(event)) {
            docs.replaceAll((key, doc) -> key.engagementId().equals(step.engagementId()) ? after(doc, step) : doc);
            return;
        }
        Engagement.deliverableOf(event)
                .map(id -> new Key(step.engagementId(), id))
                .ifPresent(key -> docs.computeIfPresent(key, (same, doc) -> after(doc, step)));
    }

    private static Doc<Delivery> after(Doc<Delivery> doc, Step step) {
        Delivery next = Objects.requireNonNull(Delivery.evolve(doc.content(), step.recorded()));
        return new Doc<>(doc.key(), doc.ordinal(), next);
    }
}
