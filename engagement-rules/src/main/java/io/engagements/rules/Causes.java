package io.engagements.rules;

import io.engagements.events.DomainCommand;
import io.engagements.events.DomainEvent;
import io.engagements.events.candidacy.CandidacyCommand.DeclineOffer;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyCommand.RecordVettingCheck;
import io.engagements.events.candidacy.CandidacyCommand.WaiveVettingCheck;
import io.engagements.events.candidacy.CandidacyCommand.WithdrawCandidacy;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyClosed;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyWithdrawn;
import io.engagements.events.candidacy.CandidacyEvent.OfferDeclined;
import io.engagements.events.candidacy.CandidacyEvent.TermsOffered;
import io.engagements.events.candidacy.CandidacyEvent.VettingCheckRecorded;
import io.engagements.events.candidacy.CandidacyEvent.VettingCheckWaived;
import io.engagements.events.engagement.CancellationCause;
import io.engagements.events.engagement.EngagementCommand.AcceptCancellation;
import io.engagements.events.engagement.EngagementCommand.AcceptDeliverable;
import io.engagements.events.engagement.EngagementCommand.AcceptDueDate;
import io.engagements.events.engagement.EngagementCommand.AcceptEnd;
import io.engagements.events.engagement.EngagementCommand.AcceptExtraRound;
import io.engagements.events.engagement.EngagementCommand.AcceptInput;
import io.engagements.events.engagement.EngagementCommand.AcceptPause;
import io.engagements.events.engagement.EngagementCommand.AcceptReopening;
import io.engagements.events.engagement.EngagementCommand.AcceptResume;
import io.engagements.events.engagement.EngagementCommand.AcceptTermsChange;
import io.engagements.events.engagement.EngagementCommand.AddStatement;
import io.engagements.events.engagement.EngagementCommand.AppointLawyer;
import io.engagements.events.engagement.EngagementCommand.ApproveContract;
import io.engagements.events.engagement.EngagementCommand.ApproveTermination;
import io.engagements.events.engagement.EngagementCommand.CancelDeliverable;
import io.engagements.events.engagement.EngagementCommand.CommitToDeliverable;
import io.engagements.events.engagement.EngagementCommand.ConcedeImprovement;
import io.engagements.events.engagement.EngagementCommand.ContestImprovement;
import io.engagements.events.engagement.EngagementCommand.ContestRejection;
import io.engagements.events.engagement.EngagementCommand.DeclineDeliverable;
import io.engagements.events.engagement.EngagementCommand.EndByNotice;
import io.engagements.events.engagement.EngagementCommand.GiveBreachNotice;
import io.engagements.events.engagement.EngagementCommand.ProposeCancellation;
import io.engagements.events.engagement.EngagementCommand.ProposeDueDate;
import io.engagements.events.engagement.EngagementCommand.ProposeEnd;
import io.engagements.events.engagement.EngagementCommand.ProposeInput;
import io.engagements.events.engagement.EngagementCommand.ProposePause;
import io.engagements.events.engagement.EngagementCommand.ProposeReopening;
import io.engagements.events.engagement.EngagementCommand.ProposeResume;
import io.engagements.events.engagement.EngagementCommand.ProposeTermsChange;
import io.engagements.events.engagement.EngagementCommand.ProvideInput;
import io.engagements.events.engagement.EngagementCommand.RefuseTermination;
import io.engagements.events.engagement.EngagementCommand.RejectDeliverable;
import io.engagements.events.engagement.EngagementCommand.RequestDeliverable;
import io.engagements.events.engagement.EngagementCommand.RequestQualityImprovement;
import io.engagements.events.engagement.EngagementCommand.RequestTerminationApproval;
import io.engagements.events.engagement.EngagementCommand.ResignEngagement;
import io.engagements.events.engagement.EngagementCommand.ResumeEngagement;
import io.engagements.events.engagement.EngagementCommand.ReturnInput;
import io.engagements.events.engagement.EngagementCommand.SubmitDeliverable;
import io.engagements.events.engagement.EngagementCommand.TerminateContract;
import io.engagements.events.engagement.EngagementCommand.WithdrawImprovement;
import io.engagements.events.engagement.EngagementCommand.WithdrawTermination;
import io.engagements.events.engagement.EngagementEvent.BreachNoticeGiven;
import io.engagements.events.engagement.EngagementEvent.CancellationProposed;
import io.engagements.events.engagement.EngagementEvent.ContractApproved;
import io.engagements.events.engagement.EngagementEvent.ContractTerminated;
import io.engagements.events.engagement.EngagementEvent.DeliverableAccepted;
import io.engagements.events.engagement.EngagementEvent.DeliverableCancelled;
import io.engagements.events.engagement.EngagementEvent.DeliverableCommitted;
import io.engagements.events.engagement.EngagementEvent.DeliverableDeclined;
import io.engagements.events.engagement.EngagementEvent.DeliverableRejected;
import io.engagements.events.engagement.EngagementEvent.DeliverableRequested;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.EngagementEvent.DueDateChanged;
import io.engagements.events.engagement.EngagementEvent.DueDateProposed;
import io.engagements.events.engagement.EngagementEvent.EndAgreed;
import io.engagements.events.engagement.EngagementEvent.EndProposed;
import io.engagements.events.engagement.EngagementEvent.EngagementResumed;
import io.engagements.events.engagement.EngagementEvent.ExtraRoundAccepted;
import io.engagements.events.engagement.EngagementEvent.ExtraRoundProposed;
import io.engagements.events.engagement.EngagementEvent.ImprovementConceded;
import io.engagements.events.engagement.EngagementEvent.ImprovementContested;
import io.engagements.events.engagement.EngagementEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.EngagementEvent.InputAdded;
import io.engagements.events.engagement.EngagementEvent.InputProposed;
import io.engagements.events.engagement.EngagementEvent.InputProvided;
import io.engagements.events.engagement.EngagementEvent.InputReturned;
import io.engagements.events.engagement.EngagementEvent.LawyerAppointed;
import io.engagements.events.engagement.EngagementEvent.OfProposal;
import io.engagements.events.engagement.EngagementEvent.OrdinaryNoticeGiven;
import io.engagements.events.engagement.EngagementEvent.PauseAgreed;
import io.engagements.events.engagement.EngagementEvent.PauseProposed;
import io.engagements.events.engagement.EngagementEvent.ProposalDeclined;
import io.engagements.events.engagement.EngagementEvent.QualityImprovementRequested;
import io.engagements.events.engagement.EngagementEvent.RejectionContested;
import io.engagements.events.engagement.EngagementEvent.ReopeningProposed;
import io.engagements.events.engagement.EngagementEvent.ResumeProposed;
import io.engagements.events.engagement.EngagementEvent.ReviewReopened;
import io.engagements.events.engagement.EngagementEvent.StatementAdded;
import io.engagements.events.engagement.EngagementEvent.TerminationApprovalRequested;
import io.engagements.events.engagement.EngagementEvent.TerminationApproved;
import io.engagements.events.engagement.EngagementEvent.TerminationRefused;
import io.engagements.events.engagement.EngagementEvent.TerminationWithdrawn;
import io.engagements.events.engagement.EngagementEvent.TermsChangeAccepted;
import io.engagements.events.engagement.EngagementEvent.TermsChangeProposed;
import io.engagements.events.engagement.EngagementEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent.VAResigned;
import io.engagements.events.engagement.OnboardingCommand.AcknowledgeMaterial;
import io.engagements.events.engagement.OnboardingCommand.CompleteExitItem;
import io.engagements.events.engagement.OnboardingCommand.DivertChannel;
import io.engagements.events.engagement.OnboardingCommand.GrantAccess;
import io.engagements.events.engagement.OnboardingCommand.ProvideDocument;
import io.engagements.events.engagement.OnboardingCommand.ReturnChannel;
import io.engagements.events.engagement.OnboardingCommand.RevokeAccess;
import io.engagements.events.engagement.OnboardingCommand.ShareMaterial;
import io.engagements.events.engagement.OnboardingCommand.SignNda;
import io.engagements.events.engagement.OnboardingCommand.WaiveExitItem;
import io.engagements.events.engagement.OnboardingEvent.AccessGranted;
import io.engagements.events.engagement.OnboardingEvent.AccessRevoked;
import io.engagements.events.engagement.OnboardingEvent.ChannelDiverted;
import io.engagements.events.engagement.OnboardingEvent.ChannelReturned;
import io.engagements.events.engagement.OnboardingEvent.DocumentProvided;
import io.engagements.events.engagement.OnboardingEvent.ExitItemCompleted;
import io.engagements.events.engagement.OnboardingEvent.ExitItemWaived;
import io.engagements.events.engagement.OnboardingEvent.MaterialAcknowledged;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.events.engagement.OnboardingEvent.NdaSigned;
import io.engagements.events.party.PartyCommand.EraseParty;
import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.events.party.PartyEvent.PartyErased;
import io.engagements.events.party.PartyEvent.PartyRegistered;
import io.engagements.events.stored.Names;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which command brings which event about; events of the clock have none. */
final class Causes {

