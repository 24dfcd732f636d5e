package io.engagements.rules.engagement;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.BreachNoticeGiven;
import io.engagements.events.engagement.EngagementEvent.ContractTerminated;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.DeliverableAccepted;
import io.engagements.events.engagement.EngagementEvent.DeliverableCancelled;
import io.engagements.events.engagement.EngagementEvent.DeliverableRejected;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.EngagementEvent.DueDateChanged;
import io.engagements.events.engagement.EngagementEvent.ExtraRoundProposed;
import io.engagements.events.engagement.EngagementEvent.ImprovementContested;
import io.engagements.events.engagement.EngagementEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.EngagementEvent.InputAdded;
import io.engagements.events.engagement.EngagementEvent.InputReturned;
import io.engagements.events.engagement.EngagementEvent.OfDeliverable;
import io.engagements.events.engagement.EngagementEvent.QualityImprovementRequested;
import io.engagements.events.engagement.EngagementEvent.RejectionContested;
import io.engagements.events.engagement.EngagementEvent.ReviewLapsed;
import io.engagements.events.engagement.EngagementEvent.TerminationWithdrawn;
import io.engagements.events.time.Deadline;
import io.engagements.rules.PersistentMap;
import io.engagements.rules.Recorded;
import io.engagements.rules.engagement.Ground.Kind;
import io.engagements.rules.engagement.Ground.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How events change the grounds; it only assigns. */
final class GroundFold {

    private final Engagement before;
    private final Contract contract;
    private final PersistentMap<Deliverable> work;
    private final Recorded<EngagementEvent> by;
    private final Instant at;
    private PersistentMap<Ground> grounds;

    /**
     * @param contract as the event left it
     * @param work likewise
     */
    private GroundFold(
            Engagement before, Contract contract, PersistentMap<Deliverable> work, Recorded<EngagementEvent> recorded) {
        this.before = before;
        this.contract = contract;
        this.work = work;
        this.by = recorded;
        this.at = recorded.event().stamp().occurredAt();
        this.grounds = before.grounds();
    }

    static PersistentMap<Ground> after(
            Engagement before, Contract contract, PersistentMap<Deliverable> work, Recorded<EngagementEvent> recorded) {
        GroundFold fold = new GroundFold(before, contract, work, recorded);
        fold.assign(recorded.event());
        return fold.grounds;
    }

    private void assign(EngagementEvent event) {
        if (event instanceof DeadlineMissed missed) {
            missed(missed);
        } else if (event instanceof DeliverableSubmitted submitted && !submitted.partial()) {
            State settled = submitted.supersedesMiss() ? State.WITHDRAWN : State.CURED;
            settle(missesOf(submitted.deliverableId()), settled);
            silenceWasNone(submitted.deliverableId());
            reconsiderLateness();
        } else if (event instanceof DeliverableCancelled cancelled) {
            settle(missesOf(cancelled.deliverableId()), State.WITHDRAWN);
            reconsiderLateness();
        } else if (event instanceof DueDateChanged changed && changed.supersedesMiss()) {
            lifted(Ground.missedId(changed.deliverableId(), changed.round()));
            reconsiderLateness();
        } else if (event instanceof ImprovementContested contested && contested.supersedesMiss()) {
            lifted(Ground.missedId(contested.deliverableId(), contested.round()));
        } else if (event instanceof ImprovementWithdrawn withdrawn) {
            settle(Stream.of(Ground.missedId(withdrawn.deliverableId(), withdrawn.round())), State.WITHDRAWN);
        } else if (event instanceof QualityImprovementRequested || event instanceof ExtraRoundProposed) {
            silenceWasNone(((OfDeliverable) event).deliverableId());
        } else if (event instanceof DeliverableRejected rejected) {
            rejected(rejected.deliverableId());
        } else if (event instanceof RejectionContested contested) {
            change(named(List.of(Ground.rejectedId(contested.deliverableId()))), ground -> ground.contested(by));
        } else if (event instanceof DeliverableAccepted accepted) {
            settle(Stream.of(Ground.rejectedId(accepted.deliverableId())), State.CURED);
        } else if (event instanceof ReviewLapsed lapsed) {
            settle(Stream.of(Ground.rejectedId(lapsed.deliverableId())), State.CURED);
        } else if (event instanceof BreachNoticeGiven notice) {
            change(named(notice.groundIds()), ground -> ground.noticed(notice.cureUntil(), by));
        } else if (event instanceof ContractTerminated terminated) {
            change(named(terminated.groundIds()), ground -> ground.become(State.USED, by));
        } else if (event instanceof TerminationWithdrawn) {
            change(ground -> ground.state() == State.USED, this::unused);
        } else if (Engagement.movesClocks(event) || event instanceof InputAdded || event instanceof InputReturned) {
            before.touchedBy(event).forEach(this::stoodStill);
            reconsiderLateness();
        }
    }

    /** What was received in time, and stored after a clock had run out, takes back what that had made. */
    private void stoodStill(Deliverable then) {
        Deliverable now = work.get(then.deliverableId()).orElseThrow();
        if (then.delivery().isMissed() && !now.delivery().isMissed()) {
            lifted(Ground.missedId(then.deliverableId(), null));
        }
        then.review()
                .lastRound()
                .filter(round -> round.isMissed()
                        && now.review().lastRound().filter(Round::isMissed).isEmpty())
                .ifPresent(round -> lifted(Ground.missedId(then.deliverableId(), round.round())));
        if (now.state() == DeliverableState.SUBMITTED) {
            silenceWasNone(then.deliverableId());
        }
    }

