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
import io.engagements.rules.metrics.WorkFacts.SubmissionFact;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
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
    private final List<DueChange> changes;
    private final Subject subject;
    private final @Nullable EventRef firstFull;
    private final ClockStops standstill;
    private final ReviewAsOf review;
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
        fulls = Lists.where(
                facts.submissions(), handed -> !handed.partial() && handed.ref().isBy(asOf));
        firstFull = fulls.isEmpty() ? null : fulls.get(0).ref();
        subject = new Subject(engagement.engagementId(), facts.deliverableId());
        changes = Lists.where(facts.changes(), change -> change.ref().isBy(asOf) && isBinding(change));
        review = new ReviewAsOf(facts, fulls, changes, engagement.pauses(), standstill, asOf);
        inputs = knownInputs();
        agreed = committed == null ? null : agreed(committed);
    }

    private List<AgreedDue.Input> knownInputs() {
        if (facts.inputs().isEmpty()) {
            return List.of();
        }
        return Lists.where(facts.inputs(), owed -> owed.ref().isBy(asOf)).stream()
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

    /** What became of what was handed in. */
    ReviewAsOf review() {
        return review;
    }

    Item item(Side side, @Nullable String label, Instant at, long amount, Supplier<Stream<EventRef>> because) {
        List<String> events = explain
                ? because.get()
                        .sorted((a, b) -> Long.compare(a.sequence(), b.sequence()))
                        .map(EventRef::eventId)
                        .distinct()
                        .toList()
                : List.of();
        return new Item(subject, engagement.zone(at, asOf), side, label, at, amount, events);
    }

    /** @param seconds by how much it was shifted, where that is the reason */
    Item leftOut(Reason reason, Instant at, long seconds, Supplier<Stream<EventRef>> because) {
        return item(Side.LEFT_OUT, reason.name(), at, seconds, because);
    }

    Item leftOut(Reason reason, Instant at, Supplier<Stream<EventRef>> because) {
        return item(Side.LEFT_OUT, reason.name(), at, 0, because);
    }
}
