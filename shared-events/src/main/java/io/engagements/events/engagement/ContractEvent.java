package io.engagements.events.engagement;

import io.engagements.events.CausedBy;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.ContractCommand.AppointLawyer;
import io.engagements.events.engagement.ContractCommand.ApproveContract;
import io.engagements.events.engagement.ContractCommand.ResumeEngagement;
import io.engagements.events.engagement.ProposalCommand.ProposePause;
import io.engagements.events.engagement.ProposalCommand.ProposeResume;
import io.engagements.events.engagement.ProposalCommand.ProposeTermsChange;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import org.jspecify.annotations.Nullable;

/** What the sides agreed: the hiring, other terms, and how long clocks stand still; the lawyer, and the approval of the contract. */
public sealed interface ContractEvent extends EngagementEvent {

    /** The client hired the VA on these terms; the engagement began. {@code endsAt} resolves the terms' last day. */
    @Stored(name = "va-hired")
    @CausedBy(HireVA.class)
    record VAHired(
            String engagementId,
            String candidacyId,
            String clientId,
            String vaId,
            int termsVersion,
            Terms terms,
            @Nullable Deadline endsAt,
            Stamp stamp)
            implements ContractEvent {}

    /**
     * A side proposed other terms.
     *
     * @param baseVersion the version in force then
     * @param terms whole
     * @param effectiveFrom when they take effect, if accepted
     * @param lapsesAt until when the other side may answer
     */
    @Stored(name = "terms-change-proposed")
    @CausedBy(ProposeTermsChange.class)
    record TermsChangeProposed(
            String engagementId,
            String proposalId,
            int baseVersion,
            Terms terms,
            Deadline effectiveFrom,
            Deadline lapsesAt,
            Stamp stamp)
            implements ContractEvent {}

    /** The other side agreed to the terms proposed; they take effect at their time. */
    @Stored(name = "terms-change-accepted")
    record TermsChangeAccepted(String engagementId, String proposalId, Stamp stamp) implements ContractEvent {
        @Override
        public String causedBy() {
            return AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.TERMS_CHANGE);
        }
    }

    /** The terms agreed took effect, at the instant exactly. {@code endsAt} resolves their last day. */
    @Stored(name = "terms-changed")
    record TermsChanged(
            String engagementId,
            String proposalId,
            int version,
            Terms terms,
            @Nullable Deadline endsAt,
            Stamp stamp) implements ContractEvent {}

    /** A side proposed that clocks stand still. */
    @Stored(name = "pause-proposed")
    @CausedBy(ProposePause.class)
    record PauseProposed(
            String engagementId,
            String proposalId,
            Deadline from,
            Deadline until,
            @Nullable String reason,
            Deadline lapsesAt,
            Stamp stamp)
            implements ContractEvent {}

    /** The other side agreed: clocks stand still from {@code from}, or from now when that is later. */
    @Stored(name = "pause-agreed")
    record PauseAgreed(String engagementId, String proposalId, Deadline from, Deadline until, Stamp stamp)
            implements ContractEvent {
        @Override
        public String causedBy() {
            return AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.PAUSE);
        }
    }

    /** A pause began, at the instant exactly. {@code until} is its planned end. */
    @Stored(name = "engagement-paused")
    record EngagementPaused(String engagementId, Deadline until, Stamp stamp) implements ContractEvent {}

    /** A pause ended, at the instant exactly: as planned, by the VA alone, or as the client proposed. */
    @Stored(name = "engagement-resumed")
    @CausedBy(ResumeEngagement.class)
    record EngagementResumed(String engagementId, @Nullable String proposalId, Stamp stamp) implements ContractEvent {
        /** A pause ends as planned, as the client proposed, or by the VA alone. */
        @Override
        public @Nullable String causedBy() {
            if (stamp.party() == null) {
                return null;
            }
            return proposalId == null
                    ? ContractEvent.super.causedBy()
                    : AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.RESUME);
        }
    }

    /** The client proposed to end the pause. */
    @Stored(name = "resume-proposed")
    @CausedBy(ProposeResume.class)
    record ResumeProposed(
            String engagementId,
            String proposalId,
            @Nullable String reason,
            Deadline lapsesAt,
            Stamp stamp) implements ContractEvent {}

    /** The client named the lawyer who decides from now on. */
    @Stored(name = "lawyer-appointed")
    @CausedBy(AppointLawyer.class)
    record LawyerAppointed(String engagementId, String lawyerId, Stamp stamp) implements ContractEvent {}

    /** The lawyer approved the contract under this version of the terms. */
    @Stored(name = "contract-approved")
    @CausedBy(ApproveContract.class)
    record ContractApproved(String engagementId, int termsVersion, String documentSha256, Stamp stamp)
            implements ContractEvent {}
}
