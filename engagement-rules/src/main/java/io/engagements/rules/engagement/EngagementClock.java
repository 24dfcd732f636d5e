package io.engagements.rules.engagement;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.ContractEvent.EngagementPaused;
import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.ContractEvent.TermsChanged;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.OnboardingEvent.LastDayPassed;
import io.engagements.events.engagement.OnboardingEvent.NdaExpired;
import io.engagements.events.engagement.ProposalEvent.ProposalLapsed;
import io.engagements.events.engagement.ReviewEvent.ReviewLapsed;
import io.engagements.events.engagement.TerminationEvent.EngagementEnded;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.events.engagement.WorkEvent.RequestLapsed;
import io.engagements.events.time.Deadline;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.clock.Pauses;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.LastDays;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.proposal.ProposedChange.TermsChange;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.review.Submission;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What time itself brings about: a fact for every end that passes, at the first second after it. */
public final class EngagementClock {

    private static final Comparator<EngagementEvent> ORDER = Comparator.comparing(
                    (EngagementEvent event) -> event.stamp().occurredAt())
            .thenComparing(event -> event instanceof EngagementEnded || event instanceof LastDayPassed)
            .thenComparing(event -> Engagement.deliverableOf(event).orElse(""));

    private EngagementClock() {}

    /** When the next fact falls due; empty when nothing runs. */
    public static Optional<Instant> nextDue(Engagement engagement) {
        return next(engagement).map(event -> event.stamp().occurredAt());
    }

    /** The next fact, if it falls due no later than {@code now}. */
    public static Optional<EngagementEvent> next(Engagement engagement, Instant now) {
        return next(engagement).filter(event -> !event.stamp().occurredAt().isAfter(now));
    }

    /** The engagement as it is at {@code now}, whether or not what fell due is stored already; the ids are made up. */
    public static Engagement at(Engagement engagement, Instant now) {
        Engagement state = engagement;
        Optional<EngagementEvent> fact = next(state, now);
        while (fact.isPresent()) {
            long sequence = state.contract().version() + 1;
            state = Engagement.evolve(state, new RecordedEvent<>("due-" + sequence, sequence, fact.get()));
            fact = next(state, now);
        }
        return state;
    }

    private static Optional<EngagementEvent> next(Engagement engagement) {
        Contract contract = engagement.contract();
        boolean over = contract.isLastDayPassed();
        Stream<EngagementEvent> facts = engagement.running().stream()
                .flatMap(id -> engagement.deliverables().get(id).stream())
                .flatMap(deliverable ->
                        (over ? reviewLapse(contract, deliverable) : fact(contract, deliverable)).stream());
        Stream<EngagementEvent> end = over ? Stream.empty() : end(engagement).stream();
        return Stream.of(facts, end, ndaExpired(contract).stream(), agreed(engagement), pause(contract).stream())
                .flatMap(each -> each)
                .min(ORDER);
    }

    private static Optional<EngagementEvent> ndaExpired(Contract contract) {
        return contract.state() == EngagementStatus.ENDED
                ? Optional.empty()
                : contract.onboarding()
                        .nextNdaEnd()
                        .map(until -> new NdaExpired(
                                contract.engagementId(), until, Stamp.byClock(until.firstSecondAfter())));
    }

    /** A pause begins or ends, at the instant exactly. */
    private static Optional<EngagementEvent> pause(Contract contract) {
        Pauses pauses = contract.pauses();
        if (contract.state() == EngagementStatus.ENDED) {
            return Optional.empty();
        }
        Optional<EngagementEvent> begins = pauses.nextToBegin().map(span -> {
            Deadline until = pauses.namedEnd(Objects.requireNonNull(span.until()));
            return new EngagementPaused(contract.engagementId(), until, Stamp.byClock(span.from()));
        });
        return begins.or(() -> pauses.nextToEnd()
                .map(end -> new EngagementResumed(contract.engagementId(), null, Stamp.byClock(end))));
    }

    /** Proposals lapse, unless they will have been overtaken by then, and terms agreed on take effect. */
    private static Stream<EngagementEvent> agreed(Engagement engagement) {
        Contract contract = engagement.contract();
        Stream<EngagementEvent> lapses = contract.proposals()
                .open()
                .filter(open -> !engagement
                        .negotiation()
                        .isOvertaken(open, open.lapsesAt().instant()))
                .map(open -> lapse(contract, open));
        return contract.state() == EngagementStatus.ENDED
                ? lapses
                : Stream.concat(
                        contract.proposals().nextTerms().map(next -> termsChanged(contract, next)).stream(), lapses);
    }

