package io.engagements.query.engagement;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.ReviewView;
import io.engagements.rules.engagement.Contract;
import io.engagements.rules.engagement.Deliverable;
import io.engagements.rules.engagement.DeliverableState;
import io.engagements.rules.engagement.Delivery;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.Ground;
import io.engagements.rules.engagement.Statement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An engagement as the interface shows it. Dues carry local time, zone, instant and how they were resolved. */
record EngagementView(
        String engagementId,
        String candidacyId,
        String clientId,
        String vaId,
        @Nullable String lawyerId,
        Contract.Status state,
        long version,
        Instant hiredAt,
        @Nullable EndReason endReason,
        @Nullable Deadline lastDay,
        int termsVersion,
        String termsHash,
        Terms terms,
        List<AgreementView.TermsVersion> termsVersions,
        Contract.@Nullable Approval contractApproval,
        List<EndView.Notice> notices,
        EndView.@Nullable Termination termination,
        List<EndView.LastDay> lastDays,
        List<EndView.Counsel> counsel,
        OnboardingView.Confidentiality nda,
        List<OnboardingView.MaterialView> materials,
        List<OnboardingView.AccessView> accesses,
        List<OnboardingView.ChannelView> channels,
        List<OnboardingView.ExitItem> exitList,
        List<AgreementView.Proposed> proposals,
        List<DeliverableView> deliverables) {

    record Summary(
            String engagementId,
            String clientId,
            String vaId,
            @Nullable String lawyerId,
            Contract.Status state,
            long version,
            @Nullable EndReason endReason) {}

    record DeliverableView(
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
            long lateBySeconds,
            List<ReviewView.Submission> submissions,
            List<ReviewView.Round> rounds,
            List<ReviewView.Rejection> rejections,
            List<ReviewView.Lapse> lapses,
            ReviewView.@Nullable Acceptance acceptance,
            List<ReviewView.Acceptance> acceptances,
            List<ReviewView.Reopening> reopenings,
            @Nullable Deadline reviewUntil,
            List<Statement> statements) {}

    record GroundView(
            String groundId,
            Ground.Kind kind,
            Ground.State state,
            @Nullable String deliverableId,
            List<String> deliverableIds,
            boolean contested,
            List<String> eventIds,
            @Nullable Deadline cureUntil) {}

    record Grounds(
            long version, List<GroundView> items, @Nullable String next) {}

    /** @param at the instant at which the state is told */
    static Summary summary(Contract contract, Instant at) {
        return new Summary(
                contract.engagementId(),
                contract.clientId(),
                contract.vaId(),
                contract.lawyerId(),
                contract.stateAt(at),
                contract.version(),
                contract.endReason());
    }

    /** @param at the instant at which the state is told, and whether an agreement is in force */
    static EngagementView of(Engagement engagement, Instant at) {
        Contract contract = engagement.contract();
        OnboardingView onboarding = new OnboardingView(contract, at);
        Stamp hired = contract.hired();
        return new EngagementView(
                contract.engagementId(),
                contract.candidacyId(),
                contract.clientId(),
                contract.vaId(),
                contract.lawyerId(),
                contract.stateAt(at),
                contract.version(),
                hired.occurredAt(),
                contract.endReason(),
                contract.lastDay().orElse(null),
                contract.termsVersion(),
                AgreementView.hash(contract.terms()),
                contract.terms(),
                AgreementView.versions(contract.proposals()),
                contract.approval(),
                EndView.notices(contract),
                EndView.termination(contract),
                EndView.lastDays(contract),
                EndView.counsel(contract),
                onboarding.nda(),
                onboarding.materials(),
                onboarding.accesses(),
                onboarding.channels(),
                onboarding.exitList(),
                AgreementView.proposals(contract.proposals()),
                engagement.deliverables().values().stream()
                        .map(each -> deliverable(contract, each))
                        .toList());
    }

    static DeliverableView deliverable(Contract contract, Deliverable deliverable) {
        Delivery delivery = deliverable.delivery();
        return new DeliverableView(
                deliverable.deliverableId(),
                deliverable.title(),
                deliverable.brief(),
                deliverable.criteria(),
                deliverable.state(),
                delivery.requestedDue(),
                delivery.originalDue(),
                delivery.agreedDue(),
                delivery.declinedAt(),
                delivery.cancelledAt(),
                delivery.missedAt(),
                delivery.missSuperseded(),
                AgreementView.isExtensionPending(contract.proposals(), deliverable),
                delivery.lateBySeconds(),
                ReviewView.submissions(deliverable.review()),
                ReviewView.rounds(deliverable.review()),
                ReviewView.rejections(deliverable.review()),
                ReviewView.lapses(deliverable.review()),
                ReviewView.acceptance(deliverable.review()),
                ReviewView.acceptances(deliverable.review()),
                ReviewView.reopenings(deliverable.review()),
                deliverable.state() == DeliverableState.SUBMITTED
                        ? deliverable.review().reviewUntil().orElse(null)
                        : null,
                deliverable.review().statements());
    }

    /** @param at the instant at which each ground's state is told */
    static Grounds grounds(Engagement engagement, Instant at) {
        List<GroundView> items = engagement.grounds().values().stream()
                .map(ground -> ground(ground, at))
                .toList();
        return new Grounds(engagement.contract().version(), items, null);
    }

    static GroundView ground(Ground ground, Instant at) {
        List<String> about = ground.deliverableIds();
        return new GroundView(
                ground.groundId(),
                ground.kind(),
                ground.stateAt(at),
                about.size() == 1 ? about.get(0) : null,
                about,
                ground.isContested(),
                ground.eventIds(),
                ground.cureUntil());
    }
}
