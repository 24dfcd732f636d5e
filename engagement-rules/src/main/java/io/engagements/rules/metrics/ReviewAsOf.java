package io.engagements.rules.metrics;

import io.engagements.rules.EventRef;
import io.engagements.rules.Lists;
import io.engagements.rules.clock.ClockStops;
import io.engagements.rules.metrics.WorkFacts.DueChange;
import io.engagements.rules.metrics.WorkFacts.OfVersion;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import io.engagements.rules.metrics.WorkFacts.RoundTurn;
import io.engagements.rules.metrics.WorkFacts.SubmissionFact;
import io.engagements.rules.time.Intervals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was known at an instant of what became of the versions of one deliverable. */
final class ReviewAsOf {

    private final WorkFacts facts;
    private final List<SubmissionFact> fulls;
    private final List<DueChange> changes;
    private final PauseFacts pauses;
    private final ClockStops standstill;
    private final Instant asOf;
    private final List<Outcome> outcomes;
    private final List<OfVersion> reopened;
    private final List<RoundAsOf> rounds;
    private final List<RoundAsOf> counted;
    private final List<Outcome> standing;
    private final List<Outcome> deciding;

    /**
     * @param fulls every full version known
     * @param changes every other due known
     * @param standstill when clocks stand still, as far as known
     */
    ReviewAsOf(
            WorkFacts facts,
            List<SubmissionFact> fulls,
            List<DueChange> changes,
            PauseFacts pauses,
            ClockStops standstill,
            Instant asOf) {
        this.facts = facts;
        this.fulls = fulls;
        this.changes = changes;
        this.pauses = pauses;
        this.standstill = standstill;
        this.asOf = asOf;
        List<Outcome> all = Lists.where(facts.outcomes(), this::isKnown);
        outcomes = Lists.where(all, outcome -> outcome.isDecision() || !isOvertaken(outcome, all));
        reopened = Lists.where(facts.reopened(), each -> each.ref().isBy(asOf));
        rounds = knownRounds();
        counted = Lists.where(rounds, RoundAsOf::counts);
        standing = standingOutcomes();
        deciding = reopened.isEmpty() ? standing : withoutSilenceInVain();
    }

    /** What was decided about a version that was not handed in yet (received first, stored later) says nothing yet. */
    private boolean isKnown(Outcome outcome) {
        return outcome.ref().isBy(asOf) && fulls.stream().anyMatch(full -> full.version() == outcome.version());
    }

    /** Rounds that the client asked for and the VA had to consent to, whatever the VA said. */
    Stream<OfVersion> extraRounds() {
        return facts.extraRounds().stream().filter(asked -> asked.ref().isBy(asOf));
    }

    /** A lapse does not stand when what was stored after it, about the same version, had been received before it. */
    private boolean isOvertaken(Outcome lapse, List<Outcome> all) {
        Stream<EventRef> about = Stream.of(
                        all.stream()
                                .filter(outcome -> outcome.version() == lapse.version())
                                .map(Outcome::ref),
                        facts.extraRounds().stream()
                                .filter(asked -> asked.version() == lapse.version())
                                .map(OfVersion::ref),
                        fulls.stream().map(SubmissionFact::ref))
                .flatMap(refs -> refs);
        return isPausedInTime(lapse)
                || about.anyMatch(ref -> ref.isBy(asOf)
                        && ref.isStoredAfter(lapse.ref())
                        && ref.at().isBefore(lapse.ref().at()));
    }

    /** Nor when the window turned out to have stood still. */
    private boolean isPausedInTime(Outcome lapse) {
        Instant end = lapse.ref().at().minusSeconds(1);
        return pauses.known(asOf)
                .anyMatch(pause -> pause.agreed().isStoredAfter(lapse.ref()) && pause.runsFrom(end, asOf));
    }

    /** What became of versions, in the order stored; a lapse only where nothing in time overtook it. */
    List<Outcome> outcomes() {
        return outcomes;
    }

    /** Those that stand: an improvement request that was taken back does not. */
    List<Outcome> standing() {
        return standing;
    }