    private static final Map<Class<? extends DomainEvent>, Class<? extends DomainCommand>> COMMANDS = Map.ofEntries(
            Map.entry(CandidacyOpened.class, OpenCandidacy.class),
            Map.entry(VettingCheckRecorded.class, RecordVettingCheck.class),
            Map.entry(VettingCheckWaived.class, WaiveVettingCheck.class),
            Map.entry(TermsOffered.class, OfferTerms.class),
            Map.entry(OfferDeclined.class, DeclineOffer.class),
            Map.entry(CandidacyWithdrawn.class, WithdrawCandidacy.class),
            Map.entry(CandidacyClosed.class, HireVA.class),
            Map.entry(VAHired.class, HireVA.class),
            Map.entry(LawyerAppointed.class, AppointLawyer.class),
            Map.entry(ContractApproved.class, ApproveContract.class),
            Map.entry(DeliverableRequested.class, RequestDeliverable.class),
            Map.entry(DeliverableCommitted.class, CommitToDeliverable.class),
            Map.entry(DeliverableDeclined.class, DeclineDeliverable.class),
            Map.entry(DeliverableSubmitted.class, SubmitDeliverable.class),
            Map.entry(DeliverableAccepted.class, AcceptDeliverable.class),
            Map.entry(QualityImprovementRequested.class, RequestQualityImprovement.class),
            Map.entry(DeliverableRejected.class, RejectDeliverable.class),
            Map.entry(DeliverableCancelled.class, CancelDeliverable.class),
            Map.entry(BreachNoticeGiven.class, GiveBreachNotice.class),
            Map.entry(ContractTerminated.class, TerminateContract.class),
            Map.entry(TerminationWithdrawn.class, WithdrawTermination.class),
            Map.entry(DocumentProvided.class, ProvideDocument.class),
            Map.entry(NdaSigned.class, SignNda.class),
            Map.entry(MaterialShared.class, ShareMaterial.class),
            Map.entry(MaterialAcknowledged.class, AcknowledgeMaterial.class),
            Map.entry(AccessGranted.class, GrantAccess.class),
            Map.entry(AccessRevoked.class, RevokeAccess.class),
            Map.entry(ChannelDiverted.class, DivertChannel.class),
            Map.entry(ChannelReturned.class, ReturnChannel.class),
            Map.entry(ExitItemCompleted.class, CompleteExitItem.class),
            Map.entry(ExitItemWaived.class, WaiveExitItem.class),
            Map.entry(RejectionContested.class, ContestRejection.class),
            Map.entry(StatementAdded.class, AddStatement.class),
            Map.entry(TerminationApprovalRequested.class, RequestTerminationApproval.class),
            Map.entry(TerminationApproved.class, ApproveTermination.class),
            Map.entry(TerminationRefused.class, RefuseTermination.class),
            Map.entry(VAResigned.class, ResignEngagement.class),
            Map.entry(OrdinaryNoticeGiven.class, EndByNotice.class),
            Map.entry(TermsChangeProposed.class, ProposeTermsChange.class),
            Map.entry(TermsChangeAccepted.class, AcceptTermsChange.class),
            Map.entry(DueDateProposed.class, ProposeDueDate.class),
            Map.entry(DueDateChanged.class, AcceptDueDate.class),
            Map.entry(CancellationProposed.class, ProposeCancellation.class),
            Map.entry(InputAdded.class, RequestDeliverable.class),
            Map.entry(InputProvided.class, ProvideInput.class),
            Map.entry(InputReturned.class, ReturnInput.class),
            Map.entry(InputProposed.class, ProposeInput.class),
            Map.entry(PauseProposed.class, ProposePause.class),
            Map.entry(PauseAgreed.class, AcceptPause.class),
            Map.entry(ResumeProposed.class, ProposeResume.class),
            Map.entry(PartyRegistered.class, RegisterParty.class),
            Map.entry(PartyErased.class, EraseParty.class),
            Map.entry(EndProposed.class, ProposeEnd.class),
            Map.entry(EndAgreed.class, AcceptEnd.class),
            Map.entry(ExtraRoundAccepted.class, AcceptExtraRound.class),
            Map.entry(ImprovementContested.class, ContestImprovement.class),
            Map.entry(ImprovementWithdrawn.class, WithdrawImprovement.class),
            Map.entry(ImprovementConceded.class, ConcedeImprovement.class),
            Map.entry(ReopeningProposed.class, ProposeReopening.class),
            Map.entry(ReviewReopened.class, AcceptReopening.class),
            Map.entry(ExtraRoundProposed.class, RequestQualityImprovement.class));

    private Causes() {}

    static @Nullable String commandOf(DomainEvent event) {
        if (event instanceof OfProposal ended && event.stamp().party() != null) {
            String verb = event instanceof ProposalDeclined ? "decline-" : "withdraw-";
            return verb + ended.kind().kebab();
        } else if (event instanceof DeliverableCancelled cancelled && cancelled.cause() == CancellationCause.AGREED) {
            return Names.kebab(AcceptCancellation.class);
        } else if (event instanceof InputAdded added && added.proposalId() != null) {
            return Names.kebab(AcceptInput.class);
        } else if (event instanceof QualityImprovementRequested round && round.asked() != null) {
            return Names.kebab(AcceptExtraRound.class);
        } else if (event instanceof EngagementResumed resumed) {
            return commandOf(resumed);
        }
        Class<? extends DomainCommand> command = COMMANDS.get(event.getClass());
        return command == null ? null : Names.kebab(command);
    }

    /** A pause ends as planned, as the client proposed, or by the VA alone. */
    private static @Nullable String commandOf(EngagementResumed resumed) {
        if (resumed.stamp().party() == null) {
            return null;
        }
        return Names.kebab(resumed.proposalId() == null ? ResumeEngagement.class : AcceptResume.class);
    }
}
