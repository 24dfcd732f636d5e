package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.CancellationCause;
import io.engagements.events.engagement.InputDraft;
import io.engagements.events.engagement.WorkCommand.CancelDeliverable;
import io.engagements.events.engagement.WorkCommand.CommitToDeliverable;
import io.engagements.events.engagement.WorkCommand.DeclineDeliverable;
import io.engagements.events.engagement.WorkCommand.RequestDeliverable;
import io.engagements.events.engagement.WorkEvent.DeliverableCancelled;
import io.engagements.events.engagement.WorkEvent.DeliverableCommitted;
import io.engagements.events.engagement.WorkEvent.DeliverableDeclined;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import io.engagements.events.engagement.WorkEvent.InputAdded;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueAhead;
import io.engagements.rules.work.InputDueAhead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Asking for work, taking it on or not, wanting it no more. */
final class Requesting {

    private Requesting() {}

    static Decision request(Engagement engagement, RequestDeliverable command, Caller by, Instant at) {
        Contract contract = engagement.contract();
        if (contract.isClosedAt(at)) {
            return StateForbids.refuse(contract.state(), command);
        }
        String id = Objects.requireNonNull(command.deliverableId());
        Optional<Deliverable> taken = engagement.deliverables().get(id);
        if (taken.isPresent()) {
            return new Decision.Lost(taken.get().requested(), "a deliverable of this id was requested already");
        }
        Deadline due = Deadlines.at(command.due(), contract.terms().zone());
        List<InputAdded> inputs = inputs(contract, command, by, at);
        List<Deadline> dues = inputs.stream().map(InputAdded::due).toList();
        List<String> next = List.of("request-deliverable");
        return Rule.check(
                List.of(new DueAhead(due, contract.lastDay().orElse(null), at, next)),
                () -> Rule.check(
                        List.of(new InputDueAhead(dues, due, at, next)),
                        () -> requested(contract, command, due, inputs, by, at)));
    }

    private static Decision requested(
            Contract contract,
            RequestDeliverable command,
            Deadline due,
            List<InputAdded> inputs,
            Caller by,
            Instant at) {
        List<DomainEvent> events = new ArrayList<>();
        events.add(new DeliverableRequested(
                contract.engagementId(),
                Objects.requireNonNull(command.deliverableId()),
                command.title(),
                command.brief(),
                criteria(command),
                due,
                by.stamp(at)));
        events.addAll(inputs);
        return new Decision.Done(List.copyOf(events));
    }

    private static List<InputAdded> inputs(Contract contract, RequestDeliverable command, Caller by, Instant at) {
        List<InputDraft> drafts = command.inputs() == null ? List.of() : command.inputs();
        return drafts.stream()
                .map(draft -> new InputAdded(
                        contract.engagementId(),
                        Objects.requireNonNull(command.deliverableId()),
                        Objects.requireNonNull(draft.inputId()),
                        null,
                        draft.description(),
                        Deadlines.at(draft.due(), contract.terms().zone()),
                        Boolean.TRUE.equals(draft.confidential()),
                        by.stamp(at)))
                .toList();
    }

    private static List<AcceptanceCriterion> criteria(RequestDeliverable command) {
        return command.criteria().stream()
                .map(draft -> new AcceptanceCriterion(Objects.requireNonNull(draft.id()), draft.text()))
                .toList();
    }

    static Decision commit(
            Contract contract, Deliverable deliverable, CommitToDeliverable command, Caller by, Instant at) {
        if (contract.isOverAt(at) || !deliverable.isUnansweredAt(at)) {
            return Forbidden.by(contract, deliverable, command, at);
        }
        Deadline due = deliverable.delivery().requestedDue();
        return Rule.check(
                List.of(new DueAhead(due, contract.lastDay().orElse(null), at, List.of("decline-deliverable"))),
                () -> Decision.done(new DeliverableCommitted(
                        contract.engagementId(), deliverable.deliverableId(), due, by.stamp(at))));
    }

    static Decision decline(
            Contract contract, Deliverable deliverable, DeclineDeliverable command, Caller by, Instant at) {
        if (contract.isOverAt(at) || !deliverable.isUnansweredAt(at)) {
            return Forbidden.by(contract, deliverable, command, at);
        }
        return Decision.done(new DeliverableDeclined(
                contract.engagementId(), deliverable.deliverableId(), command.reason(), by.stamp(at)));
    }

    /** Nothing that was handed in whole is cancelled: it is reviewed. */
    static boolean isCancellable(Deliverable deliverable, Instant at) {
        return deliverable.isUnansweredAt(at) || deliverable.isDue();
    }

    static Decision cancel(
            Contract contract, Deliverable deliverable, CancelDeliverable command, Caller by, Instant at) {
        if (contract.isOverAt(at) || !isCancellable(deliverable, at)) {
            return Forbidden.by(contract, deliverable, command, at);
        }
        return Decision.done(new DeliverableCancelled(
                contract.engagementId(),
                deliverable.deliverableId(),
                CancellationCause.CLIENT,
                command.reason(),
                by.stamp(at)));
    }
}
