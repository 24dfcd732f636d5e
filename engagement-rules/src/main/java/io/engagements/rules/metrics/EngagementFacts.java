package io.engagements.rules.metrics;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.ContractTerminated;
import io.engagements.events.engagement.EngagementEvent.TerminationWithdrawn;
import io.engagements.events.engagement.EngagementEvent.TermsChanged;
import io.engagements.events.engagement.EngagementEvent.VAHired;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Recorded;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
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
 * @param disorder spans of time as of which what had occurred is no beginning of the history: an event was stored
 *     after one that occurred later
 */
public record EngagementFacts(
        String engagementId,
        String clientId,
        String vaId,
        Mark hired,
        List<InForce> terms,
        List<TermsAsked> asked,
        List<Termination> terminations,
        Instant latest,
        List<Span> disorder) {

    /**
     * A version of the terms.
     *
     * @param from when it took effect
     * @param zone the contract zone: months are its
     * @param endsAt end of the terms' last day; absent when open-ended
     */
    public record InForce(Mark from, ZoneId zone, @Nullable Instant endsAt) {}

    /** A last day that was fixed, and perhaps given up again. */
    public record Termination(
            Mark fixed, Instant effectiveAt, @Nullable Mark withdrawn) {

        boolean isInForce(Instant asOf) {
            return fixed.isBy(asOf) && (withdrawn == null || !withdrawn.isBy(asOf));
        }
    }

    /** From an instant, inclusive, until another, exclusive. */
    public record Span(Instant from, Instant until) {

        boolean holds(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(until);
        }
    }

    /** The facts after an event; they begin with the hiring. */
    public static EngagementFacts evolve(@Nullable EngagementFacts before, Recorded<EngagementEvent> recorded) {
        if (recorded.event() instanceof VAHired hired) {
            return begin(recorded, hired);
        }
        return Objects.requireNonNull(before, "an engagement begins with a hiring")
                .after(recorded);
    }

    private static EngagementFacts begin(Recorded<?> recorded, VAHired hired) {
        Mark mark = Mark.of(recorded);
        return new EngagementFacts(
                hired.engagementId(),
                hired.clientId(),
                hired.vaId(),
                mark,
                List.of(inForce(mark, hired.terms(), hired.endsAt())),
                List.of(),
                List.of(),
                mark.at(),
                List.of());
    }

    private static InForce inForce(Mark from, Terms terms, @Nullable Deadline endsAt) {
        return new InForce(from, terms.zone(), endsAt == null ? null : endsAt.instant());
    }

    private EngagementFacts after(Recorded<EngagementEvent> recorded) {
        Mark mark = Mark.of(recorded);
        boolean late = mark.at().isBefore(latest);
        return new EngagementFacts(
                engagementId,
                clientId,
                vaId,
                hired,
                recorded.event() instanceof TermsChanged changed
                        ? with(terms, inForce(mark, changed.terms(), changed.endsAt()))
                        : terms,
                TermsAsked.after(asked, recorded),
                terminationsAfter(recorded.event(), mark),
                late ? latest : mark.at(),
                late ? with(disorder, new Span(mark.at(), latest)) : disorder);
    }

    private List<Termination> terminationsAfter(EngagementEvent event, Mark mark) {
        if (event instanceof ContractTerminated terminated) {
            Instant effectiveAt = terminated.effectiveAt().instant();
            return with(terminations, new Termination(mark, effectiveAt, null));
        } else if (event instanceof TerminationWithdrawn) {
            Termination last = terminations.get(terminations.size() - 1);
            Termination withdrawn = new Termination(last.fixed(), last.effectiveAt(), mark);
            return with(terminations.subList(0, terminations.size() - 1), withdrawn);
        }
        return terminations;
    }

    private static <T> List<T> with(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return List.copyOf(all);
    }

    /** True when what had occurred by then is a beginning of the history, and not a beginning with holes. */
    public boolean isInOrder(Instant asOf) {
        return disorder.stream().noneMatch(span -> span.holds(asOf));
    }

    boolean hasBegun(Instant asOf) {
        return hired.isBy(asOf);
    }

    private InForce terms(Instant asOf) {
        return terms.stream()
                .filter(each -> each.from().isBy(asOf))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> terms.get(0));
    }

    /** The contract zone. */
    ZoneId zone(Instant asOf) {
        return terms(asOf).zone();
    }

    /** The end of the last day, as far as it was fixed by then. */
    Optional<Instant> lastDay(Instant asOf) {
        Stream<Instant> fixed = terminations.stream()
                .filter(termination -> termination.isInForce(asOf))
                .map(Termination::effectiveAt);
        return Stream.concat(fixed, Stream.ofNullable(terms(asOf).endsAt())).min(Instant::compareTo);
    }

    /** Terminations that would, or would have, come before a due, and their withdrawals, as far as known by then. */
    Stream<Mark> terminationsBefore(Instant due, Instant asOf) {
        return terminations.stream()
                .filter(termination -> due.isAfter(termination.effectiveAt()))
                .flatMap(termination ->
                        Stream.of(Optional.of(termination.fixed()), Optional.ofNullable(termination.withdrawn())))
                .flatMap(Optional::stream)
                .filter(mark -> mark.isBy(asOf));
    }
}
