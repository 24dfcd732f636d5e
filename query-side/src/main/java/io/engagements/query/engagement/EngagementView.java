package io.engagements.query.engagement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ReviewView;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.guard.Means;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.review.Statement;
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
        @JsonUnwrapped Parties parties,
        @JsonUnwrapped LifeCycle lifeCycle,
        @JsonUnwrapped AgreementView.TermsInForce termsInForce,
        OnboardingView.@Nullable ContractApproval contractApproval,
        @JsonUnwrapped EndView end,
        @JsonUnwrapped OnboardingView onboarding,
        @JsonUnwrapped AgreementView agreement,
        List<DeliverableView> deliverables) {

    public record Parties(
            String clientId, String vaId, @Nullable String lawyerId) {

        static Parties of(Contract contract) {
            return new Parties(
                    contract.parties().clientId(),
                    contract.parties().vaId(),
                    contract.parties().lawyerId());
        }
    }

    /** From the hiring to the last day. */
    public record LifeCycle(
            EngagementStatus state,
            long version,
            Instant hiredAt,
            @Nullable EndReason endReason,
            @Nullable Deadline lastDay) {

        static LifeCycle of(Contract contract, Instant at) {
            return new LifeCycle(
                    contract.stateAt(at),
                    contract.version(),
                    contract.hired().occurredAt(),
                    contract.ending().reason(),
                    contract.lastDay().orElse(null));
        }
    }

    public record Summary(
            String engagementId,
            @JsonUnwrapped Parties parties,
            EngagementStatus state,
            long version,
            @Nullable EndReason endReason) {}

    /** @param meansPrescribed words of criteria that seem to prescribe more than the result: a hint, which blocks nothing */
    public record DeliverableView(
            String deliverableId,
            String title,
            @Nullable String brief,
            List<AcceptanceCriterion> criteria,
            List<Means.Prescribed> meansPrescribed,
            DeliverableState state,
            @JsonUnwrapped DeliveryView delivery,
            List<InputView> inputs,
            @JsonUnwrapped ReviewView review,
            @Nullable Deadline reviewUntil,
            List<Statement> statements) {}

    /**
     * The dues of a deliverable, and how it stands towards them.
     *
     * @param declined who did not take it on, when and why
     * @param cancelled who ended it, when and why
     */
    public record DeliveryView(
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
            Delivery.@Nullable Declined declined,
            Delivery.@Nullable Cancelled cancelled) {

        static DeliveryView of(Contract contract, Deliverable deliverable, Instant at) {
            Delivery delivery = deliverable.delivery();
            return new DeliveryView(
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
                    delivery.declined(),
                    delivery.cancelled());
        }
    }

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
                Parties.of(contract),
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
        return new EngagementView(
                contract.engagementId(),
                contract.candidacyId(),
                Parties.of(contract),
                LifeCycle.of(contract, at),
                AgreementView.TermsInForce.of(contract),
                OnboardingView.ContractApproval.of(contract),
                EndView.of(contract),
                OnboardingView.of(contract, at),
                AgreementView.of(engagement, at),
                deliverables.map(each -> deliverable(contract, each, at)).toList());
    }

    /** @param at the instant at which the agreed due is told, and for whom it waits */
    static DeliverableView deliverable(Contract contract, Deliverable kept, Instant at) {
        Deliverable deliverable = kept.at(at);
        return new DeliverableView(
                deliverable.deliverableId(),
                deliverable.title(),
                deliverable.brief(),
                deliverable.criteria(),
                deliverable.prescribed(),
                deliverable.state(),
                DeliveryView.of(contract, deliverable, at),
                InputView.of(deliverable, at),
                ReviewView.of(deliverable.review(), deliverable.standstill().pauses()),
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
