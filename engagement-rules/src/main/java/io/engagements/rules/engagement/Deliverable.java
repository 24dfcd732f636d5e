package io.engagements.rules.engagement;

import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.DeliverableAccepted;
import io.engagements.events.engagement.EngagementEvent.DeliverableCancelled;
import io.engagements.events.engagement.EngagementEvent.DeliverableCommitted;
import io.engagements.events.engagement.EngagementEvent.DeliverableDeclined;
import io.engagements.events.engagement.EngagementEvent.DeliverableRejected;
import io.engagements.events.engagement.EngagementEvent.DeliverableRequested;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.EngagementEvent.DueDateChanged;
import io.engagements.events.engagement.EngagementEvent.ExtraRoundProposed;
import io.engagements.events.engagement.EngagementEvent.ImprovementConceded;
import io.engagements.events.engagement.EngagementEvent.ImprovementContested;
import io.engagements.events.engagement.EngagementEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.EngagementEvent.InputAdded;
import io.engagements.events.engagement.EngagementEvent.InputProvided;
import io.engagements.events.engagement.EngagementEvent.InputReturned;
import io.engagements.events.engagement.EngagementEvent.QualityImprovementRequested;
import io.engagements.events.engagement.EngagementEvent.RequestLapsed;
import io.engagements.events.engagement.EngagementEvent.ReviewLapsed;
import io.engagements.events.engagement.EngagementEvent.ReviewReopened;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Deed;
import io.engagements.rules.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that the client asked for.
 *
 * @param requested the deed that began it
 * @param inputs what the client owes for it
 * @param standstill when its clocks stand still besides
 */
