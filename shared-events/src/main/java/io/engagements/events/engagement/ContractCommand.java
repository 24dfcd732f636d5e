package io.engagements.events.engagement;

import static io.engagements.events.Role.LAWYER;
import static io.engagements.events.Role.VA;

import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.events.Sha256;
import jakarta.validation.constraints.NotNull;
import java.util.Set;

/** What concerns the contract itself: its lawyer, the lawyer's approval in advance, the end of a pause. */
public sealed interface ContractCommand extends EngagementCommand {

    /** The client names the lawyer; only that lawyer sees the engagement and decides. */
    record AppointLawyer(
            @NotNull @Id String engagementId, @NotNull @Id String lawyerId) implements ContractCommand {}

    /** The appointed lawyer approves the contract in advance (rule {@code LAWYER-APPROVAL}). */
    record ApproveContract(
            @NotNull @Id String engagementId,
            @NotNull @Sha256 String documentSha256) implements ContractCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(LAWYER);
        }
    }

    /** The VA ends the pause that runs; nobody need agree. */
    record ResumeEngagement(@NotNull @Id String engagementId) implements ContractCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }
}
