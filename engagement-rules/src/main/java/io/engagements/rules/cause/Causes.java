package io.engagements.rules.cause;

import io.engagements.events.engagement.CancellationCause;
import io.engagements.events.engagement.ContractEvent;
import io.engagements.events.engagement.ContractEvent.ContractApproved;
import io.engagements.events.engagement.ContractEvent.EngagementPaused;
import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.ContractEvent.LawyerAppointed;
import io.engagements.events.engagement.ContractEvent.PauseAgreed;
import io.engagements.events.engagement.ContractEvent.PauseProposed;
import io.engagements.events.engagement.ContractEvent.ResumeProposed;
import io.engagements.events.engagement.ContractEvent.TermsChangeAccepted;
import io.engagements.events.engagement.ContractEvent.TermsChangeProposed;
import io.engagements.events.engagement.ContractEvent.TermsChanged;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.LastDayFixed;
import io.engagements.events.engagement.OnboardingEvent;
import io.engagements.events.engagement.OnboardingEvent.AccessGranted;
import io.engagements.events.engagement.OnboardingEvent.AccessRevoked;
import io.engagements.events.engagement.OnboardingEvent.ChannelDiverted;
import io.engagements.events.engagement.OnboardingEvent.ChannelReturned;
import io.engagements.events.engagement.OnboardingEvent.DocumentProvided;
import io.engagements.events.engagement.OnboardingEvent.ExitItemCompleted;
import io.engagements.events.engagement.OnboardingEvent.ExitItemWaived;
import io.engagements.events.engagement.OnboardingEvent.LastDayPassed;
import io.engagements.events.engagement.OnboardingEvent.MaterialAcknowledged;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.events.engagement.OnboardingEvent.NdaExpired;
import io.engagements.events.engagement.OnboardingEvent.NdaSigned;
import io.engagements.events.engagement.ProposalEvent;
import io.engagements.events.engagement.ProposalEvent.CancellationProposed;
import io.engagements.events.engagement.ProposalEvent.DueDateChanged;
import io.engagements.events.engagement.ProposalEvent.DueDateProposed;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundAccepted;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundProposed;
import io.engagements.events.engagement.ProposalEvent.InputProposed;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalEvent.ProposalLapsed;
import io.engagements.events.engagement.ProposalEvent.ProposalWithdrawn;
import io.engagements.events.engagement.ProposalEvent.ReopeningProposed;
import io.engagements.events.engagement.ReviewEvent;
import io.engagements.events.engagement.ReviewEvent.DeliverableAccepted;
import io.engagements.events.engagement.ReviewEvent.DeliverableRejected;
import io.engagements.events.engagement.ReviewEvent.ImprovementConceded;
import io.engagements.events.engagement.ReviewEvent.ImprovementContested;
import io.engagements.events.engagement.ReviewEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.events.engagement.ReviewEvent.RejectionContested;
import io.engagements.events.engagement.ReviewEvent.ReviewLapsed;
import io.engagements.events.engagement.ReviewEvent.ReviewReopened;
import io.engagements.events.engagement.ReviewEvent.StatementAdded;
import io.engagements.events.engagement.TerminationEvent;
import io.engagements.events.engagement.TerminationEvent.BreachNoticeGiven;
import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.events.engagement.TerminationEvent.EndAgreed;
import io.engagements.events.engagement.TerminationEvent.EndProposed;
import io.engagements.events.engagement.TerminationEvent.EngagementEnded;
import io.engagements.events.engagement.TerminationEvent.OrdinaryNoticeGiven;
import io.engagements.events.engagement.TerminationEvent.TerminationApprovalRequested;
import io.engagements.events.engagement.TerminationEvent.TerminationApproved;
import io.engagements.events.engagement.TerminationEvent.TerminationRefused;
import io.engagements.events.engagement.TerminationEvent.TerminationWithdrawn;
import io.engagements.events.engagement.TerminationEvent.VAResigned;
import io.engagements.events.engagement.WorkEvent;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.events.engagement.WorkEvent.DeliverableCancelled;
import io.engagements.events.engagement.WorkEvent.DeliverableCommitted;
import io.engagements.events.engagement.WorkEvent.DeliverableDeclined;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.engagement.WorkEvent.InputAdded;
import io.engagements.events.engagement.WorkEvent.InputProvided;
import io.engagements.events.engagement.WorkEvent.InputReturned;
import io.engagements.events.engagement.WorkEvent.RequestLapsed;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Table;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each event of an engagement came of, as far as the events say so. Nothing of it is stored with them, so it is known of
 * those too that were stored before anybody asked.
 */
