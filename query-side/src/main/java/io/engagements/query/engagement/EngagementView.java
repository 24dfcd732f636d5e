package io.engagements.query.engagement;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ReviewView;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.review.Statement;
import io.engagements.rules.time.Intervals;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An engagement as the interface shows it. Dues carry local time, zone, instant and how they were resolved. */
public record EngagementView(
        String engagementId,
        String candidacyId,
        String clientId,
        String vaId,
        @Nullable String lawyerId,
        EngagementStatus state,
        long version,
        Instant hiredAt,
        @Nullable EndReason endReason,
        @Nullable Deadline lastDay,
        int termsVersion,
        String termsHash,
        Terms terms,
        List<AgreementView.TermsVersion> termsVersions,
        OnboardingView.@Nullable ContractApproval contractApproval,
        List<EndView.Notice> notices,
        EndView.@Nullable Termination termination,
        List<EndView.LastDay> lastDays,
        List<EndView.Counsel> counsel,
        List<OnboardingView.DocumentView> documents,
        OnboardingView.Confidentiality nda,
        List<OnboardingView.MaterialView> materials,
        List<OnboardingView.AccessView> accesses,
        List<OnboardingView.ChannelView> channels,
        List<OnboardingView.ExitItem> exitList,
        List<AgreementView.Proposed> proposals,
        List<AgreementView.Pause> pauses,
        List<DeliverableView> deliverables) {

    public record Summary(
            String engagementId,
            String clientId,
            String vaId,
            @Nullable String lawyerId,
            EngagementStatus state,
            long version,
            @Nullable EndReason endReason) {}

    public record DeliverableView(
            String deliverableId,
            String title,
            @Nullable String brief,
            List<AcceptanceCriterion> criteria,
            DeliverableState state,
            Deadline requestedDue,
            @Nullable Deadline originalDue,
            @Nullable Deadline agreedDue,
            @Nullable Instant declinedAt,
            @Nullable Instant cancelledAt,
            @Nullable Instant missedAt,
            boolean missSuperseded,
            boolean extensionPending,
            boolean waitingForClient,
            long lateBySeconds,
            List<InputView> inputs,
            List<ReviewView.Submission> submissions,
            List<ReviewView.Round> rounds,
            List<ReviewView.Rejection> rejections,
            List<ReviewView.Lapse> lapses,
            ReviewView.@Nullable Acceptance acceptance,
            List<ReviewView.Acceptance> acceptances,
            List<ReviewView.Reopening> reopenings,
            @Nullable Deadline reviewUntil,
            List<Statement> statements) {}

    public record GroundView(
            String groundId,
            Ground.Kind kind,
            Ground.State state,
            @Nullable String deliverableId,
            List<String> deliverableIds,
            boolean contested,
            List<String> eventIds,
            @Nullable Deadline cureUntil) {}

    public record Grounds(
            long version, List<GroundView> items, @Nullable String next) {}

    /** @param at the instant at which the state is told */
    static Summary summary(Contract contract, Instant at) {
        return new Summary(
                contract.engagementId(),
                contract.parties().clientId(),
                contract.parties().vaId(),
                contract.parties().lawyerId(),
                contract.stateAt(at),
                contract.version(),
                contract.ending().reason());
    }

    /** @param at the instant at which the state is told, and whether an agreement is in force */
    static EngagementView of(Engagement engagement, Instant at) {
        return of(engagement, at, engagement.deliverables().values().stream());
    }

    /** As above, with these of its deliverables only. */
    public static EngagementView of(Engagement engagement, Instant at, Set<String> deliverableIds) {
        return of(
                engagement,
                at,
                engagement.deliverables().values().stream()
                        .filter(each -> deliverableIds.contains(each.deliverableId())));
    }

    private static EngagementView of(Engagement engagement, Instant at, Stream<Deliverable> deliverables) {
        Contract contract = engagement.contract();
        OnboardingView onboarding = new OnboardingView(contract, at);
        Stamp hired = contract.hired();
        return new EngagementView(
                contract.engagementId(),
                contract.candidacyId(),
                contract.parties().clientId(),
                contract.parties().vaId(),
                contract.parties().lawyerId(),
                contract.stateAt(at),
                contract.version(),
                hired.occurredAt(),
                contract.ending().reason(),
                contract.lastDay().orElse(null),
                contract.termsVersion(),
                AgreementView.hash(contract.terms()),
                contract.terms(),
                AgreementView.versions(contract.proposals()),
                onboarding.contractApproval(),
                EndView.notices(contract),
                EndView.termination(contract),
                EndView.lastDays(contract),
                EndView.counsel(contract),
                onboarding.documents(),
                onboarding.nda(),
                onboarding.materials(),
                onboarding.accesses(),
                onboarding.channels(),
                onboarding.exitList(),
                AgreementView.proposals(engagement, at),
                AgreementView.pauses(contract.pauses()),
                deliverables.map(each -> deliverable(contract, each, at)).toList());
    }

    /** @param at the instant at which the agreed due is told, and for whom it waits */
    static DeliverableView deliverable(Contract contract, Deliverable kept, Instant at) {
        Deliverable deliverable = kept.at(at);
        Delivery delivery = deliverable.delivery();
        Intervals pauses = deliverable.standstill().pauses();
        return new DeliverableView(
                deliverable.deliverableId(),
                deliverable.title(),
                deliverable.brief(),
                deliverable.criteria(),
                deliverable.state(),
                delivery.requestedDue(),
                delivery.originalDue(),
                deliverable.agreedDue(),
                delivery.declinedAt(),
                delivery.cancelledAt(),
                delivery.missedAt(),
                delivery.missSuperseded(),
                AgreementView.isExtensionPending(contract, deliverable, at),
                Clocks.waitsForClientAt(deliverable, at),
                deliverable.lateBySeconds(),
                InputView.of(deliverable, at),
                ReviewView.submissions(deliverable.review(), pauses),
                ReviewView.rounds(deliverable.review(), pauses),
                ReviewView.rejections(deliverable.review()),
                ReviewView.lapses(deliverable.review()),
                ReviewView.acceptance(deliverable.review()),
                ReviewView.acceptances(deliverable.review()),
                ReviewView.reopenings(deliverable.review()),
                deliverable.state() == DeliverableState.SUBMITTED
                        ? ReviewClocks.reviewEnd(deliverable).orElse(null)
                        : null,
                deliverable.review().statements());
    }

    /** @param at the instant at which each ground's state is told */
    static Grounds grounds(Contract contract, Page<Ground> page, Instant at) {
        List<GroundView> items = page.items().stream()
                .map(ground -> ground(contract, ground, at))
                .toList();
        return new Grounds(contract.version(), items, page.next());
    }

    public static GroundView ground(Contract contract, Ground ground, Instant at) {
        List<String> about = ground.deliverableIds();
        return new GroundView(
                ground.groundId(),
                ground.kind(),
                ground.stateAt(at),
                about.size() == 1 ? about.get(0) : null,
                about,
                ground.isContested(),
                ground.eventIds(),
                ground.cureEnd(contract));
    }
}
