package io.engagements.events.engagement;

import static io.engagements.events.Role.LAWYER;
import static io.engagements.events.Role.VA;

import io.engagements.events.Id;
import io.engagements.events.Line;
import io.engagements.events.Role;
import io.engagements.events.Text;
import io.engagements.events.time.When;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What brings the engagement to an end, and what the lawyer says to it. */
public sealed interface TerminationCommand extends EngagementCommand {

    /** The client gives notice of open grounds; the cure period begins. */
    record GiveBreachNotice(
            @NotNull @Id String engagementId,
            @Nullable @Size(max = 200) List<@NotNull @Line String> groundIds,
            @NotNull @Text String statement)
            implements TerminationCommand {}

    /** The client ends the contract for cause; the earliest effect is after the notice period. */
    record TerminateContract(
            @NotNull @Id String engagementId,
            @Nullable @Size(max = 200) List<@NotNull @Line String> groundIds,
            @NotNull @Text String statement,
            @Nullable @Valid When effectiveAt)
            implements TerminationCommand {}

    /** The client takes its termination back before it takes effect. */
    record WithdrawTermination(
            @NotNull @Id String engagementId,
            @Nullable @Text String reason) implements TerminationCommand {}

    /** The VA leaves, after the notice period at the earliest; nobody need approve. */
    record ResignEngagement(
            @NotNull @Id String engagementId,
            @NotNull LocalDate lastDay,
            @Nullable @Text String reason) implements TerminationCommand, NamesLastDay {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The client ends it by the ordinary notice that the VA's terms give, if any. */
    record EndByNotice(
            @NotNull @Id String engagementId,
            @NotNull LocalDate lastDay,
            @Nullable @Text String reason) implements TerminationCommand, NamesLastDay {}

    /** The client asks the lawyer to approve a termination: it comes onto the lawyer's work list. */
    record RequestTerminationApproval(
            @NotNull @Id String engagementId,
            @Nullable @Size(max = 200) List<@NotNull @Line String> groundIds,
            @NotNull @Text String statement)
            implements TerminationCommand {}

    /** The appointed lawyer approves a termination on these grounds, or on all that stand. */
    record ApproveTermination(
            @NotNull @Id String engagementId,
            @Nullable @Size(max = 200) List<@NotNull @Line String> groundIds,
            @Nullable @Text String statement)
            implements TerminationCommand {
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
            implements TerminationCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(LAWYER);
        }
    }
}
