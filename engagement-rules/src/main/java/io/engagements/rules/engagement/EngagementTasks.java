package io.engagements.rules.engagement;

import io.engagements.events.Role;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.time.Deadline;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.clock.Circumstances;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.onboarding.Access;
import io.engagements.rules.onboarding.Channel;
import io.engagements.rules.onboarding.Entrusted;
import io.engagements.rules.onboarding.Material;
import io.engagements.rules.proposal.Answerable;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.tasks.Task.Kind;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.Input;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is expected next in an engagement. */
public final class EngagementTasks {

    private EngagementTasks() {}

    /** Whether the client is to give an input. */
    public static Optional<Task> of(Contract contract, Deliverable deliverable, Input input) {
        boolean wanted =
                deliverable.state() == DeliverableState.REQUESTED || deliverable.state() == DeliverableState.COMMITTED;
        return contract.isLastDayPassed() || !wanted || input.state() == Input.State.PROVIDED
                ? Optional.empty()
                : Optional.of(new Task(
                        Role.CLIENT,
                        Kind.PROVIDE_INPUT,
                        deliverable.deliverableId(),
                        input.inputId(),
                        deliverable.title(),
                        Clocks.inputDue(deliverable, input),
                        isGivable(contract, input) ? null : Instant.EPOCH,
                        null,
                        Clocks.openUntilReleased(deliverable).orElse(null)));
    }

    /** Nobody is late with what could be given under an agreement only, while the VA has signed none. */
    private static boolean isGivable(Contract contract, Input input) {
        return !input.confidential() || isCovered(contract);
    }

    private static boolean isCovered(Contract contract) {
        return contract.onboarding().isNdaInForceAt(contract.last().at());
    }

    /**
     * All of a contract that has a say in what is expected about each deliverable: while it is the same, an event changes
     * only what is expected about the one that it is about.
     */
    public record Setting(Circumstances circumstances, boolean over, boolean covered) {}

    public static Setting setting(Contract contract) {
        return new Setting(contract.circumstances(), contract.isLastDayPassed(), isCovered(contract));
    }

    /** What is expected next about a deliverable, as the engagement stands: one thing at a time, of one side. */
    public static List<Task> of(Contract contract, Deliverable deliverable) {
        return Stream.concat(next(contract, deliverable).stream(), afterTheLastDay(deliverable).stream())
                .toList();
    }

    /** A round whose due passes unanswered after the last day is no miss: the client decides about what it has. */
    private static Optional<Task> afterTheLastDay(Deliverable deliverable) {
        return waitsUntil(deliverable).flatMap(end -> about(true, Role.CLIENT, Kind.REVIEW, deliverable, null)
                .map(task -> task.from(end.firstSecondAfter())));
    }

    /** The last second in which an open round is the VA's turn: from then on it is the client's, never both. */
    private static Optional<Deadline> waitsUntil(Deliverable deliverable) {
        Deadline lastDay = deliverable.circumstances().lastDay();
        return lastDay == null || deliverable.state() != DeliverableState.IMPROVEMENT_REQUESTED
                ? Optional.empty()
                : deliverable
                        .review()
                        .openRound()
                        .flatMap(round -> ReviewClocks.roundDue(deliverable, round))
                        .map(due -> later(due, lastDay));
    }

    private static Deadline later(Deadline one, Deadline other) {
        return one.instant().isBefore(other.instant()) ? other : one;
    }

    private static Optional<Task> next(Contract contract, Deliverable deliverable) {
        boolean over = contract.isLastDayPassed();
        return switch (deliverable.state()) {
            case REQUESTED -> about(!over, Role.VA, Kind.ANSWER_REQUEST, deliverable, Clocks.answerDue(deliverable));
            case COMMITTED, MISSED -> over ? Optional.empty() : Optional.of(deliver(deliverable));
            case REJECTED -> about(!over, Role.VA, Kind.RESUBMIT, deliverable, null);
            case IMPROVEMENT_REQUESTED -> Optional.of(improve(deliverable, over));
            case SUBMITTED ->
                about(
                        true,
                        Role.CLIENT,
                        Kind.REVIEW,
                        deliverable,
                        ReviewClocks.reviewEnd(deliverable).orElse(null));
            case CONTESTED -> about(true, Role.CLIENT, Kind.ANSWER_CONTEST, deliverable, null);
            case LAPSED, DECLINED, ACCEPTED, ACCEPTED_BY_SILENCE, CANCELLED, RELEASED -> Optional.empty();
        };
    }

    /** While the client owes an input that is overdue, nothing is late. */
    private static Task deliver(Deliverable deliverable) {
        return new Task(
                Role.VA,
                Kind.DELIVER,
                deliverable.deliverableId(),
                null,
                deliverable.title(),
                deliverable.agreedDue(),
                Clocks.opensAt(deliverable).orElse(null),
                null,
                Clocks.openUntilReleased(deliverable).orElse(null));
    }

    private static Task improve(Deliverable deliverable, boolean over) {
        Deadline due = deliverable
                .review()
                .openRound()
                .filter(round -> !over)
                .flatMap(round -> ReviewClocks.roundDue(deliverable, round))
                .orElse(null);
        return new Task(
                Role.VA,
                Kind.IMPROVE,
                deliverable.deliverableId(),
                null,
                deliverable.title(),
                due,
                null,
                null,
                waitsUntil(deliverable).map(Deadline::instant).orElse(null));
    }

    private static Optional<Task> about(
            boolean applies, Role side, Kind kind, Deliverable deliverable, @Nullable Deadline due) {
        return applies
                ? Optional.of(new Task(side, kind, deliverable.deliverableId(), null, deliverable.title(), due))
                : Optional.empty();
    }

