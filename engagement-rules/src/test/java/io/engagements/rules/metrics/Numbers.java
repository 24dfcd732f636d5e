package io.engagements.rules.metrics;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.OfDeliverable;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.metrics.ChangePressure.Refused;
import io.engagements.rules.metrics.Item.Side;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** The numbers of one story as of an instant. */
public final class Numbers {

    private final EngagementAsOf engagement;

    private Numbers(EngagementAsOf engagement) {
        this.engagement = engagement;
    }

    public static Numbers of(EngagementScenario story, String asOf) {
        return of(story, List.of(), asOf);
    }

    public static Numbers of(EngagementScenario story, List<Refused> refused, String asOf) {
        EngagementFacts facts = null;
        Map<String, WorkFacts> work = new LinkedHashMap<>();
        for (RecordedEvent<EngagementEvent> recorded : story.history()) {
            facts = EngagementFacts.evolve(facts, recorded);
            if (recorded.event() instanceof OfDeliverable event) {
                RecordedEvent<OfDeliverable> about = new RecordedEvent<>(recorded.id(), recorded.sequence(), event);
                work.compute(event.deliverableId(), (id, before) -> WorkFacts.evolve(before, about));
            }
        }
        return new Numbers(new EngagementAsOf(
                Objects.requireNonNull(facts),
                List.copyOf(work.values()),
                story.begunBy(asOf) ? story.asOf(asOf).grounds().values() : List.of(),
                refused,
                Instant.parse(asOf),
                true));
    }

    public List<Item> items(Metric metric) {
        return metric.items(List.of(engagement));
    }

    public Share share(Metric metric) {
        return Share.of(items(metric));
    }

    public Durations durations(Metric metric) {
        return Durations.of(items(metric));
    }

    /** The ids in the numerator. */
    public List<String> counting(Metric metric) {
        return ids(metric, item -> item.side().isInNumerator());
    }

    /** The ids in the denominator. */
    public List<String> of(Metric metric) {
        return ids(metric, item -> item.side().isInDenominator());
    }

    /** What is left out, as {@code id REASON}. */
    public List<String> leftOut(Metric metric) {
        return items(metric).stream()
                .filter(item -> item.side() == Side.LEFT_OUT)
                .map(item -> item.subject().id() + ' ' + item.label())
                .toList();
    }

    public List<String> ids(Metric metric, Predicate<Item> which) {
        return items(metric).stream()
                .filter(which)
                .map(item -> item.subject().id())
                .toList();
    }

    public List<String> because(Metric metric, String id) {
        return items(metric).stream()
                .filter(item -> item.subject().id().equals(id))
                .flatMap(item -> item.because().stream())
                .distinct()
                .toList();
    }
}
