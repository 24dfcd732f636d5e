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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * @param agreedDue the due that counts now
 * @param submittedAt receipt of the first full submission
 * @param missedAt when the agreed due was found to have passed with nothing submitted
 * @param missSuperseded true when a submission received in time was stored after the miss, or another due, asked for
 *     in time, was agreed after it
 * @param cancelledAt when it was wanted no more
 * @param releasedAt when the last day was fixed before the agreed due
 * @param eventIds the events that decided, in order
 */
public record Delivery(
        String deliverableId,
        Deadline requestedDue,
        Instant requestedAt,
        @Nullable Instant committedAt,
        @Nullable Instant declinedAt,
        @Nullable Instant lapsedAt,
        @Nullable Deadline originalDue,
        @Nullable Deadline agreedDue,
        @Nullable Instant submittedAt,
        @Nullable Instant missedAt,
        boolean missSuperseded,
        @Nullable Instant cancelledAt,
        @Nullable Instant releasedAt,
        List<String> eventIds) {

    static Delivery of(Recorded<?> recorded, DeliverableRequested requested) {
        return new Delivery(
                requested.deliverableId(),
                requested.due(),
                requested.stamp().occurredAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                List.of(recorded.id()));
    }

    /** True when it is committed, not submitted, and still owed. */
    public boolean isOwed() {
        return committedAt != null && submittedAt == null && releasedAt == null && cancelledAt == null;
    }

    /** True when the agreed due passed without a submission received in time; nothing later erases it. */
    public boolean isMissed() {
        return missedAt != null && !missSuperseded && !isCancelledInTime();
    }

    /** True when it was cancelled while its due had not passed: then it is no matter of punctuality. */
    public boolean isCancelledInTime() {
        return cancelledAt != null && agreedDue != null && agreedDue.isMetAt(cancelledAt);
    }

    /** Seconds between the agreed due and the first full submission; 0 when in time, or nothing was submitted. */
    public long lateBySeconds() {
        if (agreedDue == null || submittedAt == null || agreedDue.isMetAt(submittedAt)) {
            return 0;
        }
        return Duration.between(agreedDue.instant(), submittedAt).toSeconds();
    }

    /** Released by a last day before its due, or owed again where the last day comes no earlier any more. */
    Delivery upTo(@Nullable Deadline lastDay, Recorded<?> recorded) {
        boolean beyond =
                lastDay != null && agreedDue != null && agreedDue.instant().isAfter(lastDay.instant());
        if (isOwed() && beyond) {
            return next(
                    recorded, next -> next.releasedAt = recorded.event().stamp().occurredAt());
        } else if (releasedAt != null && !beyond) {
            return next(recorded, next -> next.releasedAt = null);
        }
        return this;
    }

    /** The facts after an event of the same engagement that is about this deliverable or about all. */
    public static Delivery evolve(@Nullable Delivery before, Recorded<? extends EngagementEvent> recorded) {
        if (recorded.event() instanceof DeliverableRequested requested) {
            return of(recorded, requested);
        }
        return Objects.requireNonNull(before, "a deliverable begins with its request")
                .after(recorded);
    }

    private Delivery after(Recorded<? extends EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        Instant at = event.stamp().occurredAt();
        if (event instanceof DeliverableCommitted committed) {
            return next(recorded, next -> next.committed(at, committed.due()));
        } else if (event instanceof DeliverableDeclined) {
            return next(recorded, next -> next.declined(at));
        } else if (event instanceof RequestLapsed) {
            return next(recorded, next -> next.lapsedAt = at);
        } else if (event instanceof DeadlineMissed missed && missed.round() == null) {
            return next(recorded, next -> next.missed(at));
        } else if (event instanceof DeliverableSubmitted submitted && isFirstFull(submitted)) {
            return next(recorded, next -> next.submitted(at, submitted.supersedesMiss()));
        } else if (event instanceof DueDateChanged changed && changed.round() == null) {
            return next(recorded, next -> next.dueChanged(changed));
        } else if (event instanceof DeliverableCancelled) {
            return next(recorded, next -> next.cancelledAt = at);
        }
        return this;
    }

    private boolean isFirstFull(DeliverableSubmitted submitted) {
        return submittedAt == null && !submitted.partial();
    }

    private Delivery next(Recorded<?> recorded, Consumer<Draft> change) {
        Draft next = new Draft(this);
        change.accept(next);
        return next.with(this, recorded.id());
    }

    /** What events change. */
    private static final class Draft {

        private Deadline requestedDue;
        private @Nullable Instant committedAt;
        private @Nullable Instant declinedAt;
        private @Nullable Instant lapsedAt;
        private @Nullable Deadline originalDue;
        private @Nullable Deadline agreedDue;
        private @Nullable Instant submittedAt;
        private @Nullable Instant missedAt;
        private boolean missSuperseded;
        private @Nullable Instant cancelledAt;
        private @Nullable Instant releasedAt;

        Draft(Delivery before) {
            requestedDue = before.requestedDue;
            committedAt = before.committedAt;
            declinedAt = before.declinedAt;
            lapsedAt = before.lapsedAt;
            originalDue = before.originalDue;
            agreedDue = before.agreedDue;
            submittedAt = before.submittedAt;
            missedAt = before.missedAt;
            missSuperseded = before.missSuperseded;
            cancelledAt = before.cancelledAt;
            releasedAt = before.releasedAt;
        }

        /** An answer received before the request lapsed counts, although it was stored after. */
        void committed(Instant at, Deadline due) {
            committedAt = at;
            lapsedAt = null;
            originalDue = due;
            agreedDue = due;
        }

        void declined(Instant at) {
            declinedAt = at;
            lapsedAt = null;
        }

        void submitted(Instant at, boolean supersedes) {
            submittedAt = at;
            missSuperseded = missSuperseded || (missedAt != null && supersedes);
        }

        void missed(Instant at) {
            missedAt = at;
            missSuperseded = false;
        }

        /** Before the commitment it is negotiation. */
        void dueChanged(DueDateChanged changed) {
            if (committedAt == null) {
                requestedDue = changed.due();
                lapsedAt = null;
            } else {
                agreedDue = changed.due();
                missSuperseded = missSuperseded || changed.supersedesMiss();
            }
        }

        Delivery with(Delivery before, String eventId) {
            List<String> events = new ArrayList<>(before.eventIds);
            if (!events.contains(eventId)) {
                events.add(eventId);
            }
            return new Delivery(
                    before.deliverableId,
                    requestedDue,
                    before.requestedAt,
                    committedAt,
                    declinedAt,
                    lapsedAt,
                    originalDue,
                    agreedDue,
                    submittedAt,
                    missedAt,
                    missSuperseded,
                    cancelledAt,
                    releasedAt,
                    List.copyOf(events));
        }
    }
}
