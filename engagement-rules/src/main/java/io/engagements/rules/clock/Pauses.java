package io.engagements.rules.clock;

import io.engagements.events.engagement.ContractEvent.EngagementPaused;
import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.ContractEvent.PauseAgreed;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.TerminationEvent.EngagementEnded;
import io.engagements.events.time.Deadline;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.time.Intervals;
import io.engagements.rules.time.Intervals.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pauses that were agreed, in the order stored. Whether one runs is a function of the instant; the facts of the clock
 * only tell so.
 *
 * @param told the time of the last beginning or end that was recorded; absent when there is none
 * @param toldRunning true when that was a beginning
 */
public record Pauses(List<Agreed> all, @Nullable Instant told, boolean toldRunning) {

    public static final Pauses NONE = new Pauses(List.of(), null, false);

    /**
     * A pause.
     *
     * @param agreedAt it begins no earlier
     * @param endedAt when somebody ended it before its time; absent while nobody did
     */
    public record Agreed(
            String proposalId,
            Deadline from,
            Deadline until,
            Instant agreedAt,
            @Nullable Instant endedAt) {

        public Instant begins() {
            return from.instant().isAfter(agreedAt) ? from.instant() : agreedAt;
        }

        Instant ends() {
            return endedAt == null ? until.instant() : endedAt;
        }

        private boolean runsAt(Instant at) {
            return !at.isBefore(begins()) && at.isBefore(ends());
        }

        private Agreed endedAt(@Nullable Instant at) {
            return new Agreed(proposalId, from, until, agreedAt, at);
        }
    }

    /** When the engagement pauses, as far as agreed. */
    public Intervals spans() {
        Intervals spans = Intervals.NONE;
        for (Agreed each : all) {
            spans = spans.with(each.begins(), each.ends());
        }
        return spans;
    }

    public boolean isPausedAt(Instant at) {
        return spans().holds(at);
    }

    public Pauses evolve(EngagementEvent event) {
        Instant at = event.stamp().occurredAt();
        if (event instanceof PauseAgreed e) {
            List<Agreed> more = new ArrayList<>(all);
            more.add(new Agreed(e.proposalId(), e.from(), e.until(), at, null));
            return new Pauses(List.copyOf(more), told, toldRunning);
        } else if (event instanceof EngagementPaused) {
            return new Pauses(all, at, true);
        } else if (event instanceof EngagementResumed) {
            return resumed(at);
        } else if (event instanceof EngagementEnded) {
            return new Pauses(all.stream().map(each -> cutAt(each, at)).toList(), told, false);
        }
        return this;
    }

    /** What is recorded of a later time stays so. */
    private Pauses resumed(Instant at) {
        List<Agreed> next = all.stream()
                .map(each -> each.runsAt(at) ? each.endedAt(at) : each)
                .toList();
        return told != null && told.isAfter(at) ? new Pauses(next, told, toldRunning) : new Pauses(next, at, false);
    }

    /** Where there is no engagement any more, nothing pauses. */
    private static Agreed cutAt(Agreed pause, Instant at) {
        return pause.ends().isAfter(at) ? pause.endedAt(at) : pause;
    }

    /** The next stretch whose beginning is not recorded yet. */
    public Optional<Span> nextToBegin() {
        Instant since = told;
        return toldRunning
                ? Optional.empty()
                : spans().all().stream()
                        .filter(span -> since == null || endOf(span).isAfter(since))
                        .findFirst()
                        .map(span ->
                                since != null && since.isAfter(span.from()) ? new Span(since, span.until()) : span);
    }

    /** When the stretch ends whose beginning was recorded last. */
    public Optional<Instant> nextToEnd() {
        Instant since = told;
        return toldRunning && since != null
                ? spans().all().stream()
                        .map(Pauses::endOf)
                        .filter(end -> !end.isBefore(since))
                        .findFirst()
                : Optional.empty();
    }

    private static Instant endOf(Span span) {
        return Objects.requireNonNull(span.until());
    }

    /** The end as it was agreed, in the zone in which it was named. */
    public Deadline namedEnd(Instant end) {
        return all.stream()
                .map(Agreed::until)
                .filter(until -> until.instant().equals(end))
                .findFirst()
                .orElseGet(() -> Deadlines.at(end, all.get(0).until().zone()));
    }
}
