package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.engagement.ReviewCommand.ConcedeImprovement;
import io.engagements.events.engagement.ReviewCommand.ContestImprovement;
import io.engagements.events.engagement.ReviewCommand.WithdrawImprovement;
import io.engagements.events.engagement.ReviewEvent.ImprovementConceded;
import io.engagements.events.engagement.ReviewEvent.ImprovementContested;
import io.engagements.events.engagement.ReviewEvent.ImprovementWithdrawn;
import io.engagements.events.terms.Terms;
import io.engagements.rules.Decision;
import io.engagements.rules.StateForbids;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.Round;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** An improvement request that the VA does not let stand, and how the sides settle that. */
final class Contesting {

    private static final Set<DeliverableState> ASKED =
            Set.of(DeliverableState.IMPROVEMENT_REQUESTED, DeliverableState.CONTESTED);

    private Contesting() {}

    /** Once per round, before its due: receipt decides, also where the miss was stored first. */
    static Decision contest(
            Contract contract, Deliverable deliverable, ContestImprovement command, Caller by, Instant at) {
        Optional<Round> round = open(deliverable, command.round(), at)
                .filter(open -> open.contest() == null
                        && Clocks.roundDue(deliverable, open)
                                .filter(due -> due.isMetAt(at))
                                .isPresent());
        if (round.isEmpty() || deliverable.state() != DeliverableState.IMPROVEMENT_REQUESTED) {
            return StateForbids.refuse(deliverable.state(), command);
        }
        Terms terms = contract.terms();
        return Decision.done(new ImprovementContested(
                command.engagementId(),
                deliverable.deliverableId(),
                command.round(),
                command.because(),
                command.statement(),
                Deadlines.afterDays(at, terms.reviewWindowDays(), terms.zone()),
                round.get().isMissed(),
                by.stamp(at)));
    }

    /** Contested or not, as long as the VA has not handed in again. */
    static Decision withdraw(
            Contract contract, Deliverable deliverable, WithdrawImprovement command, Caller by, Instant at) {
        boolean open = open(deliverable, command.round(), at).isPresent() && ASKED.contains(deliverable.state());
        return open
                ? Decision.done(new ImprovementWithdrawn(
                        command.engagementId(),
                        deliverable.deliverableId(),
                        command.round(),
                        command.statement(),
                        by.stamp(at)))
                : StateForbids.refuse(deliverable.state(), command);
    }

    static Decision concede(
            Contract contract, Deliverable deliverable, ConcedeImprovement command, Caller by, Instant at) {
        boolean contested = open(deliverable, command.round(), at)
                        .filter(round -> round.isInDisputeAt(at))
                        .isPresent()
                && deliverable.state() == DeliverableState.CONTESTED;
        return contested
                ? Decision.done(new ImprovementConceded(
                        command.engagementId(),
                        deliverable.deliverableId(),
                        command.round(),
                        command.statement(),
                        by.stamp(at)))
                : StateForbids.refuse(deliverable.state(), command);
    }

    /** What was received before the round was asked for is about something else. */
    private static Optional<Round> open(Deliverable deliverable, int round, Instant at) {
        return deliverable
                .review()
                .openRound()
                .filter(open ->
                        open.round() == round && !at.isBefore(open.asked().occurredAt()));
    }
}