public record Deliverable(
        String deliverableId,
        String title,
        @Nullable String brief,
        List<AcceptanceCriterion> criteria,
        DeliverableState state,
        Delivery delivery,
        Review review,
        Deed requested,
        List<Input> inputs,
        Standstill standstill) {

    static Deliverable of(Recorded<?> recorded, DeliverableRequested event, Standstill standstill) {
        return new Deliverable(
                event.deliverableId(),
                event.title(),
                event.brief(),
                event.criteria(),
                DeliverableState.REQUESTED,
                Delivery.of(recorded, event),
                Review.of(event.deliverableId()),
                recorded.deed(),
                List.of(),
                standstill);
    }

    Deliverable after(Recorded<? extends EngagementEvent> recorded, Standstill now) {
        Deliverable next = new Deliverable(
                deliverableId,
                title,
                brief,
                criteria,
                stateAfter(recorded.event()),
                Delivery.evolve(delivery, recorded),
                review.after(recorded),
                requested,
                inputsAfter(recorded),
                now);
        return isPlain() && next.isPlain()
                ? next
                : next.agreed(recorded.event().stamp().occurredAt()).lifted();
    }

    /** Most often the client owes nothing and nothing pauses: then dues are what was agreed. */
    private boolean isPlain() {
        return inputs.isEmpty() && standstill.pauses().all().isEmpty();
    }

    private List<Input> inputsAfter(Recorded<? extends EngagementEvent> recorded) {
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

    private Deliverable with(DeliverableState then, Delivery next, Review after) {
        return new Deliverable(deliverableId, title, brief, criteria, then, next, after, requested, inputs, standstill);
    }

    /** With the agreed due as it is at an instant. */
    private Deliverable agreed(Instant at) {
        Instant ended = delivery.submittedAt() == null ? delivery.cancelledAt() : delivery.submittedAt();
        Instant known = ended == null || ended.isBefore(at) ? at : ended;
        return with(state, delivery.agreed(Clocks.agreedDueAt(this, known)), review);
    }

    /** What was received in time, and stored after a clock had run out, may tell that the clock had stood still. */
    private Deliverable lifted() {
        Optional<Deadline> due = Clocks.agreedDue(this);
        boolean none = due.map(delivery::isMissLiftedBy).orElse(delivery.isMissed());
        Deliverable next = none
                ? with(state == DeliverableState.MISSED ? DeliverableState.COMMITTED : state, delivery.lifted(), review)
                : this;
        return next.reviewLifted();
    }

    private Deliverable reviewLifted() {
        Optional<Round> round = review.lastRound()
                .filter(last ->
                        Clocks.roundDue(this, last).filter(last::isMissLiftedBy).isPresent());
        if (round.isPresent()) {
            return with(state, delivery, review.roundLifted());
        }
        boolean silence = state == DeliverableState.ACCEPTED_BY_SILENCE
                && Clocks.reviewEnd(this).filter(review::isSilenceLiftedBy).isPresent();
        return silence ? with(DeliverableState.SUBMITTED, delivery, review.silenceLifted()) : this;
    }

    /** Owed no more where it falls due beyond the last day, and owed again where it does not any more. */
    Deliverable upTo(@Nullable Deadline lastDay, Recorded<?> recorded) {
        return released(delivery.upTo(lastDay, recorded));
    }

    private Deliverable released(Delivery next) {
        if (next == delivery) {
            return this;
        }
        DeliverableState back = next.isMissed() ? DeliverableState.MISSED : DeliverableState.COMMITTED;
        return with(next.releasedAt() == null ? back : DeliverableState.RELEASED, next, review);
    }

    /** As it is at an instant: client time moves the agreed due without an event, perhaps beyond the last day. */
    public Deliverable at(@Nullable Deadline lastDay, Instant at) {
        Deliverable then = isPlain() ? this : agreed(at);
        return then.released(then.delivery.upTo(lastDay, at));
    }

    private DeliverableState stateAfter(EngagementEvent event) {
        if (event instanceof DeliverableCommitted) {
            return DeliverableState.COMMITTED;
        } else if (event instanceof DeliverableDeclined) {
            return DeliverableState.DECLINED;
        } else if (event instanceof RequestLapsed) {
            return DeliverableState.LAPSED;
        } else if (event instanceof DeliverableSubmitted submitted && !submitted.partial()) {
            return DeliverableState.SUBMITTED;
        } else if (event instanceof DeadlineMissed missed && missed.round() == null) {
            return DeliverableState.MISSED;
        } else if (event instanceof DueDateChanged changed) {
            return stateAfter(changed);
        } else if (event instanceof DeliverableCancelled) {
            return DeliverableState.CANCELLED;
        }
        return stateAfterDecision(event);
    }

    /** What was received before the request lapsed, or before the due asked for, leaves neither a lapse nor a miss. */
    private DeliverableState stateAfter(DueDateChanged changed) {
        return switch (state) {
            case LAPSED -> DeliverableState.REQUESTED;
            case MISSED -> changed.supersedesMiss() ? DeliverableState.COMMITTED : state;
            default -> state;
        };
    }

    private DeliverableState stateAfterDecision(EngagementEvent event) {
        if (event instanceof DeliverableAccepted) {
            return DeliverableState.ACCEPTED;
        } else if (event instanceof QualityImprovementRequested || event instanceof ImprovementConceded) {
            return DeliverableState.IMPROVEMENT_REQUESTED;
        } else if (event instanceof ImprovementContested) {
            return DeliverableState.CONTESTED;
        } else if (event instanceof ImprovementWithdrawn || event instanceof ReviewReopened) {
            return DeliverableState.SUBMITTED;
        } else if (event instanceof ExtraRoundProposed && state == DeliverableState.ACCEPTED_BY_SILENCE) {
            return DeliverableState.SUBMITTED;
        } else if (event instanceof DeliverableRejected) {
            return DeliverableState.REJECTED;
        } else if (event instanceof ReviewLapsed) {
            return DeliverableState.ACCEPTED_BY_SILENCE;
        }
        return state;
    }

    /** What a person decided about the latest submission, if anything. */
    Optional<Deed> decision() {
        return switch (state) {
            case ACCEPTED -> Optional.ofNullable(review.acceptance()).map(Review.Acceptance::deed);
            case REJECTED -> review.lastRejection().map(Review.Rejection::deed);
            case IMPROVEMENT_REQUESTED, CONTESTED -> review.openRound().map(Round::deed);
            default -> Optional.empty();
        };
    }

    /** True when nobody had answered the request at {@code at}: receipt decides, also where the lapse was stored first. */
    boolean isUnansweredAt(Instant at) {
        return state == DeliverableState.REQUESTED
                || (state == DeliverableState.LAPSED && delivery.requestedDue().isMetAt(at));
    }

    /** True when nobody had decided at {@code at}: receipt decides, also where the lapse was stored first. */
    boolean isUndecidedAt(Instant at) {
        return state == DeliverableState.SUBMITTED
                || (state == DeliverableState.ACCEPTED_BY_SILENCE && Clocks.isReviewableAt(this, at));
    }

    /** True while something about it falls due by itself. */
    boolean waitsForTime() {
        return switch (state) {
            case REQUESTED, COMMITTED, SUBMITTED, IMPROVEMENT_REQUESTED -> true;
            default -> false;
        };
    }

    /** True when the client took it, in so many words or by silence. */
    boolean isAccepted() {
        return state == DeliverableState.ACCEPTED || state == DeliverableState.ACCEPTED_BY_SILENCE;
    }

    /** True when what was owed first, or for this improvement round, was handed in, however late. */
    boolean isDelivered(@Nullable Integer round) {
        return round == null
                ? delivery.submittedAt() != null
                : review.rounds().get(round - 1).isResubmitted();
    }

    /** True when it is wanted no more, or was released. */
    boolean isWithdrawn() {
        return state == DeliverableState.CANCELLED || state == DeliverableState.RELEASED;
    }

    /** True when what was missed first, or in this improvement round, turned out to be no miss, or the round was none. */
    boolean isMissLifted(@Nullable Integer round) {
        if (round == null) {
            return delivery.missSuperseded();
        }
        Round missed = review.rounds().get(round - 1);
        return missed.missSuperseded() || missed.isWithdrawn();
    }

    /** True while the VA owes a submission or a resubmission. */
    boolean isOwed() {
        return delivery.isOwed()
                || state == DeliverableState.IMPROVEMENT_REQUESTED
                || state == DeliverableState.CONTESTED;
    }
}
