package io.engagements.rules.work;

import io.engagements.events.Caller;
import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.WorkCommand.SubmitDeliverable;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.Round;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.List;

/** Handing work in: in part or whole, for the first time or again. */
final class Submitting {

    private Submitting() {}

    static Decision submit(
            Agreement agreement, Deliverable deliverable, SubmitDeliverable command, Caller by, Instant at) {
        if (deliverable.state() == DeliverableState.CONTESTED) {
            return StateForbids.refuse(deliverable.state(), command, "concede-improvement");
        } else if (!takesWork(agreement, deliverable, at)) {
            return ForbiddenByState.refuse(agreement, deliverable, command, at);
        }
        List<Item> items = command.items() == null ? List.of() : List.copyOf(command.items());
        boolean partial = Boolean.TRUE.equals(command.partial());
        return Rule.check(
                List.of(new Committed(deliverable), new ContentRequired(items.size())),
                () -> Decision.done(new DeliverableSubmitted(
                        agreement.engagementId(),
                        deliverable.deliverableId(),
                        deliverable.review().submissions().size() + 1,
                        items,
                        command.note(),
                        partial,
                        !partial && isUnchanged(deliverable, items),
                        !partial && supersedes(deliverable, at),
                        partial ? null : reviewUntil(agreement.terms(), at),
                        by.stamp(at))));
    }

    /** After the end only an open review goes on; a request not yet committed to is told apart by its own rule. */
    private static boolean takesWork(Agreement agreement, Deliverable deliverable, Instant at) {
        return switch (deliverable.state()) {
            case REQUESTED, COMMITTED, MISSED, REJECTED -> !agreement.isOverAt(at);
            case SUBMITTED, IMPROVEMENT_REQUESTED -> true;
            case ACCEPTED_BY_SILENCE -> deliverable.isUndecidedAt(at);
            case LAPSED, DECLINED, CONTESTED, ACCEPTED, CANCELLED, RELEASED -> false;
        };
    }

    private static boolean isUnchanged(Deliverable deliverable, List<Item> items) {
        return deliverable
                .review()
                .latest()
                .filter(latest -> latest.hasContentOf(items))
                .isPresent();
    }

    /** Receipt decides, not the order of storing: in time, although the miss was stored first. */
    private static boolean supersedes(Deliverable deliverable, Instant at) {
        Delivery delivery = deliverable.delivery();
        if (delivery.submittedAt() == null) {
            Deadline due = delivery.missedDue();
            return delivery.isMissed() && due != null && due.isMetAt(at);
        }
        return deliverable
                .review()
                .openRound()
                .filter(Round::isMissed)
                .map(Round::missedDue)
                .filter(due -> due.isMetAt(at))
                .isPresent();
    }

    private static Deadline reviewUntil(Terms terms, Instant at) {
        return Deadlines.afterDays(at, terms.reviewWindowDays(), terms.zone());
    }
}
