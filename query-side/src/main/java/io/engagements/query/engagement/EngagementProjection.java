package io.engagements.query.engagement;

import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.projection.DocumentTable;
import io.engagements.query.projection.DocumentTable.Doc;
import io.engagements.query.projection.DocumentTable.Key;
import io.engagements.query.projection.Projection;
import io.engagements.query.projection.StreamPositions;
import io.engagements.query.projection.StreamPositions.Step;
import io.engagements.query.projection.WorkingDocs;
import io.engagements.query.work.TaskRows;
import io.engagements.query.work.TaskRows.Part;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.EngagementTasks;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.work.Deliverable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Engagements as they stand: contract, deliverables, grounds. Folded by the rules' own {@link Engagement#evolve} over
 * just the parts that a batch touches, so that an engagement's size does not matter.
 */
@Component
class EngagementProjection implements Projection {

    static final String NAME = "engagements";

    private final EngagementRows contracts;
    private final DocumentTable<Deliverable> deliverables;
    private final DocumentTable<Ground> grounds;
    private final StreamPositions versions;
    private final TaskRows tasks;

    EngagementProjection(JdbcTemplate jdbc, EngagementRows contracts, TaskRows tasks) {
        this.contracts = contracts;
        this.tasks = tasks;
        deliverables = deliverables(jdbc);
        grounds = grounds(jdbc);
        versions = versions(jdbc);
    }

    static DocumentTable<Deliverable> deliverables(JdbcTemplate jdbc) {
        return new DocumentTable<>(jdbc, "deliverable", "deliverable_id", Deliverable.class);
    }

    static DocumentTable<Ground> grounds(JdbcTemplate jdbc) {
        return new DocumentTable<>(jdbc, "ground", "ground_id", Ground.class);
    }

    static StreamPositions versions(JdbcTemplate jdbc) {
        return new StreamPositions(jdbc, "engagement");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Class<?>> documents() {
        return Map.of(
                "engagement",
                Contract.class,
                "deliverable",
                Deliverable.class,
                "ground",
                Ground.class,
                TaskRows.OF_ENGAGEMENTS,
                Task.class);
    }

    @Override
    public int revision() {
        return 6;
    }

    @Override
    public void apply(String schema, List<LedgerEvent> events) {
        List<Step> steps = versions.fresh(schema, events, new HashMap<>());
        Map<String, List<Step>> byEngagement = steps.stream()
                .collect(Collectors.groupingBy(Step::engagementId, LinkedHashMap::new, Collectors.toList()));
        Map<String, Long> begunAt = events.stream()
                .filter(event -> event.event() instanceof VAHired)
                .collect(Collectors.toMap(
                        event -> event.entry().subject(), event -> event.entry().position()));
        Map<String, Contract> before = contracts.load(schema, byEngagement.keySet());
        Map<Key, Doc<Ground>> reasons = grounds.loadAll(schema, byEngagement.keySet());
        Evolved evolved = evolved(schema, byEngagement, before, reasons);
        deliverables.save(schema, evolved.work().changed());
        grounds.save(schema, evolved.reasons().changed());
        contracts.save(schema, evolved.contracts(), begunAt);
        Map<String, Long> since =
                steps.stream().collect(Collectors.toMap(Step::engagementId, Step::sequence, Math::min));
        List<Part> expected = new ArrayList<>(
                ExpectedWork.of(before, evolved.contracts(), evolved.work().all(), since));
        expected.addAll(ofGrounds(schema, before, reasons, evolved));
        tasks.replace(schema, TaskRows.OF_ENGAGEMENTS, expected);
    }

    /** Those about which something else is expected than before; what each is about may not have been read yet. */
    private List<Part> ofGrounds(
            String schema, Map<String, Contract> before, Map<Key, Doc<Ground>> known, Evolved evolved) {
        List<Doc<Ground>> touched = evolved.reasons().all().stream()
                .filter(doc -> ExpectedWork.isOtherThan(
                        known.get(doc.key()),
                        before.get(doc.key().engagementId()),
                        doc,
                        Objects.requireNonNull(evolved.contracts().get(doc.key().engagementId()))))
                .toList();
        List<Key> about = touched.stream()
                .filter(doc -> doc.content().needsNotice())
                .map(doc -> new Key(
                        doc.key().engagementId(), doc.content().deliverableIds().get(0)))
                .distinct()
                .toList();
        Map<Key, Doc<Deliverable>> work = deliverables.load(schema, about);
        return touched.stream()
                .map(doc -> ExpectedWork.of(
                        Objects.requireNonNull(evolved.contracts().get(doc.key().engagementId())), doc, work))
                .toList();
    }

    /** What a batch makes of the engagements that it is about. */
    private record Evolved(
            Map<String, Contract> contracts, WorkingDocs<Deliverable> work, WorkingDocs<Ground> reasons) {}

    /**
     * Most events are about one deliverable, and only those are read. Where it turns out that the contract adds something
     * else to all of an engagement's, all of its are read and evolved.
     */
    private Evolved evolved(
            String schema,
            Map<String, List<Step>> byEngagement,
            Map<String, Contract> before,
            Map<Key, Doc<Ground>> reasons) {
        Map<Key, Doc<Deliverable>> named = deliverables.load(
                schema,
                byEngagement.values().stream()
                        .flatMap(List::stream)
                        .flatMap(step -> Engagement.deliverableOf(step.event()).stream()
                                .map(id -> new Key(step.engagementId(), id)))
                        .distinct()
                        .toList());
        Evolved evolved = new Evolved(new HashMap<>(before), new WorkingDocs<>(named), new WorkingDocs<>(reasons));
        Set<String> weighedAnew = byEngagement.entrySet().stream()
                .filter(entry -> evolve(entry.getKey(), entry.getValue(), evolved))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (weighedAnew.isEmpty()) {
            return evolved;
        }
        Map<Key, Doc<Deliverable>> all = new LinkedHashMap<>(named);
        all.putAll(deliverables.loadAll(schema, weighedAnew));
        Evolved again = new Evolved(new HashMap<>(before), new WorkingDocs<>(all), new WorkingDocs<>(reasons));
        byEngagement.forEach((id, own) -> evolve(id, own, again));
        return again;
    }

    /** @return true when the contract adds something else to every deliverable, or to what is expected about it */
    private static boolean evolve(String id, List<Step> steps, Evolved into) {
        Contract contract = into.contracts().get(id);
        Engagement state = contract == null
                ? null
                : new Engagement(contract, into.work().of(id), into.reasons().of(id));
        boolean anew = false;
        for (Step step : steps) {
            Engagement next = Engagement.evolve(state, step.recorded());
            next.deliverables().values().forEach(part -> into.work()
                    .put(id, part.deliverableId(), step.sequence(), part));
            next.grounds().values().forEach(part -> into.reasons().put(id, part.groundId(), step.sequence(), part));
            anew |= state != null
                    && !EngagementTasks.setting(state.contract()).equals(EngagementTasks.setting(next.contract()));
            state = next;
        }
        if (state != null) {
            into.contracts().put(id, state.contract());
        }
        return anew;
    }
}
