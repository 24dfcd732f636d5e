package io.engagements.rules.work;

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
import io.engagements.rules.PersistentMap;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Asking for work, taking it on or not, wanting it no more. */
public final class Requesting {

    private Requesting() {}

    static Decision request(
            Agreement agreement, PersistentMap<Deliverable> all, RequestDeliverable command, Caller by, Instant at) {
        if (agreement.isClosedAt(at)) {
            return StateForbids.refuse(agreement.state(), command);
        }
        String id = Objects.requireNonNull(command.deliverableId());
        Optional<Deliverable> taken = all.get(id);
        if (taken.isPresent()) {
            return new Decision.Lost(taken.get().requested(), "a deliverable of this id was requested already");
        }
        Deadline due = Deadlines.at(command.due(), agreement.terms().zone());
        List<InputAdded> inputs = inputs(agreement, command, by, at);
        List<Deadline> dues = inputs.stream().map(InputAdded::due).toList();
        List<String> next = List.of("request-deliverable");
        return Rule.check(
                List.of(new DueAhead(due, agreement.lastDay().orElse(null), at, next)),
                () -> Rule.check(
                        List.of(new InputDueAhead(dues, due, at, next)),
                        () -> requested(agreement, command, due, inputs, by, at)));
    }

    private static Decision requested(
            Agreement agreement,
            RequestDeliverable command,
            Deadline due,
            List<InputAdded> inputs,
            Caller by,
            Instant at) {
        List<DomainEvent> events = new ArrayList<>();
        events.add(new DeliverableRequested(
                agreement.engagementId(),
                Objects.requireNonNull(command.deliverableId()),
                command.title(),
                command.brief(),
                criteria(command),
                due,
                by.stamp(at)));
        events.addAll(inputs);
        return new Decision.Done(List.copyOf(events));
    }

    private static List<InputAdded> inputs(Agreement agreement, RequestDeliverable command, Caller by, Instant at) {
        List<InputDraft> drafts = command.inputs() == null ? List.of() : command.inputs();
        return drafts.stream()
                .map(draft -> new InputAdded(
                        agreement.engagementId(),
                        Objects.requireNonNull(command.deliverableId()),
                        Objects.requireNonNull(draft.inputId()),
                        null,
                        draft.description(),
                        Deadlines.at(draft.due(), agreement.terms().zone()),
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
            Agreement agreement, Deliverable deliverable, CommitToDeliverable command, Caller by, Instant at) {
        if (agreement.isOverAt(at) || !deliverable.isUnansweredAt(at)) {
            return ForbiddenByState.refuse(agreement, deliverable, command, at);
        }
        Deadline due = deliverable.delivery().requestedDue();
        return Rule.check(
                List.of(new DueAhead(due, agreement.lastDay().orElse(null), at, List.of("decline-deliverable"))),
                () -> Decision.done(new DeliverableCommitted(
                        agreement.engagementId(), deliverable.deliverableId(), due, by.stamp(at))));
    }

    static Decision decline(
            Agreement agreement, Deliverable deliverable, DeclineDeliverable command, Caller by, Instant at) {
        if (agreement.isOverAt(at) || !deliverable.isUnansweredAt(at)) {
            return ForbiddenByState.refuse(agreement, deliverable, command, at);
        }
        return Decision.done(new DeliverableDeclined(
                agreement.engagementId(), deliverable.deliverableId(), command.reason(), by.stamp(at)));
    }

    /** Nothing that was handed in whole is cancelled: it is reviewed. */
    public static boolean isCancellable(Deliverable deliverable, Instant at) {
        return deliverable.isUnansweredAt(at) || deliverable.isDue();
    }

    static Decision cancel(
            Agreement agreement, Deliverable deliverable, CancelDeliverable command, Caller by, Instant at) {
        if (agreement.isOverAt(at) || !isCancellable(deliverable, at)) {
            return ForbiddenByState.refuse(agreement, deliverable, command, at);
        }
        return Decision.done(new DeliverableCancelled(
                agreement.engagementId(),
                deliverable.deliverableId(),
                CancellationCause.CLIENT,
                command.reason(),
                by.stamp(at)));
    }
}
