package io.engagements.rules.metrics;

import io.engagements.rules.clock.ClockStops;
import io.engagements.rules.metrics.WorkFacts.InputOwed;
import io.engagements.rules.metrics.WorkFacts.InputTurn;
import io.engagements.rules.time.InputObligation;
import io.engagements.rules.time.Intervals;
import io.engagements.rules.time.Intervals.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The agreed due of one deliverable, as client time moves it, with all that was known at an instant. */
final class AgreedDue {

    private final List<Named> named;
    private final Intervals overdue;
    private final Intervals pauses;
    private final @Nullable Instant stop;
    private final Instant asOf;

    /** A due that people agreed on, and since when client time moves it. */
    record Named(Instant due, Instant since) {}

    /**
     * @param named the due committed to, and every one agreed since
     * @param stop receipt of the first full submission, or when it was wanted no more: then client time ends
     */
    AgreedDue(List<Named> named, List<Input> inputs, ClockStops standstill, @Nullable Instant stop, Instant asOf) {
        this.named = named;
        this.overdue = inputs.isEmpty()
                ? Intervals.NONE
                : inputs.stream().map(Input::overdue).reduce(Intervals.NONE, Intervals::with);
        this.pauses = standstill.pauses();
        this.stop = stop;
        this.asOf = asOf;
    }

    /** An input as far as known. */
    record Input(InputOwed owed, Instant due, Intervals overdue) {

        static Input of(InputOwed owed, List<InputTurn> turns, ClockStops standstill) {
            InputObligation owing = new InputObligation(
                    owed.ref().at(),
                    owed.due(),
                    turns.stream()
                            .map(turn -> new InputObligation.Turn(turn.ref().at(), turn.given()))
                            .toList());
            Intervals overdue = owing.overdue(standstill.pauses());
            return new Input(
                    owed,
                    owing.due(standstill.pauses()),
                    owed.confidential() ? overdue.and(standstill.covered()) : overdue);
        }
    }

    private Named last() {
        return named.get(named.size() - 1);
    }

    /** Most often nothing ever stood still: a party has ten thousand of these. */
    private boolean isPlain() {
        return overdue.all().isEmpty() && pauses.all().isEmpty();
    }

    /** While it is open it moves on, and never passes. */
    Instant at() {
        return isPlain() ? last().due() : end(last(), overdue.before(asOf), stop);
    }

    /** When it passes, or passed; empty while nobody knows. */
    Optional<Instant> end() {
        return until(overdue.with(pauses), stop).end(last().since(), last().due());
    }

    private Instant end(Named due, Intervals inputs, @Nullable Instant until) {
        return until(inputs.with(pauses), until).end(due.since(), due.due()).orElseThrow();
    }

    private static Intervals until(Intervals spans, @Nullable Instant until) {
        return until == null ? spans : spans.before(until);
    }

    /** Since when it is open because an input is overdue; empty when it is not. */
    Optional<Instant> waitsSince() {
        if (overdue.all().isEmpty()) {
            return Optional.empty();
        }
        boolean passed = end().filter(asOf::isAfter).isPresent();
        return stop != null || passed
                ? Optional.empty()
                : overdue.all().stream()
                        .filter(span -> span.from().isBefore(asOf) && isRunning(span))
                        .map(Span::from)
                        .findFirst();
    }

    private boolean isRunning(Span span) {
        Instant until = span.until();
        return until == null || until.isAfter(asOf);
    }

    /** Where it stood before it was opened. */
    Instant before(Instant opened) {
        return end(last(), overdue.before(opened), stop);
    }

    /** Seconds by which client time moved it, and those named before it, since the commitment's. */
    private long shift() {
        return isPlain()
                ? 0
                : stretches()
                        .mapToLong(each ->
                                Duration.between(each.named().due(), each.end()).toSeconds())
                        .sum();
    }

    /** The part of that in which an input was overdue, whether or not a pause ran too. */
    long shiftByInput() {
        return overdue.all().isEmpty()
                ? 0
                : stretches()
                        .mapToLong(each -> until(overdue.before(asOf), each.until())
                                .within(each.named().since(), each.end())
                                .toSeconds())
                        .sum();
    }

    /** The rest of it: an instant counts once, however many causes it has. */
    long shiftByPause() {
        return shift() - shiftByInput();
    }

    /** How long each due counted, and where client time had moved it. */
    private Stream<Stretch> stretches() {
        return IntStream.range(0, named.size()).mapToObj(i -> {
            Instant next = i + 1 < named.size() ? named.get(i + 1).since() : null;
            Instant until = next == null || (stop != null && stop.isBefore(next)) ? stop : next;
            return new Stretch(named.get(i), until, end(named.get(i), overdue.before(asOf), until));
        });
    }

    private record Stretch(Named named, @Nullable Instant until, Instant end) {}
}
