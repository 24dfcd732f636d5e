package io.engagements.rules.work;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.CancellationCause;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.ProposalEvent.DueDateChanged;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.events.engagement.WorkEvent.DeliverableCancelled;
import io.engagements.events.engagement.WorkEvent.DeliverableCommitted;
import io.engagements.events.engagement.WorkEvent.DeliverableDeclined;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.engagement.WorkEvent.RequestLapsed;
import io.engagements.events.time.Deadline;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Table;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one deliverable's deadline: the facts that deadline compliance is computed from.
 *
 * @param requestedDue the due asked for, or agreed before the commitment
 * @param committedAt when the VA bound itself
 * @param declined that the VA said no
 * @param lapsedAt when the request was found to be unanswered
 * @param originalDue the due in force at the commitment; absent until then
 * @param namedDue the due that people agreed on last: asked for, committed to, or in an accepted proposal
 * @param namedAt since when client time moves it ({@link Clocks} tells the due that counts, of any moment)
 * @param submittedAt receipt of the first full submission
 * @param missedAt when the agreed due was found to have passed with nothing submitted
 * @param missedDue the due that was missed
 * @param missSuperseded true when a submission received in time was stored after the miss, or another due, asked for
 *     in time, was agreed after it, or the clock turned out to have stood still
 * @param cancelled that it was wanted no more
 */
@RecordBuilder
public record Delivery(
        String deliverableId,
        Deadline requestedDue,
        Instant requestedAt,
        @Nullable Instant committedAt,
        @Nullable Declined declined,
        @Nullable Instant lapsedAt,
        @Nullable Deadline originalDue,
        Deadline namedDue,
        Instant namedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant missedAt,
        @Nullable Deadline missedDue,
        boolean missSuperseded,
        @Nullable Cancelled cancelled)
        implements DeliveryBuilder.With {

    /** Who did not take the work on, when and why. */
    public record Declined(String reason, Stamp by) {}

    /**
     * Who ended it, when and why.
     *
     * @param by the client; where both wanted it, who agreed to what the other side had proposed for that reason
     */
    public record Cancelled(
            CancellationCause cause, @Nullable String reason, Stamp by) {}

    public @Nullable Instant declinedAt() {
        return declined == null ? null : declined.by().occurredAt();
    }

    public @Nullable Instant cancelledAt() {
        return cancelled == null ? null : cancelled.by().occurredAt();
    }

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
        Instant cancelledAt = cancelledAt();
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
        return withMissSuperseded(true);
    }

    private static final Table<EngagementEvent, Delivery, Delivery> EVENTS = new Table<
                    EngagementEvent, Delivery, Delivery>()
            .on(DeliverableCommitted.class, (e, before) -> before.committed(receipt(e), e.due()))
            .on(
                    DeliverableDeclined.class,
                    (e, before) -> before.with(next ->
                            next.declined(new Declined(e.reason(), e.stamp())).lapsedAt(null)))
            .on(RequestLapsed.class, (e, before) -> before.withLapsedAt(receipt(e)))
            .on(DeadlineMissed.class, (e, before) -> e.round() == null ? before.missed(e) : before)
            .on(
                    DeliverableSubmitted.class,
                    (e, before) -> before.isFirstFull(e) ? before.submitted(receipt(e), e.supersedesMiss()) : before)
            .on(DueDateChanged.class, (e, before) -> e.round() == null ? before.dueChanged(e) : before)
            .on(
                    DeliverableCancelled.class,
                    (e, before) -> before.withCancelled(new Cancelled(e.cause(), e.reason(), e.stamp())));

    private static Instant receipt(EngagementEvent event) {
        return event.stamp().occurredAt();
    }

    /** The facts after an event of the same engagement that is about this deliverable or about all. */
    Delivery evolve(RecordedEvent<? extends EngagementEvent> recorded) {
        return EVENTS.applyOr(recorded.event(), this, this);
    }

    private boolean isFirstFull(DeliverableSubmitted submitted) {
        return submittedAt == null && !submitted.partial();
    }

    /** An answer received before the request lapsed counts, although it was stored after. */
    private Delivery committed(Instant at, Deadline due) {
        return with(next -> next.committedAt(at).lapsedAt(null).originalDue(due).namedDue(due));
    }

    private Delivery submitted(Instant at, boolean supersedes) {
        return with(next -> next.submittedAt(at).missSuperseded(missSuperseded || (missedAt != null && supersedes)));
    }

    private Delivery missed(DeadlineMissed missed) {
        return with(next -> next.missedAt(missed.stamp().occurredAt())
                .missedDue(missed.due())
                .missSuperseded(false));
    }

    /** Before the commitment it is negotiation. */
    private Delivery dueChanged(DueDateChanged changed) {
        Delivery named = with(
                next -> next.namedDue(changed.due()).namedAt(changed.stamp().occurredAt()));
        return committedAt == null
                ? named.with(next -> next.requestedDue(changed.due()).lapsedAt(null))
                : named.withMissSuperseded(missSuperseded || changed.supersedesMiss());
    }
}