public final class Causes {

    private static final Table<ContractEvent, Links, Links> CONTRACT = new Table<ContractEvent, Links, Links>()
            .on(VAHired.class, (e, it) -> lastDayOfTerms(it, e.endsAt()))
            .on(TermsChangeProposed.class, (e, it) -> it.makes(proposal(e.proposalId())))
            .on(TermsChangeAccepted.class, (e, it) -> it.of(proposal(e.proposalId()))
                    .makes("terms/" + e.proposalId()))
            .on(TermsChanged.class, (e, it) -> lastDayOfTerms(it, e.endsAt()).of("terms/" + e.proposalId()))
            .on(PauseProposed.class, (e, it) -> it.makes(proposal(e.proposalId())))
            .on(PauseAgreed.class, (e, it) -> it.of(proposal(e.proposalId())).makes("pause-agreed"))
            .on(EngagementPaused.class, (e, it) -> it.of("pause-agreed").makes("pause"))
            .on(ResumeProposed.class, (e, it) -> it.of("pause").makes(proposal(e.proposalId())))
            .on(
                    EngagementResumed.class,
                    (e, it) -> e.proposalId() == null ? it.of("pause") : it.of("pause", proposal(e.proposalId())))
            .on(LawyerAppointed.class, (e, it) -> it)
            .on(ContractApproved.class, (e, it) -> it.of(document(DocumentKind.CONTRACT)));

    private static final Table<OnboardingEvent, Links, Links> ONBOARDING = new Table<OnboardingEvent, Links, Links>()
            .on(DocumentProvided.class, (e, it) -> it.makes(document(e.kind())))
            .on(NdaSigned.class, (e, it) -> it.of(document(DocumentKind.NDA)).makes("nda"))
            .on(NdaExpired.class, (e, it) -> it.of("nda"))
            .on(MaterialShared.class, (e, it) -> it.makes(entrusted(e.materialId())))
            .on(MaterialAcknowledged.class, (e, it) -> it.of(entrusted(e.materialId())))
            .on(AccessGranted.class, (e, it) -> it.makes(entrusted(e.accessId())))
            .on(AccessRevoked.class, (e, it) -> it.of(entrusted(e.accessId())))
            .on(ChannelDiverted.class, (e, it) -> it.makes(entrusted(e.channelId())))
            .on(ChannelReturned.class, (e, it) -> it.of(entrusted(e.channelId())))
            .on(ExitItemCompleted.class, (e, it) -> it.of(entrusted(e.itemId())))
            .on(ExitItemWaived.class, (e, it) -> it.of(entrusted(e.itemId())))
            .on(LastDayPassed.class, (e, it) -> it.of(lastDay(e.lastDay())).makes("last-day-passed"));

