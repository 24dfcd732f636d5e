package io.engagements.rules.ground;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.ProposalEvent.DueDateChanged;
import io.engagements.events.engagement.ReviewEvent.DeliverableAccepted;
import io.engagements.events.engagement.ReviewEvent.DeliverableRejected;
import io.engagements.events.engagement.ReviewEvent.ImprovementContested;
import io.engagements.events.engagement.ReviewEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.ReviewEvent.RejectionContested;
import io.engagements.events.engagement.ReviewEvent.ReviewLapsed;
import io.engagements.events.engagement.TerminationEvent.BreachNoticeGiven;
import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.events.engagement.TerminationEvent.TerminationWithdrawn;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.events.engagement.WorkEvent.DeliverableCancelled;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.time.Deadline;
import io.engagements.rules.PersistentMap;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Table;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.LastDays;
import io.engagements.rules.contract.Miss;
import io.engagements.rules.ground.Ground.Kind;
import io.engagements.rules.ground.Ground.State;
import io.engagements.rules.review.Round;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How events change the grounds; it only assigns. */
public final class GroundFold {

    /** As all was before an event. */
    public record Then(Contract contract, PersistentMap<Deliverable> work, PersistentMap<Ground> grounds) {}

    private static final Table<EngagementEvent, GroundFold, GroundFold> EVENTS = new Table<
                    EngagementEvent, GroundFold, GroundFold>()
            .on(DeadlineMissed.class, (e, fold) -> fold.missed(e))
            .on(DeliverableSubmitted.class, (e, fold) -> fold.submitted(e))
            .on(DeliverableCancelled.class, (e, fold) -> fold.settle(fold.missesOf(e.deliverableId()), State.WITHDRAWN))
            .on(DueDateChanged.class, (e, fold) -> fold.superseded(e.supersedesMiss(), e.deliverableId(), e.round()))
            .on(
                    ImprovementContested.class,
                    (e, fold) -> fold.superseded(e.supersedesMiss(), e.deliverableId(), e.round()))
            .on(
                    ImprovementWithdrawn.class,
                    (e, fold) -> fold.settle(Stream.of(Ground.missedId(e.deliverableId(), e.round())), State.WITHDRAWN))
            .on(DeliverableRejected.class, (e, fold) -> fold.rejected(e.deliverableId()))
            .on(
                    RejectionContested.class,
                    (e, fold) -> fold.change(
                            named(List.of(Ground.rejectedId(e.deliverableId()))), ground -> ground.contested(fold.by)))
            .on(DeliverableAccepted.class, (e, fold) -> fold.accepted(e.deliverableId()))
            .on(
                    ReviewLapsed.class,
                    (e, fold) -> fold.isAccepted(e.deliverableId()) ? fold.accepted(e.deliverableId()) : fold)
            .on(
                    BreachNoticeGiven.class,
                    (e, fold) -> fold.change(named(e.groundIds()), ground -> ground.noticed(e.cureUntil(), fold.by)))
            .on(
                    ContractTerminated.class,
                    (e, fold) -> fold.change(named(e.groundIds()), ground -> ground.named(fold.by)))
            .on(
                    TerminationWithdrawn.class,
                    (e, fold) -> fold.change(named(fold.citedBefore()), ground -> ground.named(fold.by)));

    private final Then before;
    private final Contract contract;
    private final PersistentMap<Deliverable> work;
    private final List<Deliverable> touched;
    private final RecordedEvent<EngagementEvent> by;
    private final Instant at;
    private PersistentMap<Ground> grounds;

    /**
     * @param contract as the event left it
     * @param work likewise
     * @param touched what the event changed of it, as it was before
     */
    private GroundFold(
            Then before,
            Contract contract,
            PersistentMap<Deliverable> work,
            RecordedEvent<EngagementEvent> recorded,
            List<Deliverable> touched) {
        this.before = before;
        this.contract = contract;
        this.work = work;
        this.touched = touched;
        this.by = recorded;
        this.at = recorded.event().stamp().occurredAt();
        this.grounds = before.grounds();
    }

    public static PersistentMap<Ground> evolve(
            Then before,
            Contract contract,
            PersistentMap<Deliverable> work,
            RecordedEvent<EngagementEvent> recorded,
            List<Deliverable> touched) {
        GroundFold fold = new GroundFold(before, contract, work, recorded, touched);
        EVENTS.applyOr(recorded.event(), fold, fold);
        fold.touched.forEach(fold::takenBack);
        if (!(recorded.event() instanceof DeadlineMissed)) {
            fold.reconsiderLateness();
        }
        fold.reconsiderUse();
        return fold.grounds;
    }

    private GroundFold submitted(DeliverableSubmitted event) {
        State settled = event.supersedesMiss() ? State.WITHDRAWN : State.CURED;
        return event.partial() ? this : settle(missesOf(event.deliverableId()), settled);
    }

    private GroundFold accepted(String deliverableId) {
        return settle(Stream.of(Ground.rejectedId(deliverableId)), State.CURED);
    }

    private GroundFold superseded(boolean superseded, String deliverableId, @Nullable Integer round) {
        return superseded ? lifted(Ground.missedId(deliverableId, round)) : this;
    }

    /** Where the new review passed in silence, what had been decided before stands again: perhaps a rejection. */
    private boolean isAccepted(String deliverableId) {
        return work.get(deliverableId).filter(Deliverable::isAccepted).isPresent();
    }

