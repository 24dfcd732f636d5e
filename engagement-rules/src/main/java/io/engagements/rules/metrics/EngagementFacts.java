package io.engagements.rules.metrics;

import io.engagements.events.engagement.ContractEvent.TermsChanged;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.LastDayFixed;
import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.events.engagement.TerminationEvent.TerminationWithdrawn;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventRef;
import io.engagements.rules.Lists;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.clock.ClockStops;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers need to know of an engagement apart from its work. Facts are only added, so that they tell of any
 * moment.
 *
 * @param terms what each version says of time
 * @param asked the changes of terms that either side proposed
 * @param latest the latest time of any event so far
 */
public record EngagementFacts(
        String engagementId,
        String clientId,
        String vaId,
        EventRef hired,
        List<InForce> terms,
        List<TermsAsked> asked,
        List<LastDay> lastDays,
        Instant latest,
        ConfidentialityFacts confidentiality,
        PauseFacts pauses) {

    /**
     * A version of the terms.
     *
     * @param from when it took effect
     * @param zone the contract zone: months are its
     * @param endsAt end of the terms' last day; absent when open-ended
     */
    public record InForce(
            EventRef from, ZoneId zone, @Nullable Instant endsAt) {}

    /**
     * A last day that somebody fixed, and perhaps gave up again.
     *
     * @param forCause true for a termination: only that can be withdrawn
     */
    public record LastDay(
            EventRef fixed,
            Instant end,
            boolean forCause,
            @Nullable EventRef withdrawn) {

        private LastDay withdrawnBy(EventRef ref) {
            return forCause && withdrawn == null ? new LastDay(fixed, end, true, ref) : this;
        }

        boolean isInForce(Instant asOf) {
            return fixed.isBy(asOf) && (withdrawn == null || !withdrawn.isBy(asOf));
        }
    }

    /** The facts after an event; they begin with the hiring. */
    public static EngagementFacts evolve(@Nullable EngagementFacts before, RecordedEvent<EngagementEvent> recorded) {
        if (recorded.event() instanceof VAHired hired) {
            return begin(recorded, hired);
        }
        return Objects.requireNonNull(before, "an engagement begins with a hiring")
                .evolve(recorded);
    }

    private static EngagementFacts begin(RecordedEvent<?> recorded, VAHired hired) {
        EventRef ref = EventRef.of(recorded);
        return new EngagementFacts(
                hired.engagementId(),
                hired.clientId(),
                hired.vaId(),
                ref,
                List.of(inForce(ref, hired.terms(), hired.endsAt())),
                List.of(),
                List.of(),
                ref.at(),
                ConfidentialityFacts.NONE,
                PauseFacts.NONE);
    }

    private static InForce inForce(EventRef from, Terms terms, @Nullable Deadline endsAt) {
        return new InForce(from, terms.zone(), endsAt == null ? null : endsAt.instant());
    }

    private EngagementFacts evolve(RecordedEvent<EngagementEvent> recorded) {
        EventRef ref = EventRef.of(recorded);
        return new EngagementFacts(
                engagementId,
                clientId,
                vaId,
                hired,
                recorded.event() instanceof TermsChanged changed
                        ? Lists.with(terms, inForce(ref, changed.terms(), changed.endsAt()))
                        : terms,
                TermsAsked.evolve(asked, recorded),
                lastDaysAfter(recorded.event(), ref),
                ref.at().isBefore(latest) ? latest : ref.at(),
                confidentiality.evolve(recorded.event(), ref),
                pauses.evolve(recorded.event(), ref));
    }

    private List<LastDay> lastDaysAfter(EngagementEvent event, EventRef ref) {
        if (event instanceof LastDayFixed fixed) {
            boolean forCause = fixed instanceof ContractTerminated;
            return Lists.with(lastDays, new LastDay(ref, fixed.lastDay().instant(), forCause, null));
        } else if (event instanceof TerminationWithdrawn) {
            return lastDays.stream().map(day -> day.withdrawnBy(ref)).toList();
        }
        return lastDays;
    }

    /** When clocks stand still, as far as agreed by then. */
    ClockStops standstill(Instant asOf) {
        return new ClockStops(pauses.spans(asOf), confidentiality.covered(asOf));
    }

    boolean hasBegun(Instant asOf) {
        return hired.isBy(asOf);
    }

    private InForce terms(Instant asOf) {
        InForce then = terms.get(0);
        for (InForce each : terms) {
            then = each.from().isBy(asOf) ? each : then;
        }
        return then;
    }

    /** The contract zone at an instant, as far as known as of another: what is later than that has the zone of then. */
    ZoneId zone(Instant at, Instant asOf) {
        return terms(at.isAfter(asOf) ? asOf : at).zone();
    }

    /** The end of the last day, as far as it was fixed by then. */
    Optional<Instant> lastDay(Instant asOf) {
        Stream<Instant> fixed =
                lastDays.stream().filter(day -> day.isInForce(asOf)).map(LastDay::end);
        return Stream.concat(fixed, Stream.ofNullable(terms(asOf).endsAt())).min(Instant::compareTo);
    }

    /** Last days that would, or would have, come before a due, and their withdrawals, as far as known by then. */
    Stream<EventRef> lastDaysBefore(Instant due, Instant asOf) {
        return lastDays.stream()
                .filter(day -> due.isAfter(day.end()))
                .flatMap(day -> Stream.of(Optional.of(day.fixed()), Optional.ofNullable(day.withdrawn())))
                .flatMap(Optional::stream)
                .filter(ref -> ref.isBy(asOf));
    }
}
