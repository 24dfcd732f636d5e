package io.engagements.rules.contract;

import io.engagements.events.engagement.ContractEvent.ContractApproved;
import io.engagements.events.engagement.ContractEvent.EngagementPaused;
import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.ContractEvent.LawyerAppointed;
import io.engagements.events.engagement.ContractEvent.TermsChanged;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.LastDayFixed;
import io.engagements.events.engagement.OnboardingEvent.LastDayPassed;
import io.engagements.events.engagement.ReviewEvent.StatementAdded;
import io.engagements.events.engagement.TerminationEvent.BreachNoticeGiven;
import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.events.engagement.TerminationEvent.EndAgreed;
import io.engagements.events.engagement.TerminationEvent.EngagementEnded;
import io.engagements.events.engagement.TerminationEvent.OrdinaryNoticeGiven;
import io.engagements.events.engagement.TerminationEvent.TerminationWithdrawn;
import io.engagements.events.engagement.TerminationEvent.VAResigned;
import io.engagements.rules.EventSummary;
import io.engagements.rules.Lists;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Table;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.clock.Pauses;
import io.engagements.rules.contract.TermsInForce.Approval;
import io.engagements.rules.contract.TermsInForce.Weighed;
import io.engagements.rules.onboarding.Onboarding;
import io.engagements.rules.onboarding.OnboardingFold;
import io.engagements.rules.proposal.Proposals;
import io.engagements.rules.review.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How events change the contract; it only assigns. */
public final class ContractFold {

    private static final Table<EngagementEvent, ContractFold, Contract> EVENTS = new Table<
                    EngagementEvent, ContractFold, Contract>()
            .on(
                    LawyerAppointed.class,
                    (e, fold) -> fold.next.withParties(fold.next.parties().withLawyerId(e.lawyerId())))
            .on(
                    ContractApproved.class,
                    (e, fold) -> fold.next.withInForce(fold.next.inForce().approved(fold.approval(e))))
            .on(
                    TermsChanged.class,
                    (e, fold) -> fold.next.withInForce(fold.next.inForce().changed(e.version(), e.terms(), e.endsAt())))
            .on(
                    BreachNoticeGiven.class,
                    (e, fold) ->
                            fold.ending(ending -> ending.withNotices(Lists.with(ending.notices(), fold.notice(e)))))
            .on(VAResigned.class, ContractFold::lastDayFixed)
            .on(OrdinaryNoticeGiven.class, ContractFold::lastDayFixed)
            .on(EndAgreed.class, ContractFold::lastDayFixed)
            .on(ContractTerminated.class, ContractFold::lastDayFixed)
            .on(
                    TerminationWithdrawn.class,
                    (e, fold) ->
                            fold.lastDaysBecome(fold.next.ending().lastDays().withoutTermination(e)))
            .on(EngagementPaused.class, (e, fold) -> fold.runningAgain())
            .on(EngagementResumed.class, (e, fold) -> fold.runningAgain())
            .on(LastDayPassed.class, (e, fold) -> fold.ending(ending -> ending.withState(EngagementStatus.TERMINATING)))
            .on(
                    EngagementEnded.class,
                    (e, fold) -> fold.ending(ending -> ending.with(
                            changed -> changed.state(EngagementStatus.ENDED).reason(e.reason()))));

    private final Contract before;
    private final RecordedEvent<EngagementEvent> recorded;

    /** With what every event may change. */
    private final Contract next;

    private ContractFold(Contract before, RecordedEvent<EngagementEvent> recorded) {
        this.before = before;
        this.recorded = recorded;
        next = before.with(changed -> changed.ending(
                        before.ending().withCounsel(before.ending().counsel().evolve(recorded)))
                .statements(statementsAfter())
                .pauses(before.pauses().evolve(recorded.event()))
                .onboarding(OnboardingFold.evolve(before.onboarding(), recorded))
                .proposals(before.proposals()
                        .evolve(before.sideOf(recorded.event().stamp().party()), recorded))
                .last(recorded.summary()));
    }

    public static Contract begin(VAHired hired) {
        return new Contract(
                hired.engagementId(),
                hired.candidacyId(),
                new Parties(hired.clientId(), hired.vaId(), null),
                hired.stamp(),
                new TermsInForce(hired.termsVersion(), hired.terms(), hired.endsAt(), null),
                Ending.NONE,
                Pauses.NONE,
                Onboarding.NONE,
                Proposals.begin(hired),
                List.of(),
                EventSummary.of(0, hired));
    }

    public static Contract evolve(Contract before, RecordedEvent<EngagementEvent> recorded) {
        ContractFold fold = new ContractFold(before, recorded);
        return EVENTS.applyOr(recorded.event(), fold, fold.next);
    }

    /** The events that change the contract itself. */
    public static Set<Class<? extends EngagementEvent>> types() {
        return EVENTS.types();
    }

    private Contract ending(UnaryOperator<Ending> change) {
        return next.withEnding(change.apply(next.ending()));
    }

    private Ending.Notice notice(BreachNoticeGiven given) {
        return new Ending.Notice(given.groundIds(), given.statement(), given.cureUntil(), given.stamp(), recorded.id());
    }

    private Approval approval(ContractApproved approved) {
        return new Approval(
                approved.termsVersion(),
                approved.documentSha256(),
                Weighed.of(before.terms()),
                approved.stamp(),
                recorded.id(),
                recorded.sequence(),
                true);
    }

    private static Contract lastDayFixed(LastDayFixed fixed, ContractFold fold) {
        return fold.lastDaysBecome(fold.next.ending().lastDays().with(fixed, fold.recorded));
    }

    /** What was received before the end and stored after it undoes the end only where another last day wins. */
    private Contract lastDaysBecome(LastDays days) {
        boolean same = days.decisive(before.inForce().endsAt()).equals(before.decisive());
        boolean stands = next.state() == EngagementStatus.ENDED && same;
        return ending(ending -> ending.with(changed -> {
            changed.lastDays(days);
            if (!stands) {
                changed.state(days.isEmpty() ? running() : EngagementStatus.TERMINATING)
                        .reason(null);
            }
        }));
    }

    private Contract runningAgain() {
        boolean runs = next.state() == EngagementStatus.ACTIVE || next.state() == EngagementStatus.PAUSED;
        return runs ? ending(ending -> ending.withState(running())) : next;
    }

    private EngagementStatus running() {
        Instant at = recorded.event().stamp().occurredAt();
        return next.pauses().isPausedAt(at) ? EngagementStatus.PAUSED : EngagementStatus.ACTIVE;
    }

    private List<Statement> statementsAfter() {
        return recorded.event() instanceof StatementAdded said && said.deliverableId() == null
                ? Lists.with(before.statements(), Statement.of(recorded, said))
                : before.statements();
    }
}
