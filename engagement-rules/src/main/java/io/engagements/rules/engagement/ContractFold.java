package io.engagements.rules.engagement;

import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.BreachNoticeGiven;
import io.engagements.events.engagement.EngagementEvent.ContractApproved;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.EngagementEnded;
import io.engagements.events.engagement.EngagementEvent.EngagementPaused;
import io.engagements.events.engagement.EngagementEvent.EngagementResumed;
import io.engagements.events.engagement.EngagementEvent.LastDayFixed;
import io.engagements.events.engagement.EngagementEvent.LawyerAppointed;
import io.engagements.events.engagement.EngagementEvent.StatementAdded;
import io.engagements.events.engagement.EngagementEvent.TerminationWithdrawn;
import io.engagements.events.engagement.EngagementEvent.TermsChanged;
import io.engagements.events.engagement.EngagementEvent.VAHired;
import io.engagements.events.engagement.OnboardingEvent.LastDayPassed;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Deed;
import io.engagements.rules.Recorded;
import io.engagements.rules.engagement.Contract.Approval;
import io.engagements.rules.engagement.Contract.Notice;
import io.engagements.rules.engagement.Contract.Status;
import io.engagements.rules.engagement.Contract.Weighed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How events change the contract; it only assigns. */
final class ContractFold {

    private final Contract before;
    private @Nullable String lawyerId;
    private Status state;
    private @Nullable Approval approval;
    private List<Notice> notices;
    private List<Miss> misses;
    private LastDays lastDays;
    private @Nullable EndReason endReason;
    private final Counsel counsel;
    private final List<Statement> statements;
    private final Pauses pauses;
    private final Onboarding onboarding;
    private int termsVersion;
    private Terms terms;
    private @Nullable Deadline endsAt;

    private ContractFold(Contract before, Recorded<EngagementEvent> recorded) {
        this.before = before;
        lawyerId = before.lawyerId();
        state = before.state();
        approval = before.approval();
        notices = before.notices();
        misses = before.misses();
        lastDays = before.lastDays();
        endReason = before.endReason();
        counsel = before.counsel().after(recorded);
        statements = statementsAfter(recorded);
        pauses = before.pauses().after(recorded.event());
        onboarding = OnboardingFold.after(before.onboarding(), recorded);
        termsVersion = before.termsVersion();
        terms = before.terms();
        endsAt = before.endsAt();
    }

    static Contract begin(VAHired hired) {
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
                Status.ACTIVE,
                null,
                List.of(),
                List.of(),
                LastDays.NONE,
                null,
                Counsel.NONE,
                List.of(),
                Proposals.begin(hired),
                0,
                Deed.of(0, hired),
                Onboarding.NONE,
                Pauses.NONE);
    }

    static Contract after(Engagement engagement, Recorded<EngagementEvent> recorded) {
        Contract before = engagement.contract();
        ContractFold fold = new ContractFold(before, recorded);
        fold.assign(recorded);
        fold.assignMisses(engagement, recorded);
        return new Contract(
                before.engagementId(),
                before.candidacyId(),
                before.clientId(),
                before.vaId(),
                fold.lawyerId,
                before.hired(),
                fold.termsVersion,
                fold.terms,
                fold.endsAt,
                fold.state,
                fold.approval,
                fold.notices,
                fold.misses,
                fold.lastDays,
                fold.endReason,
                fold.counsel,
                fold.statements,
                before.proposals().after(before, recorded),
                recorded.sequence(),
                recorded.deed(),
                fold.onboarding,
                fold.pauses);
    }

    private void assign(Recorded<EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        if (event instanceof LawyerAppointed appointed) {
            lawyerId = appointed.lawyerId();
        } else if (event instanceof ContractApproved approved) {
            approval = approval(recorded, approved);
        } else if (event instanceof BreachNoticeGiven given) {
            notices = with(
                    notices,
                    new Notice(given.groundIds(), given.statement(), given.cureUntil(), given.stamp(), recorded.id()));
        } else if (event instanceof LastDayFixed fixed) {
            lastDaysBecome(lastDays.with(fixed, recorded), fixed);
        } else if (event instanceof TerminationWithdrawn withdrawn) {
            lastDaysBecome(lastDays.withoutTermination(withdrawn.stamp()), withdrawn);
        } else if ((event instanceof EngagementPaused || event instanceof EngagementResumed)
                && (state == Status.ACTIVE || state == Status.PAUSED)) {
            state = running(event);
        } else if (event instanceof LastDayPassed) {
            state = Status.TERMINATING;
        } else if (event instanceof EngagementEnded ended) {
            state = Status.ENDED;
            endReason = ended.reason();
        } else if (event instanceof TermsChanged changed) {
            termsVersion = changed.version();
            terms = changed.terms();
            endsAt = changed.endsAt();
            approval = approval == null ? null : approval.under(changed.terms());
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
    private void lastDaysBecome(LastDays next, EngagementEvent event) {
        boolean same = next.decisive(before.endsAt()).equals(before.decisive());
        lastDays = next;
        if (state != Status.ENDED || !same) {
            state = next.isEmpty() ? running(event) : Status.TERMINATING;
            endReason = null;
        }
    }

    private Status running(EngagementEvent event) {
        return pauses.isPausedAt(event.stamp().occurredAt()) ? Status.PAUSED : Status.ACTIVE;
    }

    private List<Statement> statementsAfter(Recorded<EngagementEvent> recorded) {
        return recorded.event() instanceof StatementAdded said && said.deliverableId() == null
                ? with(before.statements(), Statement.of(recorded, said))
                : before.statements();
    }

    private static <T> List<T> with(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return List.copyOf(all);
    }

    private void assignMisses(Engagement engagement, Recorded<EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        if (event instanceof DeadlineMissed missed && missed.round() == null) {
            Instant at = missed.stamp().occurredAt();
            List<Miss> all = new ArrayList<>(Miss.counting(misses, at));
            all.add(Miss.of(missed, recorded.id(), terms));
            misses = List.copyOf(all);
        } else if (!misses.isEmpty()) {
            Circumstances now = Circumstances.of(pauses, onboarding, lastDays, endsAt);
            Set<String> lifted = engagement.touchedBy(event, now).stream()
                    .filter(each -> isMissed(each.deliverableId()))
                    .filter(each -> !each.after(recorded, now).delivery().isMissed())
                    .map(Deliverable::deliverableId)
                    .collect(Collectors.toUnmodifiableSet());
            misses = misses.stream()
                    .filter(miss -> !lifted.contains(miss.deliverableId()))
                    .toList();
        }
    }

    private boolean isMissed(String deliverableId) {
        return misses.stream().anyMatch(miss -> miss.deliverableId().equals(deliverableId));
    }
}
