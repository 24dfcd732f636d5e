package io.engagements.rules.engagement;

import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.OfDeliverable;
import io.engagements.events.engagement.EngagementEvent.OfProposal;
import io.engagements.events.engagement.ReviewEvent.StatementAdded;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import io.engagements.rules.PersistentMap;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.clock.Circumstances;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.ContractFold;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.ground.GroundFold;
import io.engagements.rules.ground.MissFold;
import io.engagements.rules.proposal.Negotiation;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An engagement's state: the fold of its events.
 *
 * @param running the deliverables that wait for something to fall due: few, however long the history
 */
public record Engagement(
        Contract contract,
        PersistentMap<Deliverable> deliverables,
        PersistentMap<Ground> grounds,
        List<String> running) {

    public Engagement(Contract contract, PersistentMap<Deliverable> deliverables, PersistentMap<Ground> grounds) {
        this(contract, deliverables, grounds, runningOf(deliverables.stream()));
    }

    private static List<String> runningOf(Stream<Deliverable> deliverables) {
        return deliverables
                .filter(Deliverable::waitsForTime)
                .map(Deliverable::deliverableId)
                .toList();
    }

    /** The state after an event; an engagement begins with {@link VAHired}. */
    public static Engagement evolve(@Nullable Engagement before, RecordedEvent<EngagementEvent> recorded) {
        if (recorded.event() instanceof VAHired hired) {
            return new Engagement(ContractFold.begin(hired), PersistentMap.empty(), PersistentMap.empty());
        }
        return Objects.requireNonNull(before, "an engagement begins with a hiring")
                .evolve(recorded);
    }

    /** What the sides proposed to each other, and what that is about. */
    Negotiation negotiation() {
        return new Negotiation(contract, contract.proposals(), deliverables);
    }

    /** A deliverable as it is at an instant no earlier than the last event. */
    Optional<Deliverable> deliverableAt(String deliverableId, Instant at) {
        return deliverables.get(deliverableId).map(deliverable -> deliverable.at(at));
    }

    private Engagement evolve(RecordedEvent<EngagementEvent> recorded) {
        Contract folded = ContractFold.evolve(contract, recorded);
        Circumstances now = folded.circumstances();
        boolean anew = weighsAnew(now);
        List<Deliverable> touched = touchedBy(recorded.event(), anew);
        Contract next = MissFold.evolve(folded, recorded, touched);
        PersistentMap<Deliverable> work = workAfter(recorded, now, anew);
        PersistentMap<Ground> reasons =
                GroundFold.evolve(new GroundFold.Then(contract, deliverables, grounds), next, work, recorded, touched);
        return new Engagement(next, work, reasons, runningAfter(recorded.event(), anew, work));
    }

    private List<String> runningAfter(EngagementEvent event, boolean anew, PersistentMap<Deliverable> work) {
        if (anew) {
            return runningOf(work.stream());
        }
        return deliverableOf(event).map(touched -> runningAfter(touched, work)).orElse(running);
    }

    private List<String> runningAfter(String touched, PersistentMap<Deliverable> work) {
        boolean runs = work.get(touched).filter(Deliverable::waitsForTime).isPresent();
        if (runs == running.contains(touched)) {
            return running;
        }
        List<String> next = new ArrayList<>(running);
        if (runs) {
            next.add(touched);
        } else {
            next.remove(touched);
        }
        return List.copyOf(next);
    }

    /** The deliverable an event is about; empty when it is about none. */
    public static Optional<String> deliverableOf(EngagementEvent event) {
        if (event instanceof StatementAdded said) {
            return Optional.ofNullable(said.deliverableId());
        } else if (event instanceof OfProposal ended) {
            return Optional.ofNullable(ended.deliverableId());
        }
        return event instanceof OfDeliverable about ? Optional.of(about.deliverableId()) : Optional.empty();
    }

    private PersistentMap<Deliverable> workAfter(
            RecordedEvent<EngagementEvent> recorded, Circumstances now, boolean anew) {
        if (recorded.event() instanceof DeliverableRequested requested) {
            return deliverables.with(requested.deliverableId(), Deliverable.of(recorded, requested, now));
        }
        PersistentMap<Deliverable> work = deliverables;
        for (Deliverable touched : touchedBy(recorded.event(), anew)) {
            work = work.with(touched.deliverableId(), touched.evolve(recorded, now));
        }
        return work;
    }

    /** True when the contract adds something else to every deliverable than it did: all are weighed anew. */
    private boolean weighsAnew(Circumstances next) {
        return !next.equals(contract.circumstances());
    }

    private List<Deliverable> touchedBy(EngagementEvent event, boolean anew) {
        return anew
                ? deliverables.values()
                : deliverableOf(event).flatMap(deliverables::get).stream().toList();
    }

    /**
     * Those that an event changes: the one that it is about, or all of them when the contract adds something else to each.
     *
     * @param next what the contract adds on the other side of the event
     */
    public List<Deliverable> touchedBy(EngagementEvent event, Circumstances next) {
        return touchedBy(event, weighsAnew(next));
    }
}
