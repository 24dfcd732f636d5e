package io.engagements.rules.review;

import io.engagements.events.Caller;
import io.engagements.events.engagement.ReviewCommand.ConcedeImprovement;
import io.engagements.events.engagement.ReviewCommand.ContestImprovement;
import io.engagements.events.engagement.ReviewCommand.ContestRejection;
import io.engagements.events.engagement.ReviewCommand.WithdrawImprovement;
import io.engagements.events.engagement.ReviewEvent.ImprovementConceded;
import io.engagements.events.engagement.ReviewEvent.ImprovementContested;
import io.engagements.events.engagement.ReviewEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.ReviewEvent.RejectionContested;
import io.engagements.events.terms.Terms;
import io.engagements.rules.Decision;
import io.engagements.rules.StateForbids;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.review.Review.Rejection;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** An improvement request or a rejection that the VA does not let stand, and how the sides settle that. */
final class Contesting {

    private static final Set<DeliverableState> ASKED =
            Set.of(DeliverableState.IMPROVEMENT_REQUESTED, DeliverableState.CONTESTED);

    private Contesting() {}

    /** Once per round, before its due: receipt decides, also where the miss was stored first. */
    static Decision contest(Agreement agreement, Reviewed work, ContestImprovement command, Caller by, Instant at) {
        Optional<Round> round = open(work, command.round(), at)
                .filter(open -> open.contest() == null
                        && ReviewClocks.roundDue(work, open)
                                .filter(due -> due.isMetAt(at))
                                .isPresent());
        if (round.isEmpty() || work.state() != DeliverableState.IMPROVEMENT_REQUESTED) {
            return StateForbids.refuse(work.state(), command);
        }
        Terms terms = agreement.terms();
        return Decision.done(new ImprovementContested(
                command.engagementId(),
                work.deliverableId(),
                command.round(),
                command.because(),
                command.statement(),
                Deadlines.afterDays(at, terms.reviewWindowDays(), terms.zone()),
                round.get().isMissed(),
                by.stamp(at)));
    }

    /** Contested or not, as long as the VA has not handed in again. */
    static Decision withdraw(Agreement agreement, Reviewed work, WithdrawImprovement command, Caller by, Instant at) {
        boolean open = open(work, command.round(), at).isPresent() && ASKED.contains(work.state());
        return open
                ? Decision.done(new ImprovementWithdrawn(
                        command.engagementId(),
                        work.deliverableId(),
                        command.round(),
                        command.statement(),
                        by.stamp(at)))
                : StateForbids.refuse(work.state(), command);
    }

    static Decision concede(Agreement agreement, Reviewed work, ConcedeImprovement command, Caller by, Instant at) {
        boolean contested = open(work, command.round(), at)
                        .filter(round -> round.isInDisputeAt(at))
                        .isPresent()
                && work.state() == DeliverableState.CONTESTED;
        return contested
                ? Decision.done(new ImprovementConceded(
                        command.engagementId(),
                        work.deliverableId(),
                        command.round(),
                        command.statement(),
                        by.stamp(at)))
                : StateForbids.refuse(work.state(), command);
    }

    /** What was received before the round was asked for is about something else. */
    private static Optional<Round> open(Reviewed work, int round, Instant at) {
        return work.review().openRound().filter(open -> open.round() == round && !at.isBefore(open.begunAt()));
    }

    /** As long as the work is not accepted after all; once for each rejection. */
    static Decision contestRejection(
            Agreement agreement, Reviewed work, ContestRejection command, Caller by, Instant at) {
        boolean accepted = work.isAccepted() && !work.isUndecidedAt(at);
        Optional<Rejection> open =
                work.review().lastRejection().filter(rejection -> rejection.contest() == null && !accepted);
        return open.map(rejection -> contestRejection(work, rejection, command, by, at))
                .orElseGet(() -> StateForbids.refuse(work.state(), command));
    }

    private static Decision contestRejection(
            Reviewed work, Rejection rejection, ContestRejection command, Caller by, Instant at) {
        int rejected = rejection.submissionVersion();
        if (command.submissionVersion() != null && command.submissionVersion() != rejected) {
            return new Decision.Invalid("/submissionVersion", "is not the version that was rejected last");
        }
        return Decision.done(new RejectionContested(
                command.engagementId(), work.deliverableId(), rejected, command.statement(), by.stamp(at)));
    }
}
