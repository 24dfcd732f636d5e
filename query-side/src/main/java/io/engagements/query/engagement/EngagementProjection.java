package io.engagements.query.engagement;

import io.engagements.events.engagement.EngagementEvent.VAHired;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.projection.Docs;
import io.engagements.query.projection.Docs.Doc;
import io.engagements.query.projection.Docs.Key;
import io.engagements.query.projection.Projection;
import io.engagements.query.projection.Versions;
import io.engagements.query.projection.Versions.Step;
import io.engagements.rules.PersistentMap;
import io.engagements.rules.engagement.Contract;
import io.engagements.rules.engagement.Deliverable;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.Ground;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Engagements as they stand: contract, deliverables, grounds. Folded by the rules' own {@link Engagement#evolve} over
 * just the parts that a batch touches, so that an engagement's size does not matter.
 */
@Component
class EngagementProjection implements Projection {

    private final EngagementRows contracts;
    private final Docs<Deliverable> deliverables;
    private final Docs<Ground> grounds;
    private final Versions versions;

    EngagementProjection(JdbcTemplate jdbc, EngagementRows contracts) {
        this.contracts = contracts;
        deliverables = new Docs<>(jdbc, "deliverable", "deliverable_id", Deliverable.class);
        grounds = new Docs<>(jdbc, "ground", "ground_id", Ground.class);
        versions = new Versions(jdbc, "engagement");
    }

    @Override
    public String name() {
        return "engagements";
    }

    /** The whole of an engagement, as it stands. */
    Engagement engagement(Contract contract) {
        String id = contract.engagementId();
        return new Engagement(
                contract, parts(id, deliverables.loadAll(List.of(id))), parts(id, grounds.loadAll(List.of(id))));
    }

    /** An engagement without its deliverables, for questions that need none. */
    Engagement withGroundsOnly(Contract contract) {
        String id = contract.engagementId();
        return new Engagement(contract, PersistentMap.empty(), parts(id, grounds.loadAll(List.of(id))));
    }

    @Override
    public void apply(List<LedgerEvent> events) {
        List<Step> steps = versions.fresh(events, new HashMap<>());
        Map<String, List<Step>> byEngagement = steps.stream()
                .collect(Collectors.groupingBy(Step::engagementId, LinkedHashMap::new, Collectors.toList()));
        Map<String, Long> begunAt = events.stream()
                .filter(event -> event.event() instanceof VAHired)
                .collect(Collectors.toMap(
                        event -> event.entry().subject(), event -> event.entry().position()));
        Map<String, Contract> known = contracts.load(byEngagement.keySet());
        Map<Key, Doc<Deliverable>> work = loadWork(steps);
        Map<Key, Doc<Ground>> reasons = grounds.loadAll(byEngagement.keySet());
        byEngagement.forEach((id, own) -> fold(id, own, known, work, reasons));
        deliverables.save(work.values());
        grounds.save(reasons.values());
        contracts.save(known, begunAt);
    }

    private Map<Key, Doc<Deliverable>> loadWork(List<Step> steps) {
        Map<Key, Doc<Deliverable>> work = deliverables.load(steps.stream()
                .flatMap(step ->
                        Engagement.deliverableOf(step.event()).stream().map(id -> new Key(step.engagementId(), id)))
                .distinct()
                .toList());
        work.putAll(deliverables.loadAll(steps.stream()
                .filter(step -> Engagement.isAboutAll(step.event()))
                .map(Step::engagementId)
                .distinct()
                .toList()));
        return work;
    }

    private static void fold(
            String id,
            List<Step> steps,
            Map<String, Contract> known,
            Map<Key, Doc<Deliverable>> work,
            Map<Key, Doc<Ground>> reasons) {
        Contract contract = known.get(id);
        Engagement state = contract == null ? null : new Engagement(contract, parts(id, work), parts(id, reasons));
        for (Step step : steps) {
            state = Engagement.evolve(state, step.recorded());
            keep(id, step.sequence(), state, work, reasons);
        }
        if (state != null) {
            known.put(id, state.contract());
        }
    }

    private static void keep(
            String id,
            long sequence,
            Engagement state,
            Map<Key, Doc<Deliverable>> work,
            Map<Key, Doc<Ground>> reasons) {
        state.deliverables().values().forEach(part -> put(work, id, part.deliverableId(), sequence, part));
        state.grounds().values().forEach(part -> put(reasons, id, part.groundId(), sequence, part));
    }

    private static <T> PersistentMap<T> parts(String id, Map<Key, Doc<T>> docs) {
        PersistentMap<T> parts = PersistentMap.empty();
        for (Doc<T> doc : docs.values()) {
            if (doc.key().engagementId().equals(id)) {
                parts = parts.with(doc.key().partId(), doc.content());
            }
        }
        return parts;
    }

    /** What was there keeps its place in the order; what is new comes where its event came. */
    private static <T> void put(Map<Key, Doc<T>> docs, String engagementId, String partId, long ordinal, T content) {
        Key key = new Key(engagementId, partId);
        Doc<T> before = docs.get(key);
        docs.put(key, new Doc<>(key, before == null ? ordinal : before.ordinal(), content));
    }
}