    private static final Table<WorkEvent, Links, Links> WORK = new Table<WorkEvent, Links, Links>()
            .on(DeliverableRequested.class, (e, it) -> it.makes(work(e.deliverableId())))
            .on(DeliverableCommitted.class, (e, it) -> it.of(work(e.deliverableId()))
                    .makes(due(e.deliverableId(), null), asked(e.deliverableId())))
            .on(DeliverableDeclined.class, (e, it) -> it.of(work(e.deliverableId())))
            .on(RequestLapsed.class, (e, it) -> it.of(work(e.deliverableId())))
            .on(
                    DeliverableSubmitted.class,
                    (e, it) -> e.partial()
                            ? it.of(asked(e.deliverableId()))
                            : it.of(asked(e.deliverableId())).makes(review(e.deliverableId())))
            .on(
                    DeliverableCancelled.class,
                    (e, it) -> e.cause() == CancellationCause.AGREED
                            ? it.of("cancellation/" + e.deliverableId())
                            : it.of(work(e.deliverableId())))
            .on(DeadlineMissed.class, (e, it) -> it.of(due(e.deliverableId(), e.round())))
            .on(InputAdded.class, (e, it) -> it.of(
                            e.proposalId() == null ? work(e.deliverableId()) : proposal(e.proposalId()))
                    .makes(owed(e.deliverableId(), e.inputId())))
            .on(InputProvided.class, (e, it) -> it.of(owed(e.deliverableId(), e.inputId()))
                    .makes(given(e.deliverableId(), e.inputId())))
            .on(InputReturned.class, (e, it) -> it.of(given(e.deliverableId(), e.inputId()))
                    .makes(owed(e.deliverableId(), e.inputId())));

    private static final Table<ReviewEvent, Links, Links> REVIEW = new Table<ReviewEvent, Links, Links>()
            .on(DeliverableAccepted.class, (e, it) -> it.of(review(e.deliverableId()))
                    .makes(decision(e.deliverableId())))
            .on(QualityImprovementRequested.class, (e, it) -> it.of(
                            e.asked() == null
                                    ? review(e.deliverableId())
                                    : proposal(e.asked().proposalId()))
                    .makes(due(e.deliverableId(), e.round()), asked(e.deliverableId())))
            .on(DeliverableRejected.class, (e, it) -> it.of(review(e.deliverableId()))
                    .makes(decision(e.deliverableId())))
            .on(RejectionContested.class, (e, it) -> it.of(decision(e.deliverableId())))
            .on(ImprovementContested.class, (e, it) -> it.of(due(e.deliverableId(), e.round()))
                    .makes(contest(e.deliverableId(), e.round())))
            .on(
                    ImprovementWithdrawn.class,
                    (e, it) -> it.of(due(e.deliverableId(), e.round()), contest(e.deliverableId(), e.round())))
            .on(ImprovementConceded.class, (e, it) -> it.of(contest(e.deliverableId(), e.round())))
            .on(ReviewLapsed.class, (e, it) -> it.of(review(e.deliverableId())).makes(decision(e.deliverableId())))
            .on(ReviewReopened.class, (e, it) -> it.of(proposal(e.proposalId())).makes(review(e.deliverableId())))
            .on(StatementAdded.class, Causes::statement);

    private static final Table<ProposalEvent, Links, Links> PROPOSALS = new Table<ProposalEvent, Links, Links>()
            .on(ProposalDeclined.class, (e, it) -> it.of(proposal(e.proposalId())))
            .on(ProposalWithdrawn.class, (e, it) -> it.of(proposal(e.proposalId())))
            .on(ProposalLapsed.class, (e, it) -> it.of(proposal(e.proposalId())))
            .on(DueDateProposed.class, (e, it) -> it.of(due(e.deliverableId(), e.round()))
                    .makes(proposal(e.proposalId())))
            .on(DueDateChanged.class, (e, it) -> it.of(proposal(e.proposalId()))
                    .makes(due(e.deliverableId(), e.round())))
            .on(CancellationProposed.class, (e, it) -> it.of(work(e.deliverableId()))
                    .makes(proposal(e.proposalId()), "cancellation/" + e.deliverableId()))
            .on(InputProposed.class, (e, it) -> it.of(work(e.deliverableId())).makes(proposal(e.proposalId())))
            .on(ExtraRoundProposed.class, (e, it) -> it.of(review(e.deliverableId()))
                    .makes(proposal(e.proposalId())))
            .on(ExtraRoundAccepted.class, (e, it) -> it.of(proposal(e.proposalId())))
            .on(ReopeningProposed.class, (e, it) -> it.of(decision(e.deliverableId()))
                    .makes(proposal(e.proposalId())));

