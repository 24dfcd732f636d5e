package io.engagements.rules.figures.naive;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The fair clock: walks from one instant at which something changes to the next, and lets the time left run only where
 * nothing makes it stand still. Between two such instants everything is as at the first.
 */
final class NaiveClock {

    private static final Set<String> CHANGING = Set.of(
            "input-provided",
            "input-returned",
            "deliverable-submitted",
            "deliverable-cancelled",
            "due-date-changed",
            "improvement-contested",
            "improvement-conceded",
            "improvement-withdrawn");

    private final Past past;
    private final TreeSet<Instant> changes = new TreeSet<>();
    private final List<Pause> pauses;

    private record Pause(Event agreed, Instant begins, Instant ends) {
        boolean runsAt(Instant instant) {
            return !instant.isBefore(begins) && instant.isBefore(ends);
        }
    }

    NaiveClock(Past past) {
        this.past = past;
        this.pauses = past.all("pause-agreed").stream()
                .map(agreed -> new Pause(agreed, begins(agreed), ends(agreed)))
                .sorted(Comparator.comparing(Pause::begins))
                .toList();
        changes.add(past.asOf());
        past.events().stream()
                .filter(event -> CHANGING.contains(event.type()))
                .forEach(event -> changes.add(event.at()));
        pauses.forEach(pause -> changes.addAll(List.of(pause.begins(), pause.ends())));
        past.all("nda-signed").forEach(nda -> {
            changes.add(covers(nda));
            end(nda, "validUntil").ifPresent(changes::add);
        });
        past.all("input-added").forEach(input -> changes.add(dueOf(input)));
    }

    /** Where a clock ends; empty when it never does. */
    private Optional<Instant> walk(Instant since, Instant due, Predicate<Instant> still) {
        Instant now = since;
        Duration left = Duration.between(since, due);
        while (true) {
            Instant next = changes.higher(now);
            if (still.test(now)) {
                if (next == null) {
                    return Optional.empty();
                }
                now = next;
            } else if (next == null || now.plus(left).isBefore(next)) {
                return Optional.of(now.plus(left));
            } else {
                left = left.minus(Duration.between(now, next));
                now = next;
            }
        }
    }

