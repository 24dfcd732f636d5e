package io.engagements.rules.metrics;

import io.engagements.rules.EventRef;
import io.engagements.rules.Lists;
import io.engagements.rules.clock.ClockStops;
import io.engagements.rules.metrics.AgreedDue.Named;
import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.Item.Subject;
import io.engagements.rules.metrics.WorkFacts.Commitment;
import io.engagements.rules.metrics.WorkFacts.DueChange;
import io.engagements.rules.metrics.WorkFacts.InputOwed;
import io.engagements.rules.metrics.WorkFacts.InputTurn;
import io.engagements.rules.metrics.WorkFacts.OfVersion;
import io.engagements.rules.metrics.WorkFacts.Outcome;
import io.engagements.rules.metrics.WorkFacts.RoundTurn;
import io.engagements.rules.metrics.WorkFacts.SubmissionFact;
import io.engagements.rules.time.Intervals;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was known of one deliverable at an instant, and what follows from it. */
final class WorkAsOf {

    private final EngagementFacts engagement;
    private final WorkFacts facts;
    private final Instant asOf;
    private final boolean explain;
    private final @Nullable Commitment committed;
    private final List<SubmissionFact> fulls;
    private final List<Outcome> outcomes;
    private final List<DueChange> changes;
    private final Subject subject;
    private final ZoneId zone;
    private final @Nullable EventRef firstFull;
    private final ClockStops standstill;
    private final List<OfVersion> reopened;
    private final List<RoundAsOf> rounds;
    private final List<RoundAsOf> counted;
    private final List<Outcome> standing;
    private final List<Outcome> deciding;
    private final List<AgreedDue.Input> inputs;
    private final @Nullable AgreedDue agreed;

    /**
     * @param standstill when clocks stand still, as far as known
     * @param explain whether items shall name the events that decided them
     */
    WorkAsOf(EngagementFacts engagement, WorkFacts facts, ClockStops standstill, Instant asOf, boolean explain) {
        this.engagement = engagement;
        this.facts = facts;
        this.standstill = standstill;
        this.asOf = asOf;
        this.explain = explain;
        Commitment bound = facts.committed();
        committed = bound != null && bound.ref().isBy(asOf) ? bound : null;
        fulls = known(
                facts.submissions(), handed -> !handed.partial() && handed.ref().isBy(asOf));
        firstFull = fulls.isEmpty() ? null : fulls.get(0).ref();
        List<Outcome> all = known(facts.outcomes(), this::isKnown);
        subject = new Subject(engagement.engagementId(), facts.deliverableId());
        zone = engagement.zone(asOf);
        changes = known(facts.changes(), change -> change.ref().isBy(asOf) && isBinding(change));
        outcomes = known(all, outcome -> outcome.isDecision() || !isOvertaken(outcome, all));
        reopened = known(facts.reopened(), each -> each.ref().isBy(asOf));
        rounds = knownRounds();
        counted = known(rounds, RoundAsOf::counts);
        standing = standingOutcomes();
        deciding = reopened.isEmpty() ? standing : withoutSilenceInVain();
        inputs = knownInputs();
        agreed = committed == null ? null : agreed(committed);
    }

    private List<AgreedDue.Input> knownInputs() {
        if (facts.inputs().isEmpty()) {
            return List.of();
        }
        return known(facts.inputs(), owed -> owed.ref().isBy(asOf)).stream()
                .map(owed -> AgreedDue.Input.of(owed, turns(owed), standstill))
                .toList();
    }

    /** When an input was given, and given back. */
    List<InputTurn> turns(InputOwed owed) {
        return facts.inputTurns().stream()
                .filter(turn ->
                        turn.inputId().equals(owed.inputId()) && turn.ref().isBy(asOf))
                .toList();
    }

    private AgreedDue agreed(Commitment bound) {
        List<Named> dues = new ArrayList<>(2);
        dues.add(new Named(bound.due(), namedBefore(bound)));
        for (DueChange change : changes) {
            if (change.round() == null) {
                dues.add(new Named(change.due(), change.ref().at()));
            }
        }
        return new AgreedDue(dues, inputs, standstill, clientTimeEnds(), asOf);
    }

    /** When the due committed to was agreed on: asked for, or changed before. */
    private Instant namedBefore(Commitment bound) {
        Instant named = facts.requested().at();
        for (DueChange change : facts.changes()) {
            boolean before = change.round() == null && !change.ref().isStoredAfter(bound.ref());
            named = before ? change.ref().at() : named;
        }
        return named;
    }

    private @Nullable Instant clientTimeEnds() {
        EventRef cancelled = facts.cancelled();
        Instant first = firstFull == null ? null : firstFull.at();
        if (cancelled == null || !cancelled.isBy(asOf)) {
            return first;
        }
        return first == null || cancelled.at().isBefore(first) ? cancelled.at() : first;
    }

    /** Most often that is all of them, or none: then nothing is copied. */
    private static <T> List<T> known(List<T> all, Predicate<T> which) {
        boolean every = true;
        boolean any = false;
        for (T each : all) {
            boolean is = which.test(each);
            every &= is;
            any |= is;
        }
        return every ? all : any ? all.stream().filter(which).toList() : List.of();
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
        return engagement
                .pauses()
                .known(asOf)
                .anyMatch(pause -> pause.agreed().isStoredAfter(lapse.ref()) && pause.runsFrom(end, asOf));
    }

    /** Before the commitment it is negotiation. */
    private boolean isBinding(DueChange change) {
        return committed != null && change.ref().isStoredAfter(committed.ref());
    }