    /**
     * Who is to answer a proposal: as long as it could be accepted, and what it is about is not released.
     *
     * @param kept the deliverable that it is about; absent when it is about none
     */
    public static Optional<Task> of(Contract contract, @Nullable Deliverable kept, Proposal proposal) {
        Instant at = known(contract);
        Deliverable about = kept == null ? null : kept.at(at);
        boolean released = about != null && about.state() == DeliverableState.RELEASED;
        boolean open = proposal.state() == Proposal.State.OPEN
                && !released
                && Answerable.isAcceptableAt(contract, about, proposal, at);
        Optional<Instant> until = Answerable.until(contract, about, proposal, at);
        return open
                ? Optional.of(new Task(
                        proposal.otherSide(),
                        Kind.ANSWER_PROPOSAL,
                        proposal.deliverableId(),
                        null,
                        about == null ? null : about.title(),
                        until.map(last -> Deadlines.at(last, proposal.lapsesAt().zone()))
                                .orElse(proposal.lapsesAt()),
                        null,
                        null,
                        until.orElse(null)))
                : Optional.empty();
    }

    /** When the engagement stood as it stands: what is stored late occurred before what is known already. */
    private static Instant known(Contract contract) {
        Instant last = contract.last().at();
        return contract.lastDay()
                .filter(end -> contract.isLastDayPassed() && end.isMetAt(last))
                .map(Deadline::firstSecondAfter)
                .orElse(last);
    }

    /**
     * What the lawyer is to do next about the contract itself: a termination that waits for an answer before all else. Once the
     * client has terminated there is nothing left that an approval could stand behind.
     */
    public static Optional<Task> of(Contract contract) {
        boolean asked = contract.ending().counsel().openRequest().isPresent();
        if (contract.parties().lawyerId() == null || contract.isLastDayPassed() || isTerminated(contract)) {
            return Optional.empty();
        } else if (asked || !contract.isApproved()) {
            Kind kind = asked ? Kind.DECIDE_ON_TERMINATION : Kind.APPROVE_CONTRACT;
            return Optional.of(new Task(Role.LAWYER, kind, null, null, null, null));
        }
        return Optional.empty();
    }

    private static boolean isTerminated(Contract contract) {
        return contract.ending().lastDays().termination().isPresent();
    }

    /** What a side is to do about a last day that the other one fixed. */
    public static Optional<Task> aboutTheEnd(Contract contract) {
        return contract.lastDay()
                .filter(end -> !contract.isLastDayPassed())
                .flatMap(end -> isTerminated(contract)
                        ? Optional.of(until(end, Role.VA, Kind.ANSWER_TERMINATION))
                        : contract.decisive().flatMap(fixed -> prepare(fixed.reason(), end)));
    }

    private static Optional<Task> prepare(EndReason reason, Deadline end) {
        return switch (reason) {
            case BY_NOTICE -> Optional.of(until(end, Role.VA, Kind.PREPARE_END));
            case RESIGNED -> Optional.of(until(end, Role.CLIENT, Kind.PREPARE_END));
            case COMPLETED, EXPIRED, AGREED, TERMINATED_FOR_CAUSE -> Optional.empty();
        };
    }

    private static Task until(Deadline end, Role side, Kind kind) {
        return new Task(side, kind, null, null, null, end, null, null, end.instant());
    }

    /**
     * What the VA is to do about a ground that it was given notice of, while it stands and the engagement lasts. Once it is
     * ended for cause nothing more can rest on a ground.
     *
     * @param title of the piece of work that it is about; absent where it is about several
     */
    public static Optional<Task> of(Contract contract, Ground ground, @Nullable String title) {
        Deadline cure = ground.cureEnd(contract);
        boolean open = !contract.isLastDayPassed() && !isTerminated(contract);
        if (ground.state() != Ground.State.NOTICED || cure == null || !open) {
            return Optional.empty();
        }
        Instant until = Stream.concat(contract.lastDay().stream(), ground.standsUntil().stream())
                .map(Deadline::instant)
                .min(Comparator.naturalOrder())
                .orElse(null);
        String about = ground.needsNotice() ? ground.deliverableIds().get(0) : null;
        return Optional.of(new Task(Role.VA, Kind.CURE_BREACH, about, null, title, cure, null, null, until));
    }

    /** What is expected next about something entrusted: to take note of it, or at the end to give it back: after the last day nobody is late with that. */
    public static Optional<Task> of(Contract contract, Entrusted item) {
        boolean ending = contract.state() == EngagementStatus.TERMINATING;
        if (!item.isOwed() || (!ending && contract.isLastDayPassed())) {
            return Optional.empty();
        } else if (ending) {
            Deadline due = contract.lastDay().orElse(null);
            Instant open = due == null ? null : due.instant();
            return Optional.of(new Task(
                    item.doneBy(), kindOfReturn(item), null, item.itemId(), item.title(), due, open, null, null));
        }
        return item instanceof Material && item.state() == Entrusted.State.OPEN
                ? Optional.of(new Task(Role.VA, Kind.ACKNOWLEDGE_MATERIAL, null, item.itemId(), item.title(), null))
                : Optional.empty();
    }

    private static Kind kindOfReturn(Entrusted item) {
        if (item instanceof Access) {
            return Kind.REVOKE_ACCESS;
        }
        return item instanceof Channel ? Kind.RETURN_CHANNEL : Kind.RETURN_MATERIAL;
    }
}
