package io.engagements.query.engagement;

import io.engagements.events.engagement.EngagementEvent.EngagementEnded;
import io.engagements.events.engagement.EngagementEvent.VAHired;
import io.engagements.events.engagement.OnboardingEvent.LastDayPassed;
import io.engagements.events.engagement.OnboardingEvent.NdaExpired;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.projection.Docs;
import io.engagements.query.projection.Docs.Doc;
import io.engagements.query.projection.Docs.Key;
import io.engagements.query.projection.Projection;
import io.engagements.query.projection.Versions;
import io.engagements.query.projection.Versions.Step;
import io.engagements.query.projection.WorkingDocs;
import io.engagements.query.work.TaskRows;
import io.engagements.rules.PersistentMap;
import io.engagements.rules.engagement.Contract;
import io.engagements.rules.engagement.Deliverable;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.Ground;
import io.engagements.rules.work.Task;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final EngagementRows contracts;
    private final Docs<Deliverable> deliverables;
    private final Docs<Ground> grounds;
    private final Versions versions;
    private final TaskRows tasks;

    EngagementProjection(JdbcTemplate jdbc, EngagementRows contracts, TaskRows tasks) {
        this.contracts = contracts;
        this.tasks = tasks;
        deliverables = new Docs<>(jdbc, "deliverable", "deliverable_id", Deliverable.class);
        grounds = new Docs<>(jdbc, "ground", "ground_id", Ground.class);
        versions = new Versions(jdbc, "engagement");
    }

    @Override
    public String name() {
        return "engagements";
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
        return 4;
    }

    /** The whole of an engagement, as it stands. */
    Engagement engagement(Contract contract) {
        String id = contract.engagementId();
        return new Engagement(
                contract,
                new WorkingDocs<>(deliverables.loadAll(VIEWS, List.of(id))).of(id),
                new WorkingDocs<>(grounds.loadAll(VIEWS, List.of(id))).of(id));
    }

    /** An engagement without its deliverables, for questions that need none. */
    Engagement withGroundsOnly(Contract contract) {
        String id = contract.engagementId();
        return new Engagement(
                contract, PersistentMap.empty(), new WorkingDocs<>(grounds.loadAll(VIEWS, List.of(id))).of(id));
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
        Map<String, Long> since =
                steps.stream().collect(Collectors.toMap(Step::engagementId, Step::sequence, Math::min));
        Map<String, Contract> known = contracts.load(schema, byEngagement.keySet());
        WorkingDocs<Deliverable> work = new WorkingDocs<>(loadWork(schema, steps));
        WorkingDocs<Ground> reasons = new WorkingDocs<>(grounds.loadAll(schema, byEngagement.keySet()));
        byEngagement.forEach((id, own) -> fold(id, own, known, work, reasons));
        deliverables.save(schema, work.changed());
        grounds.save(schema, reasons.changed());
        contracts.save(schema, known, begunAt);
        Set<String> onboarding = steps.stream()
                .filter(step -> Engagement.isAboutOnboarding(step.event()))
                .map(Step::engagementId)
                .collect(Collectors.toSet());
        tasks.replace(schema, TaskRows.OF_ENGAGEMENTS, ExpectedWork.of(known, work.all(), onboarding, since));
    }

    private Map<Key, Doc<Deliverable>> loadWork(String schema, List<Step> steps) {
        Map<Key, Doc<Deliverable>> work = deliverables.load(
                schema,
                steps.stream()
                        .flatMap(step -> Engagement.deliverableOf(step.event()).stream()
                                .map(id -> new Key(step.engagementId(), id)))
                        .distinct()
                        .toList());
        work.putAll(deliverables.loadAll(
                schema,
                steps.stream()
                        .filter(EngagementProjection::isAboutAll)
                        .map(Step::engagementId)
                        .distinct()
                        .toList()));
        return work;
    }

    /** The end changes no deliverable, nor does an agreement's end, but what is still expected about each. */
    private static boolean isAboutAll(Step step) {
        return Engagement.isAboutAll(step.event())
                || step.event() instanceof EngagementEnded
                || step.event() instanceof LastDayPassed
                || step.event() instanceof NdaExpired;
    }

    private static void fold(
            String id,
            List<Step> steps,
            Map<String, Contract> known,
            WorkingDocs<Deliverable> work,
            WorkingDocs<Ground> reasons) {
        Contract contract = known.get(id);
        Engagement state = contract == null ? null : new Engagement(contract, work.of(id), reasons.of(id));
        for (Step step : steps) {
            Engagement next = Engagement.evolve(state, step.recorded());
            next.deliverables().values().forEach(part -> work.put(id, part.deliverableId(), step.sequence(), part));
            next.grounds().values().forEach(part -> reasons.put(id, part.groundId(), step.sequence(), part));
            state = next;
        }
        if (state != null) {
            known.put(id, state.contract());
        }
    }
}
