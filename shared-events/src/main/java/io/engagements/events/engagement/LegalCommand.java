package io.engagements.events.engagement;

import static io.engagements.events.Role.LAWYER;

import io.engagements.events.Id;
import io.engagements.events.Line;
import io.engagements.events.Role;
import io.engagements.events.Sha256;
import io.engagements.events.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What concerns the lawyer: who it is, and what it approves or refuses. */
public sealed interface LegalCommand extends EngagementCommand {

    /** The client names the lawyer; only that lawyer sees the engagement and decides. */
    record AppointLawyer(
            @NotNull @Id String engagementId, @NotNull @Id String lawyerId) implements LegalCommand {}

    /** The appointed lawyer approves the contract in advance (rule {@code LAWYER-APPROVAL}). */
    record ApproveContract(
            @NotNull @Id String engagementId,
            @NotNull @Sha256 String documentSha256) implements LegalCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(LAWYER);
        }
    }

    /** The client asks the lawyer to approve a termination: it comes onto the lawyer's work list. */
    record RequestTerminationApproval(
            @NotNull @Id String engagementId,
            @Nullable @Size(max = 200) List<@NotNull @Line String> groundIds,
            @NotNull @Text String statement)
            implements LegalCommand {}

    /** The appointed lawyer approves a termination on these grounds, or on all that stand. */
    record ApproveTermination(
            @NotNull @Id String engagementId,
            @Nullable @Size(max = 200) List<@NotNull @Line String> groundIds,
            @Nullable @Text String statement)
            implements LegalCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(LAWYER);
        }
    }

    /** The appointed lawyer refuses it: there is no termination until a later approval. */
    record RefuseTermination(
            @NotNull @Id String engagementId,
            @Nullable @Size(max = 200) List<@NotNull @Line String> groundIds,
            @Nullable @Text String statement)
            implements LegalCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(LAWYER);
        }
    }
}