    private static Predicate<Ground> named(List<String> ids) {
        return ground -> ids.contains(ground.groundId());
    }

    private void change(Predicate<Ground> which, UnaryOperator<Ground> change) {
        for (Ground ground : grounds.values()) {
            if (which.test(ground)) {
                put(change.apply(ground));
            }
        }
    }

    private void put(Ground ground) {
        grounds = grounds.with(ground.groundId(), ground);
    }

    /** The ids of the grounds that misses of a deliverable make: found without a look at every ground there is. */
    private Stream<String> missesOf(String deliverableId) {
        Stream<Round> rounds = before.deliverables().get(deliverableId).stream()
                .flatMap(deliverable -> deliverable.review().rounds().stream());
        return Stream.concat(
                Stream.of(Ground.missedId(deliverableId, null)),
                rounds.map(round -> Ground.missedId(deliverableId, round.round())));
    }

    private void settle(Stream<String> groundIds, State settled) {
        groundIds
                .flatMap(id -> grounds.get(id).stream())
                .filter(ground -> ground.state().stands())
                .forEach(ground -> put(ground.become(settled, by)));
    }

    /** There was no miss: nor was there anything to cure. */
    private void lifted(String groundId) {
        grounds.get(groundId)
                .filter(ground -> ground.state() != State.USED)
                .ifPresent(ground -> put(ground.become(State.WITHDRAWN, by)));
    }

    /** What stood up to the second before was never cured: there was no second in which fewer counted. */
    private void missed(DeadlineMissed event) {
        Ground missed = Ground.missed(event.deliverableId(), event.round(), by);
        put(grounds.get(missed.groundId()).map(known -> known.madeAgain(missed)).orElse(missed));
        if (event.round() == null) {
            List<Miss> counting = Miss.counting(contract.misses(), at);
            Miss last = contract.misses().get(contract.misses().size() - 1);
            Miss.repeatedUntil(counting)
                    .ifPresent(until -> put(latenessStandingAt(at.minusSeconds(1))
                            .map(ground -> ground.restsOn(counting, until, by))
                            .orElseGet(() -> repeated(last, counting, until))));
        }
    }

    private Ground repeated(Miss last, List<Miss> counting, Deadline until) {
        Ground repeated = Ground.repeated(last, counting, until, at);
        return grounds.get(repeated.groundId())
                .map(known -> known.madeAgain(repeated))
                .orElse(repeated);
    }

    private Optional<Ground> latenessStandingAt(Instant instant) {
        return grounds.values().stream()
                .filter(ground -> ground.kind() == Kind.REPEATED_LATENESS && ground.standsAt(instant))
                .findFirst();
    }

    /** A miss that is none any more takes the ground with it when too few are left. */
    private void reconsiderLateness() {
        if (contract.misses().equals(before.contract().misses())) {
            return;
        }
        List<Miss> counting = Miss.counting(contract.misses(), at);
        latenessStandingAt(at)
                .ifPresent(ground -> put(Miss.repeatedUntil(counting)
                        .map(until -> ground.restsOn(counting, until, by))
                        .orElseGet(() -> ground.become(State.WITHDRAWN, by))));
    }

    /** What was received before the review lapsed, and stored after that, takes back what the silence had cured. */
    private void silenceWasNone(String deliverableId) {
        boolean silence = before.deliverables()
                .get(deliverableId)
                .filter(deliverable -> deliverable.state() == DeliverableState.ACCEPTED_BY_SILENCE)
                .isPresent();
        if (silence) {
            grounds.get(Ground.rejectedId(deliverableId))
                    .filter(ground -> ground.state() == State.CURED)
                    .ifPresent(ground -> put(ground.standAgain(by)));
        }
    }

    private void rejected(String deliverableId) {
        Ground ground = grounds.get(Ground.rejectedId(deliverableId))
                .map(known -> known.rejectedAgain(by))
                .orElseGet(() -> Ground.rejected(deliverableId, by));
        put(ground);
    }

    /** The termination that used it was withdrawn: it is what it would be without that. */
    private Ground unused(Ground ground) {
        return ground.kind() == Kind.REPEATED_LATENESS
                ? ground.standAgain(by)
                : before.deliverables()
                        .get(ground.deliverableIds().get(0))
                        .flatMap(deliverable -> settledBy(deliverable, ground))
                        .map(settled -> ground.become(settled, by))
                        .orElseGet(() -> ground.standAgain(by));
    }

    private static Optional<State> settledBy(Deliverable deliverable, Ground ground) {
        if (ground.kind() == Kind.INFERIOR_QUALITY) {
            return deliverable.review().isRejectionCured() ? Optional.of(State.CURED) : Optional.empty();
        } else if (deliverable.state() == DeliverableState.CANCELLED || deliverable.isMissLifted(ground.round())) {
            return Optional.of(State.WITHDRAWN);
        }
        return deliverable.isDelivered(ground.round()) ? Optional.of(State.CURED) : Optional.empty();
    }
}