    private static final Table<TerminationEvent, Links, Links> TERMINATION = new Table<TerminationEvent, Links, Links>()
            .on(BreachNoticeGiven.class, (e, it) -> it.grounds(e.groundIds()))
            .on(TerminationApprovalRequested.class, (e, it) -> it.grounds(e.groundIds())
                    .makes("approval-asked"))
            .on(TerminationApproved.class, (e, it) -> it.of("approval-asked").makes("approval"))
            .on(TerminationRefused.class, (e, it) -> it.of("approval-asked"))
            .on(
                    ContractTerminated.class,
                    (e, it) -> fixes(e, it).grounds(e.groundIds()).of("approval"))
            .on(TerminationWithdrawn.class, (e, it) -> it.of(end(EndReason.TERMINATED_FOR_CAUSE)))
            .on(VAResigned.class, Causes::fixes)
            .on(OrdinaryNoticeGiven.class, Causes::fixes)
            .on(EndProposed.class, (e, it) -> it.makes(proposal(e.proposalId())))
            .on(EndAgreed.class, (e, it) -> fixes(e, it).of(proposal(e.proposalId())))
            .on(EngagementEnded.class, (e, it) -> it.of(end(e.reason()), "last-day-passed"));

    private static final Table<EngagementEvent, Links, Links> EVENTS = new Table<EngagementEvent, Links, Links>()
            .room(CONTRACT, it -> it)
            .room(ONBOARDING, it -> it)
            .room(WORK, it -> it)
            .room(REVIEW, it -> it)
            .room(PROPOSALS, it -> it)
            .room(TERMINATION, it -> it);

    private Causes() {}

    public static Links of(EngagementEvent event) {
        return EVENTS.apply(event, Links.NONE);
    }

    static Set<Class<? extends EngagementEvent>> types() {
        return EVENTS.types();
    }

    private static Links statement(StatementAdded said, Links it) {
        String id = said.about().id();
        return switch (said.about().kind()) {
            case DELIVERABLE -> it.of(work(id));
            // By the deliverable's id, or that of an event.
            case REVIEW -> id.equals(said.deliverableId()) ? it.of(review(id)) : it.event(id);
            case NOTICE, TERMINATION -> it.event(id);
        };
    }

    private static Links lastDayOfTerms(Links it, @Nullable Deadline endsAt) {
        return endsAt == null ? it : it.makes(end(EndReason.COMPLETED), end(EndReason.EXPIRED), lastDay(endsAt));
    }

    private static Links fixes(LastDayFixed event, Links it) {
        return it.makes(end(event.endReason()), lastDay(event.lastDay()));
    }

    private static String proposal(String id) {
        return "proposal/" + id;
    }

    private static String document(DocumentKind kind) {
        return "document/" + kind;
    }

    private static String entrusted(String id) {
        return "entrusted/" + id;
    }

    private static String work(String deliverableId) {
        return "work/" + deliverableId;
    }

    private static String due(String deliverableId, @Nullable Integer round) {
        return "due/" + deliverableId + (round == null ? "" : "/" + round);
    }

    /** What is handed in next was asked for by this. */
    private static String asked(String deliverableId) {
        return "asked/" + deliverableId;
    }

    private static String owed(String deliverableId, String inputId) {
        return "owed/" + deliverableId + "/" + inputId;
    }

    private static String given(String deliverableId, String inputId) {
        return "given/" + deliverableId + "/" + inputId;
    }

    private static String review(String deliverableId) {
        return "review/" + deliverableId;
    }

    private static String decision(String deliverableId) {
        return "decision/" + deliverableId;
    }

    private static String contest(String deliverableId, int round) {
        return "contest/" + deliverableId + "/" + round;
    }

    private static String end(EndReason reason) {
        return "end/" + reason;
    }

    private static String lastDay(Deadline end) {
        return "last-day/" + end.instant();
    }
}
