package io.engagements.rules.engagement;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.ContractTerminated;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.DeliverableCommitted;
import io.engagements.events.engagement.EngagementEvent.DeliverableRequested;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one deliverable's deadline: the facts that deadline compliance is computed from.
 *
 * @param requestedDue the due the client asked for
 * @param originalDue the due in force at the commitment; absent until then
 * @param agreedDue the due that counts now
 * @param submittedAt receipt of the first full submission
 * @param missedAt when the agreed due was found to have passed with nothing submitted
 * @param missSuperseded true when a submission received in time was stored after the miss
 * @param releasedAt when the last day was fixed before the agreed due
 * @param eventIds the events that decided, in order
 */
public record Delivery(
        String deliverableId,
        Deadline requestedDue,
        Instant requestedAt,
        @Nullable Instant committedAt,
        @Nullable Deadline originalDue,
        @Nullable Deadline agreedDue,
        @Nullable Instant submittedAt,
        @Nullable Instant missedAt,
        boolean missSuperseded,
        @Nullable Instant releasedAt,
        List<String> eventIds) {

    static Delivery of(Recorded<EngagementEvent> recorded, DeliverableRequested requested) {
        return new Delivery(
                requested.deliverableId(),
                requested.due(),
                requested.stamp().occurredAt(),
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                List.of(recorded.id()));
    }

    /** True when it is committed, not submitted, and still owed. */
    public boolean isOwed() {
        return committedAt != null && submittedAt == null && releasedAt == null;
    }

    /** Seconds between the agreed due and the first full submission; 0 when in time, or nothing was submitted. */
    public long lateBySeconds() {
        if (agreedDue == null || submittedAt == null || agreedDue.isMetAt(submittedAt)) {
            return 0;
        }
        return Duration.between(agreedDue.instant(), submittedAt).toSeconds();
    }

    /** The facts after an event of the same engagement; events of other deliverables change nothing. */
    public static @Nullable Delivery evolve(@Nullable Delivery before, Recorded<EngagementEvent> recorded) {
        if (recorded.event() instanceof DeliverableRequested requested) {
            return before == null ? of(recorded, requested) : before;
        }
        return before == null ? null : before.after(recorded);
    }

    private Delivery after(Recorded<EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        if (event instanceof DeliverableCommitted committed && isAbout(committed.deliverableId())) {
            return committed(recorded.id(), committed);
        } else if (event instanceof DeadlineMissed missed
                && isAbout(missed.deliverableId())
                && missed.round() == null) {
            return missed(recorded.id(), missed);
        } else if (event instanceof DeliverableSubmitted submitted
                && isAbout(submitted.deliverableId())
                && submittedAt == null) {
            return submitted(recorded.id(), submitted);
        } else if (event instanceof ContractTerminated terminated && isBeyond(terminated.effectiveAt())) {
            return released(recorded.id(), terminated.stamp().occurredAt());
        }
        return this;
    }

    private boolean isAbout(String id) {
        return deliverableId.equals(id);
    }

    private boolean isBeyond(Deadline lastDay) {
        return isOwed() && agreedDue != null && agreedDue.instant().isAfter(lastDay.instant());
    }

    private Delivery committed(String id, DeliverableCommitted committed) {
        Instant at = committed.stamp().occurredAt();
        return next(id, at, committed.due(), committed.due(), submittedAt, missedAt, missSuperseded, releasedAt);
    }

    private Delivery missed(String id, DeadlineMissed missed) {
        Instant at = missed.stamp().occurredAt();
        return next(id, committedAt, originalDue, agreedDue, submittedAt, at, missSuperseded, releasedAt);
    }

    private Delivery submitted(String id, DeliverableSubmitted submitted) {
        Instant at = submitted.stamp().occurredAt();
        boolean superseded = missSuperseded || submitted.supersedesMiss();
        return next(id, committedAt, originalDue, agreedDue, at, missedAt, superseded, releasedAt);
    }

    private Delivery released(String id, Instant at) {
        return next(id, committedAt, originalDue, agreedDue, submittedAt, missedAt, missSuperseded, at);
    }

    private Delivery next(
            String eventId,
            @Nullable Instant committed,
            @Nullable Deadline original,
            @Nullable Deadline agreed,
            @Nullable Instant submitted,
            @Nullable Instant missed,
            boolean superseded,
            @Nullable Instant released) {
        List<String> events = new ArrayList<>(eventIds);
        events.add(eventId);
        return new Delivery(
                deliverableId,
                requestedDue,
                requestedAt,
                committed,
                original,
                agreed,
                submitted,
                missed,
                superseded,
                released,
                List.copyOf(events));
    }
}
