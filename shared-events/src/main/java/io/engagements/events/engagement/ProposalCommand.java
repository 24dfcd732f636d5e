package io.engagements.events.engagement;

import static io.engagements.events.Role.CLIENT;
import static io.engagements.events.Role.VA;

import io.engagements.events.DomainCommand;
import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.events.Text;
import io.engagements.events.terms.TermsDraft;
import io.engagements.events.time.When;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one side proposes to the other, and what is said to it. */
public sealed interface ProposalCommand extends EngagementCommand {

    /** Either side proposes other terms, whole, from a future time. */
    record ProposeTermsChange(
            @NotNull @Id String engagementId,
            @Nullable @Id String proposalId,
            @NotNull @Valid TermsDraft terms,
            @NotNull @Valid When effectiveFrom)
            implements ProposalCommand, Proposes {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposeTermsChange(engagementId, ids.get(), terms, effectiveFrom);
        }
    }

    /** Either side proposes another due, before the due: the deliverable's, or the open improvement round's. */
    record ProposeDueDate(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Id String proposalId,
            @NotNull @Valid When due,
            @Nullable @Text String reason)
            implements ProposalCommand, Proposes, OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposeDueDate(engagementId, deliverableId, ids.get(), due, reason);
        }
    }

    /** Either side proposes to want the work no more. */
    record ProposeCancellation(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Id String proposalId,
            @Nullable @Text String reason)
            implements ProposalCommand, Proposes, OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposeCancellation(engagementId, deliverableId, ids.get(), reason);
        }
    }

    /** The VA asks for a further input; accepted, it has the proposal's id. */
    record ProposeInput(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Id String proposalId,
            @NotNull @Text String description,
            @NotNull @Valid When due,
            @Nullable Boolean confidential)
            implements ProposalCommand, Proposes, OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null
                    ? this
                    : new ProposeInput(engagementId, deliverableId, ids.get(), description, due, confidential);
        }
    }

    /** Either side proposes that clocks stand still for a while. */
    record ProposePause(
            @NotNull @Id String engagementId,
            @Nullable @Id String proposalId,
            @NotNull @Valid When from,
            @NotNull @Valid When until,
            @Nullable @Text String reason)
            implements ProposalCommand, Proposes {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposePause(engagementId, ids.get(), from, until, reason);
        }
    }

    /** The client proposes to end the pause that runs. */
    record ProposeResume(
            @NotNull @Id String engagementId,
            @Nullable @Id String proposalId,
            @Nullable @Text String reason) implements ProposalCommand, Proposes {
        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposeResume(engagementId, ids.get(), reason);
        }
    }

    /** Either side proposes to end the engagement with a day. */
    record ProposeEnd(
            @NotNull @Id String engagementId,
            @Nullable @Id String proposalId,
            @NotNull LocalDate lastDay,
            @Nullable @Text String reason)
            implements ProposalCommand, Proposes, NamesLastDay {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposeEnd(engagementId, ids.get(), lastDay, reason);
        }
    }

    /** Either side proposes to review again what was decided, or lapsed. */
    record ProposeReopening(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Id String proposalId,
            @NotNull @Text String reason)
            implements ProposalCommand, Proposes, OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposeReopening(engagementId, deliverableId, ids.get(), reason);
        }
    }
}
