package io.engagements.rules.engagement;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.BreachNoticeGiven;
import io.engagements.events.engagement.EngagementEvent.ContractTerminated;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.DeliverableAccepted;
import io.engagements.events.engagement.EngagementEvent.DeliverableCommitted;
import io.engagements.events.engagement.EngagementEvent.DeliverableRequested;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.EngagementEvent.QualityImprovementRequested;
import io.engagements.events.engagement.EngagementEvent.VAHired;
import io.engagements.rules.PersistentMap;
import io.engagements.rules.Recorded;
import io.engagements.rules.engagement.Ground.State;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An engagement's state: the fold of its events. */
public record Engagement(Contract contract, PersistentMap<Deliverable> deliverables, PersistentMap<Ground> grounds) {

    /** The state after an event; an engagement begins with {@link VAHired}. */
    public static Engagement evolve(@Nullable Engagement before, Recorded<EngagementEvent> recorded) {
        if (recorded.event() instanceof VAHired hired) {
            return new Engagement(ContractFold.begin(hired), PersistentMap.empty(), PersistentMap.empty());
        }
        return Objects.requireNonNull(before, "an engagement begins with a hiring")
                .after(recorded);
    }

    private Engagement after(Recorded<EngagementEvent> recorded) {
        Contract next = ContractFold.after(contract, recorded);
        return new Engagement(next, workAfter(recorded, next.version()), groundsAfter(recorded));
    }

    /** The deliverable an event is about; empty when it is about none. */
    public static Optional<String> deliverableOf(EngagementEvent event) {
        if (event instanceof DeliverableRequested e) {
            return Optional.of(e.deliverableId());
        } else if (event instanceof DeliverableCommitted e) {
            return Optional.of(e.deliverableId());
        } else if (event instanceof DeliverableSubmitted e) {
            return Optional.of(e.deliverableId());
        } else if (event instanceof DeliverableAccepted e) {
            return Optional.of(e.deliverableId());
        } else if (event instanceof QualityImprovementRequested e) {
            return Optional.of(e.deliverableId());
        } else if (event instanceof DeadlineMissed e) {
            return Optional.of(e.deliverableId());
        }
        return Optional.empty();
    }

    private PersistentMap<Deliverable> workAfter(Recorded<EngagementEvent> recorded, long version) {
        EngagementEvent event = recorded.event();
        if (event instanceof DeliverableRequested requested) {
            return deliverables.with(requested.deliverableId(), Deliverable.of(recorded, requested, version));
        }
        PersistentMap<Deliverable> work = deliverables;
        for (Deliverable touched : touchedBy(event)) {
            work = work.with(touched.deliverableId(), touched.after(recorded, version));
        }
        return work;
    }

    private List<Deliverable> touchedBy(EngagementEvent event) {
        if (event instanceof ContractTerminated) {
            return deliverables.unordered().filter(Deliverable::isOwed).toList();
        }
        return deliverableOf(event).flatMap(deliverables::get).stream().toList();
    }

    private PersistentMap<Ground> groundsAfter(Recorded<EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        String id = recorded.id();
        if (event instanceof DeadlineMissed missed) {
            Ground ground = Ground.missed(missed.deliverableId(), missed.round(), id);
            return grounds.with(ground.groundId(), ground);
        } else if (event instanceof DeliverableSubmitted submitted) {
            State next = submitted.supersedesMiss() ? State.WITHDRAWN : State.CURED;
            return changed(standingOf(submitted.deliverableId()), next, id);
        } else if (event instanceof ContractTerminated terminated) {
            return changed(named(terminated.groundIds()), State.USED, id);
        } else if (event instanceof BreachNoticeGiven notice) {
            PersistentMap<Ground> all = grounds;
            for (Ground ground : named(notice.groundIds())) {
                all = all.with(ground.groundId(), ground.noticed(notice.cureUntil(), id));
            }
            return all;
        }
        return grounds;
    }

    private PersistentMap<Ground> changed(List<Ground> those, State next, String eventId) {
        PersistentMap<Ground> all = grounds;
        for (Ground ground : those) {
            all = all.with(ground.groundId(), ground.become(next, eventId));
        }
        return all;
    }

    /** The standing grounds that a submission of this deliverable settles: its miss and its rounds' misses. */
    private List<Ground> standingOf(String deliverableId) {
        int rounds = deliverables
                .get(deliverableId)
                .map(deliverable -> deliverable.review().rounds().size())
                .orElse(0);
        return java.util.stream.IntStream.rangeClosed(0, rounds)
                .mapToObj(round -> Ground.idOf(deliverableId, round == 0 ? null : round))
                .flatMap(id -> grounds.get(id).stream())
                .filter(ground -> ground.state().stands())
                .toList();
    }

    private List<Ground> named(List<String> ids) {
        return ids.stream().flatMap(id -> grounds.get(id).stream()).toList();
    }
}
