package io.engagements.rules.metrics;

import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.ContractEvent.PauseAgreed;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.TerminationEvent.EngagementEnded;
import io.engagements.rules.EventRef;
import io.engagements.rules.time.Intervals;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pauses agreed, in the order stored. */
public record PauseFacts(List<Pause> all) {

    static final PauseFacts NONE = new PauseFacts(List.of());

    /**
     * A pause.
     *
     * @param from not before it was agreed
     * @param until its planned end
     * @param ended the event that ended it before; absent when there is none
     */
    public record Pause(
            EventRef agreed,
            Instant from,
            Instant until,
            @Nullable EventRef ended) {

        private Instant endAsOf(Instant asOf) {
            return ended != null && ended.isBy(asOf) ? ended.at() : until;
        }

        private boolean runsAt(Instant at) {
            return !at.isBefore(from) && at.isBefore(ended == null ? until : ended.at());
        }

        private Pause endedBy(EventRef ref) {
            return new Pause(agreed, from, until, ref);
        }

        /** What made it what it was by then. */
        Stream<EventRef> refs(Instant asOf) {
            return Stream.of(agreed, ended).flatMap(Stream::ofNullable).filter(ref -> ref.isBy(asOf));
        }

        /** True when it had begun by then and ran on. */
        boolean runsFrom(Instant instant, Instant asOf) {
            return !from.isAfter(instant) && endAsOf(asOf).isAfter(instant);
        }

        boolean overlaps(Instant begin, Instant end, Instant asOf) {
            return !from.isAfter(end) && endAsOf(asOf).isAfter(begin);
        }
    }

    PauseFacts evolve(EngagementEvent event, EventRef ref) {
        if (event instanceof PauseAgreed e) {
            Instant from = e.from().instant().isAfter(ref.at()) ? e.from().instant() : ref.at();
            Pause more = new Pause(ref, from, e.until().instant(), null);
            return new PauseFacts(Stream.concat(all.stream(), Stream.of(more)).toList());
        } else if (event instanceof EngagementResumed) {
            return new PauseFacts(all.stream()
                    .map(pause -> pause.runsAt(ref.at()) ? pause.endedBy(ref) : pause)
                    .toList());
        } else if (event instanceof EngagementEnded) {
            return new PauseFacts(all.stream()
                    .map(pause -> pause.endAsOf(Instant.MAX).isAfter(ref.at()) ? pause.endedBy(ref) : pause)
                    .toList());
        }
        return this;
    }

    /** Those known by then. */
    Stream<Pause> known(Instant asOf) {
        return all.stream().filter(pause -> pause.agreed().isBy(asOf));
    }

    /** When the engagement pauses, as far as agreed by then. */
    Intervals spans(Instant asOf) {
        return known(asOf)
                .reduce(
                        Intervals.NONE,
                        (spans, pause) -> spans.with(pause.from(), pause.endAsOf(asOf)),
                        Intervals::with);
    }
}
