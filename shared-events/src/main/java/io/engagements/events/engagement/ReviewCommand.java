package io.engagements.events.engagement;

import static io.engagements.events.Role.CLIENT;
import static io.engagements.events.Role.LAWYER;
import static io.engagements.events.Role.VA;

import io.engagements.events.DomainCommand;
import io.engagements.events.Id;
import io.engagements.events.Line;
import io.engagements.events.Role;
import io.engagements.events.Text;
import io.engagements.events.time.When;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is asked about what was handed in, and what is said to it. */
public sealed interface ReviewCommand extends EngagementCommand {

    /** The client accepts the latest submission, perhaps with a rating of the result. */
    record AcceptDeliverable(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Positive Integer submissionVersion,
            @Nullable @Text String remarks,
            @Nullable @Min(1) @Max(5) Integer rating)
            implements ReviewCommand, OfDeliverable {}

    /**
     * The client asks for better quality, citing the agreed criteria that are not met. Beyond the rounds that the terms
     * include it is a proposal, which has the id {@code proposalId} then.
     */
    record RequestQualityImprovement(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Positive Integer submissionVersion,
            @Nullable @Size(max = 50) List<@NotNull @Line(max = 64) String> criteria,
            @NotNull @Text String explanation,
            @Nullable @Valid When due,
            @Nullable @Id String proposalId)
            implements ReviewCommand, OfDeliverable, Proposes {
        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null
                    ? this
                    : new RequestQualityImprovement(
                            engagementId, deliverableId, submissionVersion, criteria, explanation, due, ids.get());
        }
    }

    /** The client rejects what improvement rounds did not mend, citing what is still unmet. */
    record RejectDeliverable(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Positive Integer submissionVersion,
            @Nullable @Size(max = 50) List<@NotNull @Line(max = 64) String> criteria,
            @NotNull @Text String explanation)
            implements ReviewCommand, OfDeliverable {}

    /** The VA does not let a rejection stand: then only a lawyer's approval of this very termination will do. */
    record ContestRejection(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Positive Integer submissionVersion,
            @NotNull @Text String statement)
            implements ReviewCommand, OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The VA does not let an improvement request stand, before the round's due. */
    record ContestImprovement(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Positive Integer round,
            @NotNull ContestCause because,
            @Nullable @Text String statement)
            implements ReviewCommand, OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The client takes its improvement request back. */
    record WithdrawImprovement(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Positive Integer round,
            @Nullable @Text String statement)
            implements ReviewCommand, OfDeliverable {}

    /** The VA lets the improvement request stand that it contested. */
    record ConcedeImprovement(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Positive Integer round,
            @Nullable @Text String statement)
            implements ReviewCommand, OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** A party or the lawyer has something to say; it stands beside what it is about and changes nothing. */
    record AddStatement(
            @NotNull @Id String engagementId,
            @NotNull @Valid Subject about,
            @NotNull @Text String text) implements ReviewCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA, LAWYER);
        }
    }
}
