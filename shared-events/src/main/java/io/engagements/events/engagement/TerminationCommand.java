package io.engagements.events.engagement;

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

/** What brings the engagement to an end, or a pause. */
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

    /** The VA ends the pause that runs; nobody need agree. */
    record ResumeEngagement(@NotNull @Id String engagementId) implements TerminationCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }
}
