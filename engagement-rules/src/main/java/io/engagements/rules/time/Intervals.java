package io.engagements.rules.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stretches of time in order, none touching another: an instant counts once, however many causes it has. */
public record Intervals(List<Span> all) {

    public static final Intervals NONE = new Intervals(List.of());

    private static final Comparator<Span> IN_ORDER = Comparator.comparing(Span::from);

    /**
     * @param from its first instant
     * @param until the first instant after it; absent while nobody knows
     */
    public record Span(Instant from, @Nullable Instant until) {

        boolean isOver(Instant at) {
            return until != null && !until.isAfter(at);
        }

        private boolean isOverBefore(Span other) {
            return until != null && (other.until == null || until.isBefore(other.until));
        }

        private boolean reaches(Span later) {
            return until == null || !until.isBefore(later.from);
        }

        private Span joined(Span later) {
            boolean lastsLonger = until == null || (later.until != null && !later.until.isAfter(until));
            return lastsLonger ? this : new Span(from, later.until);
        }
    }

    /**
     * What holds in whole seconds, each of them counted: from a first second up to a last one, as hours are counted, and
     * without a gap where the next first second follows a last one at once.
     *
     * @param held each from its first second to its last; absent while nobody knows
     */
    public static Intervals ofSeconds(Collection<Span> held) {
        Intervals seconds = NONE;
        for (Span each : held) {
            seconds = seconds.with(each.from, each.until == null ? null : each.until.plusSeconds(1));
        }
        Intervals hours = NONE;
        for (Span each : seconds.all) {
            hours = hours.with(each.from, each.until == null ? null : each.until.minusSeconds(1));
        }
        return hours;
    }

    /** With one more stretch; one without any instant changes nothing. */
    public Intervals with(Instant from, @Nullable Instant until) {
        if (until != null && !until.isAfter(from)) {
            return this;
        }
        List<Span> sorted = new ArrayList<>(all);
        sorted.add(new Span(from, until));
        sorted.sort(IN_ORDER);
        return new Intervals(joined(sorted));
    }

    public Intervals with(Intervals others) {
        Intervals both = this;
        for (Span each : others.all) {
            both = both.with(each.from, each.until);
        }
        return both;
    }

    private static List<Span> joined(List<Span> sorted) {
        List<Span> apart = new ArrayList<>();
        for (Span each : sorted) {
            int last = apart.size() - 1;
            if (last >= 0 && apart.get(last).reaches(each)) {
                apart.set(last, apart.get(last).joined(each));
            } else {
                apart.add(each);
            }
        }
        return List.copyOf(apart);
    }

    /** What of them lies before an instant. */
    public Intervals before(Instant end) {
        return and(new Intervals(List.of(new Span(Instant.MIN, end))));
    }

    /** What lies in these and in the others. */
    public Intervals and(Intervals others) {
        Intervals both = NONE;
        for (Span one : all) {
            for (Span other : others.all) {
                Instant from = one.from.isAfter(other.from) ? one.from : other.from;
                both = both.with(from, one.isOverBefore(other) ? one.until : other.until);
            }
        }
        return both;
    }

    /** True at the first instant of a stretch and at none after its last. */
    public boolean holds(Instant instant) {
        return all.stream().anyMatch(each -> !each.from.isAfter(instant) && !each.isOver(instant));
    }

    /** When the last of them begins; empty when there is none. */
    public Optional<Instant> lastBegins() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1).from);
    }

    /** How much of the time between two instants lies in these stretches. */
    public Duration within(Instant from, Instant until) {
        Duration sum = Duration.ZERO;
        for (Span each : all) {
            Instant begins = each.from.isBefore(from) ? from : each.from;
            Instant ends = each.until == null || each.until.isAfter(until) ? until : each.until;
            sum = ends.isAfter(begins) ? sum.plus(Duration.between(begins, ends)) : sum;
        }
        return sum;
    }

    /**
     * When a clock ends that stands still in these stretches. One that begins after the clock has ended moves nothing; one
     * that begins in its last second does.
     *
     * @param from when the clock began to run
     * @param end when it would end if it never stood still
     * @return empty while the clock stands still and nobody knows for how long
     */
    public Optional<Instant> end(Instant from, Instant end) {
        Instant moved = end;
        for (Span each : all) {
            if (each.from.isAfter(moved)) {
                break;
            } else if (!each.isOver(from)) {
                if (each.until == null) {
                    return Optional.empty();
                }
                Instant begins = each.from.isBefore(from) ? from : each.from;
                moved = moved.plus(Duration.between(begins, each.until));
            }
        }
        return Optional.of(moved);
    }
}
