package io.engagements.report;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.OfDeliverable;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.EventCodec;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.EngagementTasks;
import io.engagements.rules.figures.Calculation;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.metrics.ChangePressure;
import io.engagements.rules.metrics.ChangePressure.Refused;
import io.engagements.rules.metrics.EngagementAsOf;
import io.engagements.rules.metrics.EngagementFacts;
import io.engagements.rules.metrics.WorkFacts;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The product's numbers.
 *
 * @param fromAll whether all facts are folded, as those that the product keeps are and as a recount does, or only those up to
 *     the instant
 */
record ProductCalculation(boolean fromAll) implements Calculation {

    @Override
    public JsonNode compliance(List<JsonNode> events, Instant asOf) {
        MetricReport report = report(events, asOf);
        return answer(
                asOf,
                report.windows(ComplianceMetrics::of),
                report.months(ComplianceMetrics.Monthly.OF, ComplianceMetrics.Monthly::of));
    }

    @Override
    public JsonNode quality(List<JsonNode> events, Instant asOf) {
        MetricReport report = report(events, asOf);
        return answer(
                asOf,
                report.windows(QualityMetrics::of),
                report.months(QualityMetrics.Monthly.OF, QualityMetrics.Monthly::of));
    }

    private static JsonNode answer(Instant asOf, Object windows, Object months) {
        return ContractJson.mapper().valueToTree(Map.of("asOf", asOf, "windows", windows, "months", months));
    }

    private MetricReport report(List<JsonNode> stored, Instant asOf) {
        return fromAll ? recounted(stored, asOf) : told(stored, asOf);
    }

    private static MetricReport recounted(List<JsonNode> stored, Instant asOf) {
        Recount recount = new Recount(asOf);
        events(stored).map(ProductCalculation::recorded).forEach(recount::add);
        stored.stream()
                .filter(event -> !event.has("sequence"))
                .forEach(event -> recount.addRefused("refused", (AttemptRefused) decoded(event)));
        return recount.report();
    }

    private static MetricReport told(List<JsonNode> stored, Instant asOf) {
        List<JsonNode> known = until(stored, asOf);
        List<RecordedEvent<EngagementEvent>> history =
                events(known).map(ProductCalculation::recorded).toList();
        EngagementFacts facts = facts(history);
        List<Ground> grounds = engagement(stored, asOf).grounds().values();
        EngagementAsOf engagement = new EngagementAsOf(facts, work(history), grounds, refused(known), asOf, true);
        return new MetricReport(List.of(engagement), facts.hired().at(), asOf, true, false);
    }

    private static List<JsonNode> until(List<JsonNode> stored, Instant asOf) {
        return stored.stream()
                .filter(event ->
                        !Instant.parse(event.path("occurredAt").asString()).isAfter(asOf))
                .toList();
    }

    private static Stream<JsonNode> events(List<JsonNode> stored) {
        return stored.stream().filter(event -> event.has("sequence"));
    }

    private static RecordedEvent<EngagementEvent> recorded(JsonNode stored) {
        long sequence = stored.path("sequence").asLong();
        return new RecordedEvent<>("ev-" + sequence, sequence, (EngagementEvent) decoded(stored));
    }

    private static Object decoded(JsonNode stored) {
        String type = stored.path("type").asString();
        int revision = EventCodec.revisionOf(
                Objects.requireNonNull(EventCodec.CONTRACT.types().get(type)));
        return EventCodec.CONTRACT.decode(type, revision, ContractJson.mapper().writeValueAsBytes(stored.path("data")));
    }

    private static EngagementFacts facts(List<RecordedEvent<EngagementEvent>> history) {
        EngagementFacts facts = null;
        for (RecordedEvent<EngagementEvent> recorded : history) {
            facts = EngagementFacts.evolve(facts, recorded);
        }
        return Objects.requireNonNull(facts);
    }

    private static List<WorkFacts> work(List<RecordedEvent<EngagementEvent>> history) {
        Map<String, WorkFacts> work = new LinkedHashMap<>();
        for (RecordedEvent<EngagementEvent> recorded : history) {
            if (recorded.event() instanceof OfDeliverable event) {
                RecordedEvent<OfDeliverable> about = new RecordedEvent<>(recorded.id(), recorded.sequence(), event);
                work.compute(
                        event.deliverableId(),
                        (id, before) -> isThere(before, event) ? WorkFacts.evolve(before, about) : null);
            }
        }
        return List.copyOf(work.values());
    }

    /** Up to an instant there may be an answer, received first and stored later, without its request. */
    private static boolean isThere(@Nullable WorkFacts before, OfDeliverable event) {
        return before != null || event instanceof DeliverableRequested;
    }

    private static Engagement engagement(List<JsonNode> stored, Instant asOf) {
        Engagement engagement = null;
        for (JsonNode event : events(until(stored, asOf)).toList()) {
            engagement = Engagement.evolve(engagement, recorded(event));
        }
        return Objects.requireNonNull(engagement);
    }

    @Override
    public JsonNode standing(List<JsonNode> stored, Instant asOf) {
        Engagement engagement = engagement(stored, asOf);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode work = answer.putObject("work");
        engagement.deliverables().values().forEach(each -> work.putObject(each.deliverableId())
                .put("state", each.at(asOf).state().name())
                .put("task", task(engagement, each, asOf)));
        ObjectNode grounds = answer.putObject("grounds");
        engagement
                .grounds()
                .values()
                .forEach(ground -> grounds.put(
                        ground.groundId(), ground.stateAt(asOf).name().toLowerCase(Locale.ROOT)));
        return answer;
    }

    private static String task(Engagement engagement, Deliverable deliverable, Instant asOf) {
        return EngagementTasks.of(engagement.contract(), deliverable).stream()
                .filter(task -> task.isExpectedAt(asOf))
                .map(task -> task.kind().name())
                .collect(Collectors.joining(" "));
    }

    private static List<Refused> refused(List<JsonNode> stored) {
        return stored.stream()
                .filter(Predicate.not(event -> event.has("sequence")))
                .map(event -> ChangePressure.of("refused", (AttemptRefused) decoded(event)))
                .flatMap(Optional::stream)
                .toList();
    }
}
