package io.engagements.report;

import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.OfDeliverable;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.metrics.ChangePressure;
import io.engagements.rules.metrics.ChangePressure.Refused;
import io.engagements.rules.metrics.EngagementAsOf;
import io.engagements.rules.metrics.EngagementFacts;
import io.engagements.rules.metrics.WorkFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the numbers of one engagement are made of, from its events alone: they are handed over one after the other and not kept. */
public final class Recount {

    private static final Comparator<Recount> AS_THEY_BEGAN = Comparator.comparing(Recount::hiredAt)
            .thenComparing(recount -> recount.required().engagementId());

    private final Instant asOf;
    private final Map<String, WorkFacts> work = new LinkedHashMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private @Nullable EngagementFacts facts;
    private @Nullable Engagement engagement;
    private long version = -1;

    /** @param asOf the instant that the numbers are told as of */
    public Recount(Instant asOf) {
        this.asOf = asOf;
    }

    /** The next one in the order of their sequence. */
    public void add(RecordedEvent<EngagementEvent> recorded) {
        version = recorded.sequence();
        facts = EngagementFacts.evolve(facts, recorded);
        if (recorded.event() instanceof OfDeliverable event) {
            work.put(
                    event.deliverableId(),
                    WorkFacts.evolve(
                            work.get(event.deliverableId()),
                            new RecordedEvent<>(recorded.id(), recorded.sequence(), event)));
        }
        boolean occurred = !recorded.event().stamp().occurredAt().isAfter(asOf);
        // What was received before the hiring, and decided after it, has nothing to change as of that moment.
        if (occurred && (engagement != null || recorded.event() instanceof VAHired)) {
            engagement = Engagement.evolve(engagement, recorded);
        }
    }

    /** An attempt about this engagement. */
    public void addRefused(String eventId, AttemptRefused event) {
        ChangePressure.of(eventId, event).ifPresent(refused::add);
    }

    /** The last sequence; −1 before the first event. */
    public long version() {
        return version;
    }

    /** Of one engagement, with the ids behind each number. */
    public MetricReport report() {
        return report(List.of(this), asOf, false);
    }

    /** Across engagements, with the ids behind each number. */
    public static MetricReport across(List<Recount> recounts, Instant asOf) {
        return report(recounts.stream().sorted(AS_THEY_BEGAN).toList(), asOf, true);
    }

    private static MetricReport report(List<Recount> recounts, Instant asOf, boolean across) {
        Instant begun = recounts.stream()
                .map(Recount::hiredAt)
                .filter(at -> !at.isAfter(asOf))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new MetricReport(recounts.stream().map(Recount::told).toList(), begun, asOf, true, across);
    }

    private EngagementAsOf told() {
        List<Ground> grounds =
                engagement == null ? List.of() : engagement.grounds().values();
        return new EngagementAsOf(required(), List.copyOf(work.values()), grounds, refused, asOf, true);
    }

    private EngagementFacts required() {
        return Objects.requireNonNull(facts, "an engagement begins with a hiring");
    }

    private Instant hiredAt() {
        return required().hired().at();
    }
}
