package io.engagements.rules.engagement;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.DeliverableCancelled;
import io.engagements.events.engagement.EngagementEvent.DeliverableCommitted;
import io.engagements.events.engagement.EngagementEvent.DeliverableDeclined;
import io.engagements.events.engagement.EngagementEvent.DeliverableRequested;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.EngagementEvent.DueDateChanged;
import io.engagements.events.engagement.EngagementEvent.RequestLapsed;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Recorded;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one deliverable's deadline: the facts that deadline compliance is computed from.
 *
 * @param requestedDue the due asked for, or agreed before the commitment
 * @param committedAt when the VA bound itself
 * @param declinedAt when the VA said no
 * @param lapsedAt when the request was found to be unanswered
 * @param originalDue the due in force at the commitment; absent until then
 * @param namedDue the due that people agreed on last: asked for, committed to, or in an accepted proposal
 * @param namedAt since when client time moves it ({@link Clocks} tells the due that counts, of any moment)
 * @param submittedAt receipt of the first full submission
 * @param missedAt when the agreed due was found to have passed with nothing submitted
 * @param missedDue the due that was missed
 * @param missSuperseded true when a submission received in time was stored after the miss, or another due, asked for
 *     in time, was agreed after it, or the clock turned out to have stood still
 * @param cancelledAt when it was wanted no more
 */
public record Delivery(
        String deliverableId,
        Deadline requestedDue,
        Instant requestedAt,
        @Nullable Instant committedAt,
        @Nullable Instant declinedAt,
        @Nullable Instant lapsedAt,
        @Nullable Deadline originalDue,
        Deadline namedDue,
        Instant namedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant missedAt,
        @Nullable Deadline missedDue,
        boolean missSuperseded,
        @Nullable Instant cancelledAt) {

    static Delivery of(DeliverableRequested requested) {
        return new Delivery(
                requested.deliverableId(),
                requested.due(),
                requested.stamp().occurredAt(),
                null,
                null,
                null,
                null,
                requested.due(),
                requested.stamp().occurredAt(),
                null,
                null,
                null,
                false,
                null);
    }

    /** True when the agreed due passed without a submission received in time; nothing later erases it. */
    public boolean isMissed() {
        boolean cancelledInTime = cancelledAt != null && missedDue != null && missedDue.isMetAt(cancelledAt);
        return missedAt != null && !missSuperseded && !cancelledInTime;
    }

    /** True when what was missed would be none by that due. */
    boolean isMissLiftedBy(Deadline due) {
        return isMissed()
                && missedDue != null
                && due.instant().isAfter(missedDue.instant())
                && (submittedAt == null || due.isMetAt(submittedAt));
    }

    /** The clock had stood still: there was no miss. */
    Delivery lifted() {
        return changed(next -> next.missSuperseded = true);
    }

    /** The facts after an event of the same engagement that is about this deliverable or about all. */
    Delivery after(Recorded<? extends EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        Instant at = event.stamp().occurredAt();
        if (event instanceof DeliverableCommitted committed) {
            return changed(next -> next.committed(at, committed.due()));
        } else if (event instanceof DeliverableDeclined) {
            return changed(next -> next.declined(at));
        } else if (event instanceof RequestLapsed) {
            return changed(next -> next.lapsedAt = at);
        } else if (event instanceof DeadlineMissed missed && missed.round() == null) {
            return changed(next -> next.missed(missed));
        } else if (event instanceof DeliverableSubmitted submitted && isFirstFull(submitted)) {
            return changed(next -> next.submitted(at, submitted.supersedesMiss()));
        } else if (event instanceof DueDateChanged changed && changed.round() == null) {
            return changed(next -> next.dueChanged(changed));
        } else if (event instanceof DeliverableCancelled) {
            return changed(next -> next.cancelledAt = at);
        }
        return this;
    }

    private boolean isFirstFull(DeliverableSubmitted submitted) {
        return submittedAt == null && !submitted.partial();
    }

    private Delivery changed(Consumer<Draft> change) {
        Draft next = new Draft(this);
        change.accept(next);
        return next.with(this);
    }

    /** What events change. */
    private static final class Draft {

        private Deadline requestedDue;
        private @Nullable Instant committedAt;
        private @Nullable Instant declinedAt;
        private @Nullable Instant lapsedAt;
        private @Nullable Deadline originalDue;
        private Deadline namedDue;
        private Instant namedAt;
        private @Nullable Instant submittedAt;
        private @Nullable Instant missedAt;
        private @Nullable Deadline missedDue;
        private boolean missSuperseded;
        private @Nullable Instant cancelledAt;

        Draft(Delivery before) {
            requestedDue = before.requestedDue;
            committedAt = before.committedAt;
            declinedAt = before.declinedAt;
            lapsedAt = before.lapsedAt;
            originalDue = before.originalDue;
            namedDue = before.namedDue;
            namedAt = before.namedAt;
            submittedAt = before.submittedAt;
            missedAt = before.missedAt;
            missedDue = before.missedDue;
            missSuperseded = before.missSuperseded;
            cancelledAt = before.cancelledAt;
        }

        /** An answer received before the request lapsed counts, although it was stored after. */
        void committed(Instant at, Deadline due) {
            committedAt = at;
            lapsedAt = null;
            originalDue = due;
            namedDue = due;
        }

        void declined(Instant at) {
            declinedAt = at;
            lapsedAt = null;
        }

        void submitted(Instant at, boolean supersedes) {
            submittedAt = at;
            missSuperseded = missSuperseded || (missedAt != null && supersedes);
        }

        void missed(DeadlineMissed missed) {
            missedAt = missed.stamp().occurredAt();
            missedDue = missed.due();
            missSuperseded = false;
        }

        /** Before the commitment it is negotiation. */
        void dueChanged(DueDateChanged changed) {
            namedDue = changed.due();
            namedAt = changed.stamp().occurredAt();
            if (committedAt == null) {
                requestedDue = changed.due();
                lapsedAt = null;
            } else {
                missSuperseded = missSuperseded || changed.supersedesMiss();
            }
        }

        Delivery with(Delivery before) {
            return new Delivery(
                    before.deliverableId,
                    requestedDue,
                    before.requestedAt,
                    committedAt,
                    declinedAt,
                    lapsedAt,
                    originalDue,
                    namedDue,
                    namedAt,
                    submittedAt,
                    missedAt,
                    missedDue,
                    missSuperseded,
                    cancelledAt);
        }
    }
}