    private static Optional<Instant> end(Event event, String field) {
        return event.data().hasNonNull(field) ? Optional.of(event.end(field)) : Optional.empty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant begins(Event pause) {
        return later(pause.at(), pause.end("from"));
    }

    private Instant ends(Event pause) {
        Instant end = pause.end("until");
        for (Event event : past.events()) {
            boolean resumed = event.is("engagement-resumed") && !event.at().isBefore(begins(pause));
            boolean over = resumed || event.is("engagement-ended");
            end = over && event.isBehind(pause) && event.at().isBefore(end) ? event.at() : end;
        }
        return end;
    }

    private boolean isPaused(Instant instant) {
        return pauses.stream().anyMatch(pause -> pause.runsAt(instant));
    }

    /** True when a pause, agreed after an event was stored, had begun by an instant and went on. */
    boolean isPausedBehind(Event event, Instant instant) {
        return pauses.stream().anyMatch(pause -> pause.agreed().isBehind(event) && pause.runsAt(instant));
    }

    private static Instant covers(Event nda) {
        return later(nda.at(), end(nda, "validFrom").orElse(nda.at()));
    }

    /** In the second in which the last of them ended too, where another begins in the next one. */
    private boolean isCovered(Instant instant) {
        return isInForce(instant) || (isEnd(instant) && isInForce(instant.plusSeconds(1)));
    }

    private boolean isEnd(Instant instant) {
        return past.all("nda-signed").stream()
                .anyMatch(nda -> !covers(nda).isAfter(instant)
                        && end(nda, "validUntil").filter(instant::equals).isPresent());
    }

    private boolean isInForce(Instant instant) {
        return past.all("nda-signed").stream()
                .anyMatch(nda -> !instant.isBefore(covers(nda))
                        && end(nda, "validUntil")
                                .filter(until -> !instant.isBefore(until))
                                .isEmpty());
    }

    /** The due of an input, moved by pauses. */
    Instant dueOf(Event input) {
        Instant due = input.end("due");
        Instant counted = input.at();
        for (Pause pause : pauses) {
            Instant from = later(pause.begins(), counted);
            if (!pause.begins().isAfter(due) && pause.ends().isAfter(from)) {
                due = due.plus(Duration.between(from, pause.ends()));
                counted = pause.ends();
            }
        }
        return due;
    }

    /** The due of an improvement round: its clock stands still in pauses and while it is contested. */
    Instant dueOfRound(Event round) {
        Event agreed = past.changes(round, round.number("round")).stream().reduce(round, (earlier, later) -> later);
        Instant stop = stopOfRound(round);
        return walk(
                        agreed.at(),
                        agreed.end("due"),
                        instant -> instant.isBefore(stop) && (isPaused(instant) || isContested(round, instant)))
                .orElseThrow();
    }

    private boolean isContested(Event round, Instant instant) {
        return past.turn(round, "improvement-contested")
                        .filter(contested -> contested.isInTimeFor(instant))
                        .isPresent()
                && past.turn(round, "improvement-conceded")
                        .filter(conceded -> instant.isBefore(conceded.at()))
                        .isPresent();
    }

    /** When it was resubmitted or taken back, or since when it is contested. */
    private Instant stopOfRound(Event round) {
        Stream<Event> contested = past.turn(round, "improvement-conceded").isPresent()
                ? Stream.empty()
                : past.turn(round, "improvement-contested").stream();
        return Stream.of(
                        past.nextFullSubmission(round).stream(),
                        past.turn(round, "improvement-withdrawn").stream(),
                        contested)
                .flatMap(events -> events)
                .map(Event::at)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private boolean isOverdue(Event input, Instant instant) {
        boolean given = past.about(input.deliverable())
                .filter(event -> event.is("input-provided") || event.is("input-returned"))
                .filter(event -> event.text("inputId").equals(input.text("inputId")) && event.isInTimeFor(instant))
                .reduce((earlier, later) -> later)
                .filter(last -> last.is("input-provided"))
                .isPresent();
        boolean able = !input.data().path("confidential").asBoolean() || isCovered(instant);
        return !instant.isBefore(dueOf(input)) && !given && able;
    }

    private boolean isAnyOverdue(String deliverable, Instant instant) {
        return past.about(deliverable, "input-added").stream().anyMatch(input -> isOverdue(input, instant));
    }

    /** When client time ends: the first full submission, or that it is wanted no more. */
    private Instant stop(String deliverable) {
        return Stream.concat(
                        past.firstFullSubmission(deliverable).stream(),
                        past.about(deliverable, "deliverable-cancelled").stream())
                .map(Event::at)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** What set the due committed to, and each change of it since. */
    private List<Event> named(Event commitment) {
        Stream<Event> original = past
                .about(commitment.deliverable())
                .filter(event ->
                        event.is("deliverable-requested") || (event.is("due-date-changed") && event.isAboutDueOf(null)))
                .filter(commitment::isBehind)
                .reduce((earlier, later) -> later)
                .stream();
        return Stream.concat(original, past.changes(commitment, null).stream()).toList();
    }

    private Optional<Instant> moved(Event commitment, Event naming, Instant inputsUntil, Instant until) {
        String deliverable = commitment.deliverable();
        Instant stop = stop(deliverable);
        return walk(
                naming.at(),
                naming.end("due"),
                instant -> instant.isBefore(stop)
                        && instant.isBefore(until)
                        && (isPaused(instant)
                                || (instant.isBefore(inputsUntil) && isAnyOverdue(deliverable, instant))));
    }

    private Optional<Instant> moved(Event commitment, Instant inputsUntil) {
        List<Event> named = named(commitment);
        return moved(commitment, named.get(named.size() - 1), inputsUntil, Instant.MAX);
    }

    /** The agreed due as far as it is known. */
    Instant agreed(Event commitment) {
        return moved(commitment, past.asOf()).orElseThrow();
    }

    /** When it passes, if it does. */
    Optional<Instant> passes(Event commitment) {
        return moved(commitment, Instant.MAX);
    }

    /** Where it was before the input became overdue that it is open for; empty when it is not open. */
    Optional<Instant> beforeWaiting(Event commitment) {
        String deliverable = commitment.deliverable();
        Instant from = past.asOf();
        boolean passed = passes(commitment).filter(past.asOf()::isAfter).isPresent();
        if (passed || stop(deliverable).isBefore(Instant.MAX) || !isAnyOverdue(deliverable, from)) {
            return Optional.empty();
        }
        while (changes.lower(from) != null && isAnyOverdue(deliverable, changes.lower(from))) {
            from = changes.lower(from);
        }
        return from.equals(past.asOf()) ? Optional.empty() : moved(commitment, from);
    }

    /** Seconds by which client time moved the due committed to, and those agreed since. */
    long shift(Event commitment) {
        long seconds = 0;
        for (Event naming : named(commitment)) {
            Instant end = moved(commitment, naming, past.asOf(), until(commitment, naming))
                    .orElseThrow();
            seconds += Duration.between(naming.end("due"), end).toSeconds();
        }
        return seconds;
    }

    private Instant until(Event commitment, Event naming) {
        return named(commitment).stream()
                .filter(next -> next.isBehind(naming))
                .findFirst()
                .map(Event::at)
                .orElse(Instant.MAX);
    }

    /** In how many of those an input was overdue. */
    long shiftByInput(Event commitment) {
        long seconds = 0;
        for (Event naming : named(commitment)) {
            Instant until = until(commitment, naming);
            Instant moved = moved(commitment, naming, past.asOf(), until).orElseThrow();
            Instant end = Stream.of(until, stop(commitment.deliverable()), moved, past.asOf())
                    .min(Instant::compareTo)
                    .orElseThrow();
            seconds += overdueBetween(commitment.deliverable(), naming.at(), end);
        }
        return seconds;
    }

    private long overdueBetween(String deliverable, Instant from, Instant end) {
        long seconds = 0;
        Instant now = from;
        while (now.isBefore(end)) {
            Instant next = changes.higher(now);
            Instant until = next == null || next.isAfter(end) ? end : next;
            seconds += isAnyOverdue(deliverable, now)
                    ? Duration.between(now, until).toSeconds()
                    : 0;
            now = until;
        }
        return seconds;
    }

    /** How many seconds the client was late with an input while it was waited for. */
    long delayOf(Event commitment, Event input) {
        Instant until = Stream.of(
                        Stream.of(past.asOf(), stop(commitment.deliverable())),
                        passes(commitment).stream(),
                        past.lastDay().stream())
                .flatMap(instants -> instants)
                .min(Instant::compareTo)
                .orElseThrow();
        long seconds = 0;
        for (Instant piece : changes.headSet(until, false)) {
            Instant next = changes.higher(piece);
            Instant end = next == null || next.isAfter(until) ? until : next;
            seconds += isOverdue(input, piece) ? Duration.between(piece, end).toSeconds() : 0;
        }
        return seconds;
    }

    /** True when a miss turned out to be none, because the clock had stood still in it; another due is another matter. */
    boolean isLifted(Event commitment, Event miss) {
        Event naming = named(commitment).stream()
                .filter(miss::isBehind)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        Optional<Instant> end = moved(commitment, naming, Instant.MAX, Instant.MAX);
        Optional<Event> first = past.firstFullSubmission(commitment.deliverable());
        return end.map(instant -> instant.isAfter(miss.end("due"))
                        && first.filter(event -> event.at().isAfter(instant)).isEmpty())
                .orElse(true);
    }
}
