package io.engagements.events.engagement;

import io.engagements.events.CausedBy;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.ProposalCommand.ProposeEnd;
import io.engagements.events.engagement.TerminationCommand.ApproveTermination;
import io.engagements.events.engagement.TerminationCommand.EndByNotice;
import io.engagements.events.engagement.TerminationCommand.GiveBreachNotice;
import io.engagements.events.engagement.TerminationCommand.RefuseTermination;
import io.engagements.events.engagement.TerminationCommand.RequestTerminationApproval;
import io.engagements.events.engagement.TerminationCommand.ResignEngagement;
import io.engagements.events.engagement.TerminationCommand.TerminateContract;
import io.engagements.events.engagement.TerminationCommand.WithdrawTermination;
import io.engagements.events.time.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What brings the engagement to its end. */
public sealed interface TerminationEvent extends EngagementEvent {

    /** The client gave notice of grounds; what is delivered up to {@code cureUntil} cures them for certain. */
    @Stored(name = "breach-notice-given")
    @CausedBy(GiveBreachNotice.class)
    record BreachNoticeGiven(
            String engagementId, List<String> groundIds, String statement, Deadline cureUntil, Stamp stamp)
            implements TerminationEvent {}

    /** The client ended the contract for cause; {@code effectiveAt} is the end of the last day. */
    @Stored(name = "contract-terminated")
    @CausedBy(TerminateContract.class)
    record ContractTerminated(
            String engagementId, List<String> groundIds, String statement, Deadline effectiveAt, Stamp stamp)
            implements TerminationEvent, LastDayFixed {
        @Override
        public Deadline lastDay() {
            return effectiveAt;
        }

        @Override
        public EndReason endReason() {
            return EndReason.TERMINATED_FOR_CAUSE;
        }
    }

    /** The client took the termination back before it had taken effect. */
    @Stored(name = "termination-withdrawn")
    @CausedBy(WithdrawTermination.class)
    record TerminationWithdrawn(
            String engagementId, @Nullable String reason, Stamp stamp) implements TerminationEvent {}

    /** The VA leaves. */
    @Stored(name = "va-resigned")
    @CausedBy(ResignEngagement.class)
    record VAResigned(
            String engagementId, Deadline lastDay, @Nullable String reason, Stamp stamp)
            implements TerminationEvent, LastDayFixed {
        @Override
        public EndReason endReason() {
            return EndReason.RESIGNED;
        }
    }

    /** The client gave the ordinary notice that the terms provide for. */
    @Stored(name = "ordinary-notice-given")
    @CausedBy(EndByNotice.class)
    record OrdinaryNoticeGiven(
            String engagementId, Deadline lastDay, @Nullable String reason, Stamp stamp)
            implements TerminationEvent, LastDayFixed {
        @Override
        public EndReason endReason() {
            return EndReason.BY_NOTICE;
        }
    }

    /**
     * A side proposed to end the engagement.
     *
     * @param lastDay the end of its last day
     */
    @Stored(name = "end-proposed")
    @CausedBy(ProposeEnd.class)
    record EndProposed(
            String engagementId,
            String proposalId,
            Deadline lastDay,
            @Nullable String reason,
            Deadline lapsesAt,
            Stamp stamp)
            implements TerminationEvent {}

    /** The other side agreed to that last day: it says nothing against anybody. */
    @Stored(name = "end-agreed")
    record EndAgreed(String engagementId, String proposalId, Deadline lastDay, Stamp stamp)
            implements TerminationEvent, LastDayFixed {
        @Override
        public EndReason endReason() {
            return EndReason.AGREED;
        }

        @Override
        public String causedBy() {
            return AnswerProposal.nameOf(Verb.ACCEPT, ProposalKind.END);
        }
    }

    /** The last day passed and the exit list is done. */
    @Stored(name = "engagement-ended")
    record EngagementEnded(String engagementId, EndReason reason, Stamp stamp) implements TerminationEvent {}

    /** The client asked the lawyer to approve a termination on these grounds. */
    @Stored(name = "termination-approval-requested")
    @CausedBy(RequestTerminationApproval.class)
    record TerminationApprovalRequested(String engagementId, List<String> groundIds, String statement, Stamp stamp)
            implements TerminationEvent {}

    /** The lawyer approved a termination on these grounds, as they stood; it holds until then at the longest. */
    @Stored(name = "termination-approved")
    @CausedBy(ApproveTermination.class)
    record TerminationApproved(
            String engagementId,
            List<String> groundIds,
            @Nullable String statement,
            Deadline holdsUntil,
            Stamp stamp) implements TerminationEvent {}

    /** The lawyer refused a termination on these grounds. */
    @Stored(name = "termination-refused")
    @CausedBy(RefuseTermination.class)
    record TerminationRefused(
            String engagementId,
            List<String> groundIds,
            @Nullable String statement,
            Stamp stamp) implements TerminationEvent {}
}
