package io.engagements.rules.engagement;

import io.engagements.events.Role;
import io.engagements.events.time.Deadline;
import io.engagements.rules.work.Task;
import io.engagements.rules.work.Task.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is expected next in an engagement. */
public final class EngagementTasks {

    private EngagementTasks() {}

    /** What is expected next about a deliverable, as the engagement stands. */
    public static Optional<Task> of(Contract contract, Deliverable deliverable) {
        boolean ended = contract.state() == Contract.Status.ENDED;
        Delivery delivery = deliverable.delivery();
        Review review = deliverable.review();
        return switch (deliverable.state()) {
            case REQUESTED -> about(!ended, Role.VA, Kind.ANSWER_REQUEST, deliverable, delivery.requestedDue());
            case COMMITTED, MISSED -> about(!ended, Role.VA, Kind.DELIVER, deliverable, delivery.agreedDue());
            case REJECTED -> about(!ended, Role.VA, Kind.RESUBMIT, deliverable, null);
            case IMPROVEMENT_REQUESTED ->
                about(
                        true,
                        Role.VA,
                        Kind.IMPROVE,
                        deliverable,
                        review.openRound().map(Round::due).orElse(null));
            case SUBMITTED ->
                about(
                        true,
                        Role.CLIENT,
                        Kind.REVIEW,
                        deliverable,
                        review.latest().map(Submission::reviewUntil).orElse(null));
            case LAPSED, DECLINED, ACCEPTED, ACCEPTED_BY_SILENCE, CANCELLED, RELEASED -> Optional.empty();
        };
    }

    private static Optional<Task> about(
            boolean applies, Role side, Kind kind, Deliverable deliverable, @Nullable Deadline due) {
        return applies
                ? Optional.of(new Task(side, kind, deliverable.deliverableId(), deliverable.title(), due))
                : Optional.empty();
    }

    /** Who is to answer a proposal. */
    public static Optional<Task> of(Proposal proposal, @Nullable String title) {
        return proposal.state() == Proposal.State.OPEN
                ? Optional.of(new Task(
                        proposal.otherSide(),
                        Kind.ANSWER_PROPOSAL,
                        proposal.deliverableId(),
                        title,
                        proposal.lapsesAt()))
                : Optional.empty();
    }

    /** What is expected next about the contract itself. */
    public static Optional<Task> of(Contract contract) {
        boolean approved = new LawyerApproval(contract).holds();
        return contract.lawyerId() == null || approved || contract.state() == Contract.Status.ENDED
                ? Optional.empty()
                : Optional.of(new Task(Role.LAWYER, Kind.APPROVE_CONTRACT, null, null, null));
    }
}