    Instant asOf() {
        return asOf;
    }

    EventRef requested() {
        return facts.requested();
    }

    boolean isRequested() {
        return facts.requested().isBy(asOf);
    }

    @Nullable
    Commitment committed() {
        return committed;
    }

    boolean isCommitted() {
        return committed != null;
    }

    /** The agreed due, moved by client time; only of what was committed to. */
    Instant due() {
        return agreed().at();
    }

    AgreedDue agreed() {
        return Objects.requireNonNull(agreed);
    }

    /** What the client owes for it, as far as known. */
    List<AgreedDue.Input> inputs() {
        return inputs;
    }

    /** Until when the client was expected to give its inputs. */
    Instant inputsCountUntil() {
        return Stream.of(
                        Stream.of(asOf),
                        Stream.ofNullable(clientTimeEnds()),
                        agreed().end().stream(),
                        engagement.lastDay(asOf).stream())
                .flatMap(each -> each)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** What made clocks stand still between two instants. */
    Stream<EventRef> pausedBetween(Instant from, Instant until) {
        return engagement
                .pauses()
                .known(asOf)
                .filter(pause -> pause.overlaps(from, until, asOf))
                .flatMap(pause -> pause.refs(asOf));
    }

    /** The due committed to. */
    Instant originalDue() {
        return Objects.requireNonNull(committed).due();
    }

    /** The zone that is stored with the due committed to. */
    ZoneId originalZone() {
        return Objects.requireNonNull(committed).zone();
    }

    /** The zone that is stored with the due agreed last. */
    ZoneId zoneOfDue() {
        return changes(null)
                .reduce((earlier, later) -> later)
                .map(DueChange::zone)
                .orElseGet(this::originalZone);
    }

    /** What was agreed about a round's due, or with none about the deliverable's. */
    Stream<DueChange> changes(@Nullable Integer round) {
        return changes.stream().filter(change -> Objects.equals(change.round(), round));
    }

    /** Every other due agreed since the commitment, in the order stored. */
    List<DueChange> changes() {
        return changes;
    }

    boolean isAskedByClient(DueChange change) {
        return facts.asked().stream()
                .anyMatch(asked -> asked.proposalId().equals(change.proposalId())
                        && engagement.clientId().equals(asked.party()));
    }

    Optional<EventRef> declined() {
        return Optional.ofNullable(facts.declined()).filter(ref -> ref.isBy(asOf));
    }

    /** The lapse of the request, unless an answer that was received in time was stored after it. */
    Optional<EventRef> unanswered() {
        return Optional.ofNullable(facts.unanswered())
                .filter(ref -> ref.isBy(asOf) && committed == null && declined().isEmpty());
    }

    Optional<EventRef> cancelled() {
        return Optional.ofNullable(facts.cancelled()).filter(ref -> ref.isBy(asOf));
    }

    /** The fact that the agreed due, or with {@code round} that round's due, had passed. */
    Optional<EventRef> missed(@Nullable Integer round) {
        return facts.missed().stream()
                .filter(miss -> Objects.equals(miss.round(), round))
                .map(WorkFacts.Miss::ref)
                .filter(ref -> ref.isBy(asOf))
                .findFirst();
    }

    /** Every full version handed in, in the order stored. */
    List<SubmissionFact> fulls() {
        return fulls;
    }

    Optional<EventRef> firstFull() {
        return Optional.ofNullable(firstFull);
    }

    /** In the due's own second is in time; without a commitment there is nothing to be in time for. */
    boolean isOnTime() {
        return isCommitted() && isSubmittedBy(due());
    }

    boolean isSubmittedBy(Instant due) {
        return firstFull().filter(first -> !first.at().isAfter(due)).isPresent();
    }

    boolean isReleased() {
        return isCommitted() && fulls.isEmpty() && isBeyondLastDay(due());
    }

    /** After the last day no miss arises, and nothing counts as overdue. */
    boolean isBeyondLastDay(Instant due) {
        return engagement.lastDay(asOf).filter(due::isAfter).isPresent();
    }

    boolean isOver() {
        return isBeyondLastDay(asOf);
    }

    /** What took the due out of force, or brought it back. */
    Stream<EventRef> lastDaysBefore(Instant due) {
        return engagement.lastDaysBefore(due, asOf);
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
        return known(outcomes, outcome -> !withdrawn.contains(outcome.ref()));
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
        List<RoundTurn> turns = known(
                facts.turns(), turn -> turn.round() == number && turn.ref().isBy(asOf));
        Intervals pauses = resubmittedAfter(asked.ref())
                .map(ref -> standstill.pauses().before(ref.at()))
                .orElse(standstill.pauses());
        return new RoundAsOf(number, asked, turns, changes(number).toList(), pauses);
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

    Item item(Side side, @Nullable String label, Instant at, long amount, Supplier<Stream<EventRef>> because) {
        List<String> events = explain
                ? because.get()
                        .sorted((a, b) -> Long.compare(a.sequence(), b.sequence()))
                        .map(EventRef::eventId)
                        .distinct()
                        .toList()
                : List.of();
        return new Item(subject, zone, side, label, at, amount, events);
    }

    /** @param seconds by how much it was shifted, where that is the reason */
    Item leftOut(Reason reason, Instant at, long seconds, Supplier<Stream<EventRef>> because) {
        return item(Side.LEFT_OUT, reason.name(), at, seconds, because);
    }

    Item leftOut(Reason reason, Instant at, Supplier<Stream<EventRef>> because) {
        return item(Side.LEFT_OUT, reason.name(), at, 0, because);
    }
}
