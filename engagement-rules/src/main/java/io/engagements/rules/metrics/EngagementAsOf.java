package io.engagements.rules.metrics;

import io.engagements.rules.EventRef;
import io.engagements.rules.clock.ClockStops;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.metrics.ChangePressure.Refused;
import io.engagements.rules.metrics.ConfidentialityFacts.Agreement;
import io.engagements.rules.metrics.ConfidentialityFacts.Exposure;
import io.engagements.rules.metrics.Item.Subject;
import io.engagements.rules.time.Intervals;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything that one engagement adds to the numbers as of an instant. */
public final class EngagementAsOf {

    private final EngagementFacts engagement;
    private final List<WorkAsOf> work;
    private final List<Ground> grounds;
    private final List<Refused> refused;
    private final Instant asOf;
    private final boolean explain;

    /**
     * @param work in the order of the requests
     * @param grounds as they stood by then
     * @param asOf whole second up to which facts count
     * @param explain whether items shall name the events that decided them
     */
    public EngagementAsOf(
            EngagementFacts engagement,
            List<WorkFacts> work,
            List<Ground> grounds,
            List<Refused> refused,
            Instant asOf,
            boolean explain) {
        boolean begun = engagement.hasBegun(asOf);
        ClockStops standstill = engagement.standstill(asOf);
        this.engagement = engagement;
        this.work = begun
                ? work.stream()
                        .map(facts -> new WorkAsOf(engagement, facts, standstill, asOf, explain))
                        .filter(WorkAsOf::isRequested)
                        .toList()
                : List.of();
        this.grounds = begun ? grounds : List.of();
        this.refused = refused.stream()
                .filter(each -> begun && !each.at().isAfter(asOf))
                .toList();
        this.asOf = asOf;
        this.explain = explain;
    }

    Subject subject(String id) {
        return new Subject(engagement.engagementId(), id);
    }

    /** The contract zone when something was, as far as known by then. */
    ZoneId zone(Instant at) {
        return engagement.zone(at, asOf);
    }

    List<WorkAsOf> work() {
        return work;
    }

    List<Ground> grounds() {
        return grounds;
    }

    List<Refused> refused() {
        return refused;
    }

    /** The agreements that were signed by then. */
    List<Agreement> agreements() {
        return engagement.confidentiality().signedBy(asOf).toList();
    }

    /** When any of them is in force. */
    Intervals covered() {
        return engagement.confidentiality().covered(asOf);
    }

    Stream<EventRef> expired() {
        return engagement.confidentiality().expired().stream().filter(ref -> ref.isBy(asOf));
    }

    /** What had been entrusted by then, whether or not it had come back. */
    Stream<Exposure> exposures() {
        return engagement.confidentiality().exposures().stream()
                .filter(each -> each.opened().isBy(asOf));
    }

    /** The events behind an item, in the order stored; none when they are not asked for. */
    List<String> explain(Supplier<Stream<EventRef>> because) {
        return explain
                ? because.get()
                        .sorted(Comparator.comparing(EventRef::sequence))
                        .map(EventRef::eventId)
                        .distinct()
                        .toList()
                : List.of();
    }

    /** The changes of terms that the client had proposed. */
    List<TermsAsked> askedByClient() {
        return engagement.asked().stream()
                .filter(each -> engagement.clientId().equals(each.party())
                        && each.proposed().isBy(asOf))
                .toList();
    }

    Instant asOf() {
        return asOf;
    }
}
