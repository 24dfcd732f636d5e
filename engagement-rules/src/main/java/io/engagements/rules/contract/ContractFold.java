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
import io.engagements.events.engagement.TerminationEvent.EngagementEnded;
import io.engagements.events.engagement.TerminationEvent.TerminationWithdrawn;
import io.engagements.rules.Deed;
import io.engagements.rules.Lists;
import io.engagements.rules.Recorded;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.clock.Pauses;
import io.engagements.rules.contract.Contract.Approval;
import io.engagements.rules.contract.Contract.Notice;
import io.engagements.rules.contract.Contract.Weighed;
import io.engagements.rules.onboarding.Onboarding;
import io.engagements.rules.onboarding.OnboardingFold;
import io.engagements.rules.proposal.Proposals;
import io.engagements.rules.review.Statement;
import java.util.List;

/** How events change the contract; it only assigns. */
public final class ContractFold {

    private final Contract before;
    private final ContractBuilder next;

    private ContractFold(Contract before, Recorded<EngagementEvent> recorded) {
        this.before = before;
        next = ContractBuilder.builder(before)
                .counsel(before.counsel().evolve(recorded))
                .statements(statementsAfter(recorded))
                .pauses(before.pauses().evolve(recorded.event()))
                .onboarding(OnboardingFold.evolve(before.onboarding(), recorded))
                .proposals(before.proposals()
                        .evolve(before.sideOf(recorded.event().stamp().party()), recorded))
                .version(recorded.sequence())
                .last(recorded.deed());
    }

    public static Contract begin(VAHired hired) {
        return new Contract(
                hired.engagementId(),
                hired.candidacyId(),
                hired.clientId(),
                hired.vaId(),
                null,
                hired.stamp(),
                hired.termsVersion(),
                hired.terms(),
                hired.endsAt(),
                EngagementStatus.ACTIVE,
                null,
                List.of(),
                List.of(),
                LastDays.NONE,
                null,
                LegalOpinions.NONE,
                List.of(),
                Proposals.begin(hired),
                0,
                Deed.of(0, hired),
                Onboarding.NONE,
                Pauses.NONE);
    }

    public static Contract evolve(Contract before, Recorded<EngagementEvent> recorded) {
        ContractFold fold = new ContractFold(before, recorded);
        fold.assign(recorded);
        return fold.next.build();
    }

    private void assign(Recorded<EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        if (event instanceof LawyerAppointed appointed) {
            next.lawyerId(appointed.lawyerId());
        } else if (event instanceof ContractApproved approved) {
            next.approval(approval(recorded, approved));
        } else if (event instanceof BreachNoticeGiven given) {
            next.notices(Lists.with(
                    next.notices(),
                    new Notice(given.groundIds(), given.statement(), given.cureUntil(), given.stamp(), recorded.id())));
        } else if (event instanceof LastDayFixed fixed) {
            lastDaysBecome(next.lastDays().with(fixed, recorded), event);
        } else if (event instanceof TerminationWithdrawn withdrawn) {
            lastDaysBecome(next.lastDays().withoutTermination(withdrawn.stamp()), event);
        } else if ((event instanceof EngagementPaused || event instanceof EngagementResumed)
                && (next.state() == EngagementStatus.ACTIVE || next.state() == EngagementStatus.PAUSED)) {
            next.state(running(event));
        } else if (event instanceof LastDayPassed) {
            next.state(EngagementStatus.TERMINATING);
        } else if (event instanceof EngagementEnded ended) {
            next.state(EngagementStatus.ENDED).endReason(ended.reason());
        } else if (event instanceof TermsChanged changed) {
            Approval approval = before.approval();
            next.termsVersion(changed.version())
                    .terms(changed.terms())
                    .endsAt(changed.endsAt())
                    .approval(approval == null ? null : approval.under(changed.terms()));
        }
    }

    private Approval approval(Recorded<?> recorded, ContractApproved approved) {
        return new Approval(
                approved.termsVersion(),
                approved.documentSha256(),
                Weighed.of(before.terms()),
                approved.stamp(),
                recorded.id(),
                recorded.sequence(),
                true);
    }

    /** What was received before the end and stored after it undoes the end only where another last day wins. */
    private void lastDaysBecome(LastDays days, EngagementEvent event) {
        boolean same = days.decisive(before.endsAt()).equals(before.decisive());
        next.lastDays(days);
        if (next.state() != EngagementStatus.ENDED || !same) {
            next.state(days.isEmpty() ? running(event) : EngagementStatus.TERMINATING)
                    .endReason(null);
        }
    }

    private EngagementStatus running(EngagementEvent event) {
        return next.pauses().isPausedAt(event.stamp().occurredAt()) ? EngagementStatus.PAUSED : EngagementStatus.ACTIVE;
    }

    private List<Statement> statementsAfter(Recorded<EngagementEvent> recorded) {
        return recorded.event() instanceof StatementAdded said && said.deliverableId() == null
                ? Lists.with(before.statements(), Statement.of(recorded, said))
                : before.statements();
    }
}
