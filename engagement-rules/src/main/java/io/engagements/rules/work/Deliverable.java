package io.engagements.rules.work;

import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import io.engagements.events.engagement.WorkEvent.InputAdded;
import io.engagements.events.engagement.WorkEvent.InputProvided;
import io.engagements.events.engagement.WorkEvent.InputReturned;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventSummary;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.clock.Circumstances;
import io.engagements.rules.clock.ClockStops;
import io.engagements.rules.guard.Means;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.review.Reviewed;
import io.engagements.rules.review.Round;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that the client asked for. How it stands is nowhere stored: it follows from what happened to it and
 * from the contract.
 *
 * @param requested what began it
 * @param prescribed what its criteria seem to prescribe besides the result; told when it was asked for
 * @param since what brought it to where it stands: to its state, or to the version handed in last
 * @param inputs what the client owes for it
 * @param circumstances what the contract adds, as the engagement's last event left it
 * @param at the instant at which it is looked at; absent where only what is certain by its last event counts
 */
@RecordBuilder
public record Deliverable(
        String deliverableId,
        String title,
        @Nullable String brief,
        List<AcceptanceCriterion> criteria,
        List<Means.Prescribed> prescribed,
        Delivery delivery,
        Review review,
        EventSummary requested,
        EventSummary since,
        List<Input> inputs,
        Circumstances circumstances,
        @Nullable Instant at)
        implements Reviewed, DeliverableBuilder.With {

    public static Deliverable of(RecordedEvent<?> recorded, DeliverableRequested event, Circumstances circumstances) {
        return new Deliverable(
                event.deliverableId(),
                event.title(),
                event.brief(),
                event.criteria(),
                Means.in(event.criteria()),
                Delivery.of(event),
                Review.of(event.deliverableId()),
                recorded.summary(),
                recorded.summary(),
                List.of(),
                circumstances,
                null);
    }

    public Deliverable evolve(RecordedEvent<? extends EngagementEvent> recorded, Circumstances now) {
        Deliverable next = with(changed -> changed.delivery(delivery.evolve(recorded))
                .review(review.evolve(recorded))
                .inputs(inputsAfter(recorded))
                .circumstances(now)
                .at(null));
        Deliverable after = isPlain() && next.isPlain() ? next : next.lifted();
        return after.standsAs(this) ? after : after.withSince(recorded.summary());
    }

    private boolean standsAs(Deliverable before) {
        return state() == before.state() && review.latest().equals(before.review.latest());
    }

    @Override
    public ClockStops standstill() {
        return circumstances.standstill();
    }

    /** Most often the client owes nothing and nothing pauses: then dues are what was agreed. */
    private boolean isPlain() {
        return inputs.isEmpty() && standstill().pauses().all().isEmpty();
    }

    private List<Input> inputsAfter(RecordedEvent<? extends EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        if (event instanceof InputAdded added && added.deliverableId().equals(deliverableId)) {
            return Stream.concat(inputs.stream(), Stream.of(Input.of(recorded, added)))
                    .toList();
        } else if (event instanceof InputProvided provided) {
            return changed(provided.inputId(), input -> input.provided(recorded, provided));
        } else if (event instanceof InputReturned returned) {
            return changed(returned.inputId(), input -> input.returned(recorded, returned));
        }
        return inputs;
    }

    private List<Input> changed(String inputId, UnaryOperator<Input> change) {
        return inputs.stream()
                .map(input -> input.inputId().equals(inputId) ? change.apply(input) : input)
                .toList();
    }

    public Optional<Input> input(String inputId) {
        return inputs.stream().filter(input -> input.inputId().equals(inputId)).findFirst();
    }

    /** The same, looked at at an instant: client time moves the agreed due without an event. */
    public Deliverable at(Instant instant) {
        return withAt(instant);
    }

    /** What was received in time, and stored after a clock had run out, may tell that the clock had stood still. */
    private Deliverable lifted() {
        boolean none = Clocks.agreedDue(this).map(delivery::isMissLiftedBy).orElse(delivery.isMissed());
        return with(next -> next.delivery(none ? delivery.lifted() : delivery).review(reviewLifted()));
    }

    private Review reviewLifted() {
        boolean round = review.lastRound()
                .filter(last -> ReviewClocks.roundDue(this, last)
                        .filter(last::isMissLiftedBy)
                        .isPresent())
                .isPresent();
        Review next = round ? review.roundLifted() : review;
        boolean silence = state() == DeliverableState.ACCEPTED_BY_SILENCE
                && ReviewClocks.reviewEnd(this)
                        .filter(review::isSilenceLiftedBy)
                        .isPresent();
        return silence ? next.silenceLifted() : next;
    }

    /** The one place where it is told how a piece of work stands. */
    @Override
    public DeliverableState state() {
        if (delivery.cancelled() != null) {
            return DeliverableState.CANCELLED;
        } else if (delivery.submittedAt() != null) {
            return review.outcome().orElseThrow();
        } else if (delivery.committedAt() == null) {
            return unansweredState();
        }
        return isReleased()
                ? DeliverableState.RELEASED
                : delivery.isMissed() ? DeliverableState.MISSED : DeliverableState.COMMITTED;
    }

    private DeliverableState unansweredState() {
        return delivery.declined() != null
                ? DeliverableState.DECLINED
                : delivery.lapsedAt() != null ? DeliverableState.LAPSED : DeliverableState.REQUESTED;
    }

    /** Owed no more: it falls due beyond the last day. */
    private boolean isReleased() {
        Deadline due = circumstances.lastDay() == null ? null : agreedDue();
        return due != null && circumstances.isBeyond(due);
    }

    /** What was handed in or cancelled is known, also where it is looked at at an earlier receipt. */
    private Instant latest(Instant instant) {
        Instant ended = delivery.submittedAt() == null ? delivery.cancelledAt() : delivery.submittedAt();
        return ended == null || ended.isBefore(instant) ? instant : ended;
    }

    /**
     * The due that counts, moved by client time; absent until the commitment. While it is open it is the one known by the
     * instant at which this is looked at, or else the one that is left when it opens.
     */
    public @Nullable Deadline agreedDue() {
        if (delivery.committedAt() == null) {
            return null;
        } else if (isPlain()) {
            return delivery.namedDue();
        }
        return at == null
                ? Clocks.agreedDue(this)
                        .orElseGet(() ->
                                Clocks.agreedDueAt(this, Clocks.opensAt(this).orElseThrow()))
                : Clocks.agreedDueAt(this, latest(noLaterThanItLasts(at)));
    }

    /** After the last day nothing moves on. */
    private Instant noLaterThanItLasts(Instant instant) {
        Deadline lastDay = circumstances.lastDay();
        return lastDay == null || lastDay.isMetAt(instant) ? instant : lastDay.firstSecondAfter();
    }

    /** Seconds between the agreed due and the first full submission; 0 when in time, or nothing was submitted. */
    public long lateBySeconds() {
        Deadline due = agreedDue();
        Instant submitted = delivery.submittedAt();
        return due == null || submitted == null || due.isMetAt(submitted)
                ? 0
                : Duration.between(due.instant(), submitted).toSeconds();
    }

    @Override
    public Optional<EventSummary> decision() {
        return switch (state()) {
            case ACCEPTED -> Optional.ofNullable(review.acceptance()).map(Review.Acceptance::summary);
            case REJECTED -> review.lastRejection().map(Review.Rejection::summary);
            case IMPROVEMENT_REQUESTED, CONTESTED -> review.openRound().map(Round::summary);
            default -> Optional.empty();
        };
    }

    /** True when nobody had answered the request at {@code at}: receipt decides, also where the lapse was stored first. */
    public boolean isUnansweredAt(Instant at) {
        return state() == DeliverableState.REQUESTED
                || (state() == DeliverableState.LAPSED
                        && delivery.requestedDue().isMetAt(at));
    }

    @Override
    public boolean isUndecidedAt(Instant at) {
        return state() == DeliverableState.SUBMITTED
                || (state() == DeliverableState.ACCEPTED_BY_SILENCE && ReviewClocks.isReviewableAt(this, at));
    }

    /** True while something about it falls due by itself. */
    public boolean waitsForTime() {
        return switch (state()) {
            case REQUESTED, COMMITTED, SUBMITTED, IMPROVEMENT_REQUESTED -> true;
            default -> false;
        };
    }

    @Override
    public boolean isAccepted() {
        return state() == DeliverableState.ACCEPTED || state() == DeliverableState.ACCEPTED_BY_SILENCE;
    }

    /** True when it is wanted no more, or was released. */
    boolean isWithdrawn() {
        return state() == DeliverableState.CANCELLED || state() == DeliverableState.RELEASED;
    }

    /** True while the VA owes what it committed to, also when that is late. */
    public boolean isDue() {
        return state() == DeliverableState.COMMITTED || state() == DeliverableState.MISSED;
    }

    /** True while the VA owes a submission or a resubmission. */
    public boolean isOwed() {
        return isDue() || state() == DeliverableState.IMPROVEMENT_REQUESTED || state() == DeliverableState.CONTESTED;
    }
}
