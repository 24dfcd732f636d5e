package io.engagements.events.engagement;

import io.engagements.events.CausedBy;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;
import io.engagements.events.engagement.LegalCommand.AppointLawyer;
import io.engagements.events.engagement.LegalCommand.ApproveContract;
import io.engagements.events.engagement.LegalCommand.ApproveTermination;
import io.engagements.events.engagement.LegalCommand.RefuseTermination;
import io.engagements.events.engagement.LegalCommand.RequestTerminationApproval;
import io.engagements.events.time.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the lawyer is asked for and says. */
public sealed interface LegalEvent extends EngagementEvent {

    /** The client named the lawyer who decides from now on. */
    @Stored(name = "lawyer-appointed")
    @CausedBy(AppointLawyer.class)
    record LawyerAppointed(String engagementId, String lawyerId, Stamp stamp) implements LegalEvent {}

    /** The lawyer approved the contract under this version of the terms. */
    @Stored(name = "contract-approved")
    @CausedBy(ApproveContract.class)
    record ContractApproved(String engagementId, int termsVersion, String documentSha256, Stamp stamp)
            implements LegalEvent {}

    /** The client asked the lawyer to approve a termination on these grounds. */
    @Stored(name = "termination-approval-requested")
    @CausedBy(RequestTerminationApproval.class)
    record TerminationApprovalRequested(String engagementId, List<String> groundIds, String statement, Stamp stamp)
            implements LegalEvent {}

    /** The lawyer approved a termination on these grounds, as they stood; it holds until then at the longest. */
    @Stored(name = "termination-approved")
    @CausedBy(ApproveTermination.class)
    record TerminationApproved(
            String engagementId,
            List<String> groundIds,
            @Nullable String statement,
            Deadline holdsUntil,
            Stamp stamp) implements LegalEvent {}

    /** The lawyer refused a termination on these grounds. */
    @Stored(name = "termination-refused")
    @CausedBy(RefuseTermination.class)
    record TerminationRefused(
            String engagementId,
            List<String> groundIds,
            @Nullable String statement,
            Stamp stamp) implements LegalEvent {}
}