    private static EngagementEvent lapse(Contract contract, Proposal open) {
        return new ProposalLapsed(
                contract.engagementId(),
                open.change().kind(),
                open.proposalId(),
                open.deliverableId(),
                open.lapsesAt(),
                Stamp.byClock(open.lapsesAt().firstSecondAfter()));
    }

    private static EngagementEvent termsChanged(Contract contract, Proposal agreed) {
        TermsChange change = (TermsChange) agreed.change();
        return new TermsChanged(
                contract.engagementId(),
                agreed.proposalId(),
                contract.termsVersion() + 1,
                change.terms(),
                Deadlines.endOf(change.terms()),
                Stamp.byClock(change.effectiveFrom().instant()));
    }

    /** A deliverable has one running clock at most. */
    private static Optional<? extends EngagementEvent> fact(Contract contract, Deliverable deliverable) {
        return switch (deliverable.state()) {
            case REQUESTED -> requestLapse(contract, deliverable);
            case COMMITTED -> Clocks.agreedDue(deliverable).flatMap(due -> missed(contract, deliverable, null, due));
            case IMPROVEMENT_REQUESTED ->
                deliverable
                        .review()
                        .openRound()
                        .filter(round -> !round.isMissed())
                        .flatMap(round -> ReviewClocks.roundDue(deliverable, round)
                                .flatMap(due -> missed(contract, deliverable, round.round(), due)));
            case SUBMITTED -> reviewLapse(contract, deliverable);
            default -> Optional.empty();
        };
    }

    private static Optional<RequestLapsed> requestLapse(Contract contract, Deliverable deliverable) {
        Deadline due = deliverable.delivery().requestedDue();
        Deadline end = contract.lastDay()
                .filter(last -> last.instant().isBefore(due.instant()))
                .orElse(due);
        return Optional.of(new RequestLapsed(
                contract.engagementId(), deliverable.deliverableId(), end, Stamp.byClock(end.firstSecondAfter())));
    }

    private static Optional<ReviewLapsed> reviewLapse(Contract contract, Deliverable deliverable) {
        if (deliverable.state() != DeliverableState.SUBMITTED) {
            return Optional.empty();
        }
        Submission latest = deliverable.review().latest().orElseThrow();
        return ReviewClocks.reviewEnd(deliverable)
                .map(until -> new ReviewLapsed(
                        contract.engagementId(),
                        deliverable.deliverableId(),
                        latest.version(),
                        until,
                        Stamp.byClock(until.firstSecondAfter())));
    }

    /** Dues up to the last day bind; after it no miss arises. */
    private static Optional<DeadlineMissed> missed(
            Contract contract, Deliverable deliverable, @Nullable Integer round, Deadline due) {
        boolean binds = contract.lastDay()
                .map(last -> !due.instant().isAfter(last.instant()))
                .orElse(true);
        return binds
                ? Optional.of(new DeadlineMissed(
                        contract.engagementId(),
                        deliverable.deliverableId(),
                        round,
                        due,
                        Stamp.byClock(due.firstSecondAfter())))
                : Optional.empty();
    }

    /** The last day passes; that is the end when the exit list is done. */
    private static Optional<EngagementEvent> end(Engagement engagement) {
        Contract contract = engagement.contract();
        return contract.lastDay()
                .map(last -> contract.onboarding().isExitDone()
                        ? ended(engagement, last.firstSecondAfter())
                        : new LastDayPassed(contract.engagementId(), last, Stamp.byClock(last.firstSecondAfter())));
    }

    /** The end, not before the last day has passed. */
    static EngagementEnded ended(Engagement engagement, Instant at) {
        Deadline last = engagement.contract().lastDay().orElseThrow();
        Instant passed = last.firstSecondAfter();
        return new EngagementEnded(
                engagement.contract().engagementId(),
                reason(engagement, passed),
                Stamp.byClock(at.isBefore(passed) ? passed : at));
    }

    private static EndReason reason(Engagement engagement, Instant passed) {
        return engagement.contract().decisive().map(LastDays.Fixed::reason).orElseGet(() -> {
            boolean owed = engagement.deliverables().stream()
                    .map(each -> each.at(passed))
                    .anyMatch(Deliverable::isOwed);
            return owed ? EndReason.EXPIRED : EndReason.COMPLETED;
        });
    }
}