    private List<String> citedBefore() {
        return before.contract()
                .ending()
                .lastDays()
                .termination()
                .flatMap(LastDays.Fixed::grounds)
                .map(LastDays.Termination::groundIds)
                .orElse(List.of());
    }

    /** A termination uses what it cites as long as it is what ends the engagement. */
    private void reconsiderUse() {
        Optional<LastDays.Fixed> ending = contract.endingTermination();
        if (!ending.equals(before.contract().endingTermination())) {
            String eventId = ending.map(LastDays.Fixed::eventId).orElse(null);
            List<String> cited = ending.flatMap(LastDays.Fixed::grounds)
                    .map(LastDays.Termination::groundIds)
                    .orElse(List.of());
            change(ground -> true, ground -> ground.usedBy(cited.contains(ground.groundId()) ? eventId : null));
        }
    }

    /** What was received in time, and stored after a clock had run out, takes back what that had made. */
    private void takenBack(Deliverable then) {
        Deliverable now = work.get(then.deliverableId()).orElseThrow();
        if (then.delivery().isMissed() && !now.delivery().isMissed()) {
            lifted(Ground.missedId(then.deliverableId(), null));
        }
        then.review().rounds().stream()
                .filter(round -> round.isMissed()
                        && !now.review().rounds().get(round.round() - 1).isMissed())
                .forEach(round -> lifted(Ground.missedId(then.deliverableId(), round.round())));
        if (now.review().supersededLapses() > then.review().supersededLapses() && !now.isAccepted()) {
            silenceWasNone(then.deliverableId());
        }
    }

    private static Predicate<Ground> named(List<String> ids) {
        return ground -> ids.contains(ground.groundId());
    }

    private GroundFold change(Predicate<Ground> which, UnaryOperator<Ground> change) {
        for (Ground ground : grounds.values()) {
            if (which.test(ground)) {
                put(change.apply(ground));
            }
        }
        return this;
    }

    private void put(Ground ground) {
        grounds = grounds.with(ground.groundId(), ground);
    }

    /** The ids of the grounds that misses of a deliverable make: found without a look at every ground there is. */
    private Stream<String> missesOf(String deliverableId) {
        Stream<Round> rounds = before.work().get(deliverableId).stream()
                .flatMap(deliverable -> deliverable.review().rounds().stream());
        return Stream.concat(
                Stream.of(Ground.missedId(deliverableId, null)),
                rounds.map(round -> Ground.missedId(deliverableId, round.round())));
    }

    private GroundFold settle(Stream<String> groundIds, State settled) {
        groundIds
                .flatMap(id -> grounds.get(id).stream())
                .filter(ground -> ground.unusedState().stands())
                .forEach(ground -> put(ground.become(settled, by)));
        return this;
    }

    /** There was no miss: nor was there anything to cure. */
    private GroundFold lifted(String groundId) {
        grounds.get(groundId)
                .filter(ground -> ground.unusedState() != State.WITHDRAWN)
                .ifPresent(ground -> put(ground.become(State.WITHDRAWN, by)));
        return this;
    }

    /** What stood up to the second before was never cured: there was no second in which fewer counted. */
    private GroundFold missed(DeadlineMissed event) {
        Ground missed = Ground.missed(event.deliverableId(), event.round(), by);
        put(grounds.get(missed.groundId()).map(known -> known.madeAgain(missed)).orElse(missed));
        if (event.round() == null) {
            List<Miss> counting = Miss.counting(contract.ending().misses(), at);
            Miss last =
                    contract.ending().misses().get(contract.ending().misses().size() - 1);
            Miss.repeatedUntil(counting)
                    .ifPresent(until -> put(latenessStandingAt(at.minusSeconds(1))
                            .filter(ground -> !ground.isUsed())
                            .map(ground -> ground.restsOn(counting, until, by))
                            .orElseGet(() -> repeated(last, counting, until))));
        }
        return this;
    }

    private Ground repeated(Miss last, List<Miss> counting, Deadline until) {
        Ground repeated = Ground.repeated(last, counting, until, at);
        return grounds.get(repeated.groundId())
                .map(known -> known.madeAgain(repeated))
                .orElse(repeated);
    }

    private Optional<Ground> latenessStandingAt(Instant instant) {
        return grounds.values().stream()
                .filter(ground -> ground.kind() == Kind.REPEATED_LATENESS && ground.wouldStandAt(instant))
                .findFirst();
    }

    /** A miss that is none any more takes the ground with it when too few are left. */
    private void reconsiderLateness() {
        if (contract.ending().misses().equals(before.contract().ending().misses())) {
            return;
        }
        List<Miss> counting = Miss.counting(contract.ending().misses(), at);
        latenessStandingAt(at)
                .ifPresent(ground -> put(Miss.repeatedUntil(counting)
                        .map(until -> ground.restsOn(counting, until, by))
                        .orElseGet(() -> ground.become(State.WITHDRAWN, by))));
    }

    /** What was received before the review lapsed, and stored after that, takes back what the silence had cured. */
    private void silenceWasNone(String deliverableId) {
        grounds.get(Ground.rejectedId(deliverableId))
                .filter(ground -> ground.unusedState() == State.CURED)
                .ifPresent(ground -> put(ground.standAgain(by)));
    }

    private GroundFold rejected(String deliverableId) {
        Ground ground = grounds.get(Ground.rejectedId(deliverableId))
                .map(known -> known.rejectedAgain(by))
                .orElseGet(() -> Ground.rejected(deliverableId, by));
        put(ground);
        return this;
    }
}