    private List<Outcome> standingOutcomes() {
        if (rounds.isEmpty()) {
            return outcomes;
        }
        Set<EventRef> withdrawn = rounds.stream()
                .filter(RoundAsOf::isWithdrawn)
                .map(round -> round.asked().ref())
                .collect(Collectors.toSet());
        return Lists.where(outcomes, outcome -> !withdrawn.contains(outcome.ref()));
    }

    /** Where a new review passed in silence, what a person had decided before stands again. */
    private List<Outcome> withoutSilenceInVain() {
        List<Outcome> all = new ArrayList<>();
        for (Outcome outcome : standing) {
            Outcome before = all.isEmpty() ? null : all.get(all.size() - 1);
            boolean inVain = before != null
                    && settles(before)
                    && outcome.kind() == Outcome.Kind.LAPSED
                    && reopened.stream().anyMatch(each -> isBetween(each, before.ref(), outcome));
            if (!inVain) {
                all.add(outcome);
            }
        }
        return all;
    }

    private static boolean settles(Outcome outcome) {
        return outcome.kind() == Outcome.Kind.ACCEPTED || outcome.kind() == Outcome.Kind.REJECTED;
    }

    private static boolean isBetween(OfVersion reopening, EventRef before, Outcome lapse) {
        return reopening.version() == lapse.version()
                && reopening.ref().isStoredAfter(before)
                && lapse.ref().isStoredAfter(reopening.ref());
    }

    Optional<Outcome> latestOutcome() {
        return deciding.isEmpty() ? Optional.empty() : Optional.of(deciding.get(deciding.size() - 1));
    }

    /** What was decided in the end; empty while something is still to come, a new review for example. */
    Optional<Outcome> settled() {
        return latestOutcome()
                .filter(latest -> latest.kind() != Outcome.Kind.IMPROVEMENT_ASKED)
                .filter(this::isLast);
    }

    private boolean isLast(Outcome latest) {
        for (SubmissionFact full : fulls) {
            if (full.ref().isStoredAfter(latest.ref())) {
                return false;
            }
        }
        return reopened.stream().noneMatch(each -> each.ref().isStoredAfter(latest.ref()) && isOpen(each));
    }

    /** True until silence, or a decision, closed the new review. */
    private boolean isOpen(OfVersion reopening) {
        return standing.stream()
                .noneMatch(outcome -> outcome.version() == reopening.version()
                        && outcome.ref().isStoredAfter(reopening.ref()));
    }

    Optional<Outcome> acceptance() {
        return settled().filter(outcome -> outcome.kind() == Outcome.Kind.ACCEPTED);
    }

    /** Every round asked for, those too that do not count; each has its number, whichever others are known. */
    List<RoundAsOf> rounds() {
        return rounds;
    }

    private List<RoundAsOf> knownRounds() {
        List<RoundAsOf> all = List.of();
        int number = 0;
        for (Outcome outcome : facts.outcomes()) {
            if (outcome.kind() == Outcome.Kind.IMPROVEMENT_ASKED) {
                number++;
                all = outcomes.contains(outcome) ? Lists.with(all, round(number, outcome)) : all;
            }
        }
        return all;
    }

    private RoundAsOf round(int number, Outcome asked) {
        List<RoundTurn> turns = Lists.where(
                facts.turns(), turn -> turn.round() == number && turn.ref().isBy(asOf));
        Intervals pauses = resubmittedAfter(asked.ref())
                .map(ref -> standstill.pauses().before(ref.at()))
                .orElse(standstill.pauses());
        return new RoundAsOf(
                number,
                asked,
                turns,
                changes.stream()
                        .filter(change -> Objects.equals(change.round(), number))
                        .toList(),
                pauses);
    }

    List<RoundAsOf> countedRounds() {
        return counted;
    }

    List<OfVersion> reopenings() {
        return reopened;
    }

    Stream<EventRef> reopened() {
        return reopened.stream().map(OfVersion::ref);
    }

    /** The first full version handed in for an improvement round. */
    Optional<EventRef> resubmitted(RoundAsOf round) {
        return resubmittedAfter(round.asked().ref());
    }

    private Optional<EventRef> resubmittedAfter(EventRef asked) {
        return fulls.stream()
                .map(SubmissionFact::ref)
                .filter(ref -> ref.isStoredAfter(asked))
                .findFirst();
    }
}
