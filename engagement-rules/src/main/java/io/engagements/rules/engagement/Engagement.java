package io.engagements.rules.engagement;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.DeliverableRequested;
import io.engagements.events.engagement.EngagementEvent.EngagementEnded;
import io.engagements.events.engagement.EngagementEvent.EngagementResumed;
import io.engagements.events.engagement.EngagementEvent.LastDayFixed;
import io.engagements.events.engagement.EngagementEvent.OfDeliverable;
import io.engagements.events.engagement.EngagementEvent.OfProposal;
import io.engagements.events.engagement.EngagementEvent.PauseAgreed;
import io.engagements.events.engagement.EngagementEvent.StatementAdded;
import io.engagements.events.engagement.EngagementEvent.TerminationWithdrawn;
import io.engagements.events.engagement.EngagementEvent.VAHired;
import io.engagements.events.engagement.OnboardingEvent.NdaSigned;
import io.engagements.events.time.Deadline;
import io.engagements.rules.PersistentMap;
import io.engagements.rules.Recorded;
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
        this(contract, deliverables, grounds, runningOf(deliverables.unordered()));
    }

    private static List<String> runningOf(Stream<Deliverable> deliverables) {
        return deliverables
                .filter(Deliverable::waitsForTime)
                .map(Deliverable::deliverableId)
                .toList();
    }

    /** The state after an event; an engagement begins with {@link VAHired}. */
    public static Engagement evolve(@Nullable Engagement before, Recorded<EngagementEvent> recorded) {
        if (recorded.event() instanceof VAHired hired) {
            return new Engagement(ContractFold.begin(hired), PersistentMap.empty(), PersistentMap.empty());
        }
        return Objects.requireNonNull(before, "an engagement begins with a hiring")
                .after(recorded);
    }

    /** A deliverable as it is at an instant no earlier than the last event. */
    Optional<Deliverable> deliverableAt(String deliverableId, Instant at) {
        Deadline lastDay = contract.lastDay().orElse(null);
        return deliverables.get(deliverableId).map(deliverable -> deliverable.at(lastDay, at));
    }

    private Engagement after(Recorded<EngagementEvent> recorded) {
        Contract next = ContractFold.after(this, recorded);
        PersistentMap<Deliverable> work = workAfter(recorded, next);
        return new Engagement(
                next, work, GroundFold.after(this, next, work, recorded), runningAfter(recorded.event(), work));
    }

    private List<String> runningAfter(EngagementEvent event, PersistentMap<Deliverable> work) {
        if (isAboutAll(event)) {
            return runningOf(work.unordered());
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

    /** True when an event may change every deliverable, not just one. */
    public static boolean isAboutAll(EngagementEvent event) {
        return event instanceof LastDayFixed || event instanceof TerminationWithdrawn || movesClocks(event);
    }

    /** True when an event may change when clocks stand still in the whole engagement. */
    static boolean movesClocks(EngagementEvent event) {
        return event instanceof PauseAgreed
                || event instanceof EngagementResumed
                || event instanceof EngagementEnded
                || event instanceof NdaSigned;
    }

    /** True when an event may change what is entrusted, or what is expected about it. */
    public static boolean isAboutOnboarding(EngagementEvent event) {
        return event instanceof EngagementEvent.OfOnboarding || event instanceof EngagementEnded || isAboutAll(event);
    }

    private PersistentMap<Deliverable> workAfter(Recorded<EngagementEvent> recorded, Contract next) {
        EngagementEvent event = recorded.event();
        if (event instanceof DeliverableRequested requested) {
            return deliverables.with(requested.deliverableId(), Deliverable.of(recorded, requested, next.standstill()));
        }
        Deadline lastDay = next.lastDay().orElse(null);
        PersistentMap<Deliverable> work = deliverables;
        for (Deliverable touched : touchedBy(event)) {
            Deliverable after = touched.after(recorded, next.standstill()).upTo(lastDay, recorded);
            work = work.with(touched.deliverableId(), after);
        }
        return work;
    }

    /** Those that an event may change. */
    List<Deliverable> touchedBy(EngagementEvent event) {
        return isAboutAll(event)
                ? deliverables.values()
                : deliverableOf(event).flatMap(deliverables::get).stream().toList();
    }
}
