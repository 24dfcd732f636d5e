package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.EngagementCommand.CommitToDeliverable;
import io.engagements.events.engagement.EngagementCommand.RequestDeliverable;
import io.engagements.events.engagement.EngagementCommand.SubmitDeliverable;
import io.engagements.events.engagement.EngagementEvent.DeliverableCommitted;
import io.engagements.events.engagement.EngagementEvent.DeliverableRequested;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.Item;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.engagement.Contract.Status;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Asking for work, taking it on, handing it in. */
final class Work {

    private Work() {}

    static Decision request(Engagement engagement, RequestDeliverable command, Caller by, Instant at) {
        Contract contract = engagement.contract();
        if (contract.state() == Status.ENDED) {
            return StateForbids.refuse(contract.state(), command);
        }
        String id = Objects.requireNonNull(command.deliverableId());
        Optional<Deliverable> taken = engagement.deliverables().get(id);
        if (taken.isPresent()) {
            return new Decision.Lost(taken.get().requested(), "a deliverable of this id was requested already");
        }
        Deadline due = Deadlines.at(command.due(), contract.terms().zone());
        return Rule.check(
                List.of(new DueAhead(due, contract.lastDay().orElse(null), at, List.of("request-deliverable"))),
                () -> Decision.done(new DeliverableRequested(
                        contract.engagementId(),
                        id,
                        command.title(),
                        command.brief(),
                        criteria(command),
                        due,
                        by.stamp(at))));
    }

    private static List<AcceptanceCriterion> criteria(RequestDeliverable command) {
        return command.criteria().stream()
                .map(draft -> new AcceptanceCriterion(Objects.requireNonNull(draft.id()), draft.text()))
                .toList();
    }

    static Decision commit(Engagement engagement, CommitToDeliverable command, Caller by, Instant at) {
        Contract contract = engagement.contract();
        Optional<Deliverable> found = engagement.deliverables().get(command.deliverableId());
        if (found.isEmpty()) {
            return new Decision.Unknown();
        }
        Deliverable deliverable = found.get();
        if (contract.state() == Status.ENDED || deliverable.state() != DeliverableState.REQUESTED) {
            return forbidden(contract, deliverable, command);
        }
        Deadline due = deliverable.delivery().requestedDue();
        return Rule.check(
                List.of(new DueAhead(due, contract.lastDay().orElse(null), at, List.of())),
                () -> Decision.done(new DeliverableCommitted(
                        contract.engagementId(), deliverable.deliverableId(), due, by.stamp(at))));
    }

    static Decision submit(Engagement engagement, SubmitDeliverable command, Caller by, Instant at) {
        Contract contract = engagement.contract();
        Optional<Deliverable> found = engagement.deliverables().get(command.deliverableId());
        if (found.isEmpty()) {
            return new Decision.Unknown();
        }
        Deliverable deliverable = found.get();
        if (!takesWork(contract, deliverable, at)) {
            return forbidden(contract, deliverable, command);
        }
        List<Item> items = command.items() == null ? List.of() : List.copyOf(command.items());
        return Rule.check(
                List.of(new Committed(deliverable), new ContentRequired(items.size())),
                () -> Decision.done(new DeliverableSubmitted(
                        contract.engagementId(),
                        deliverable.deliverableId(),
                        deliverable.review().submissions().size() + 1,
                        items,
                        command.note(),
                        supersedes(deliverable, at),
                        by.stamp(at))));
    }

    /** After the end only an open review goes on; a request not yet committed to is told apart by its own rule. */
    private static boolean takesWork(Contract contract, Deliverable deliverable, Instant at) {
        return switch (deliverable.state()) {
            case REQUESTED, COMMITTED, MISSED -> !contract.isOverAt(at);
            case SUBMITTED, IMPROVEMENT_REQUESTED -> true;
            case ACCEPTED, RELEASED -> false;
        };
    }

    /** Receipt decides, not the order of storing: in time, although the miss was stored first. */
    private static boolean supersedes(Deliverable deliverable, Instant at) {
        Delivery delivery = deliverable.delivery();
        if (delivery.submittedAt() == null) {
            Deadline due = delivery.agreedDue();
            return delivery.missedAt() != null && due != null && due.isMetAt(at);
        }
        return deliverable
                .review()
                .openRound()
                .filter(round -> round.missedAt() != null && round.due().isMetAt(at))
                .isPresent();
    }

    static Decision forbidden(Contract contract, Deliverable deliverable, io.engagements.events.DomainCommand command) {
        boolean ended = contract.state() == Status.ENDED;
        return StateForbids.refuse(ended ? contract.state() : deliverable.state(), command);
    }
}
