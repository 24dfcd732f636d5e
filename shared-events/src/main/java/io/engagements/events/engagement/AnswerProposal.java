package io.engagements.events.engagement;

import static io.engagements.events.Role.CLIENT;
import static io.engagements.events.Role.VA;

import io.engagements.events.About;
import io.engagements.events.CommandForm;
import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.events.Text;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a side says to a proposal. In the interface each verb has a command of its own for every kind:
 * {@code accept-due-date}, {@code decline-pause}, {@code withdraw-end} …
 *
 * @param deliverableId the one that the proposal is about; absent for kinds that are about none
 * @param proposalId may be left out when only one is open
 */
public record AnswerProposal(
        Verb verb,
        ProposalKind kind,
        @NotNull @Id String engagementId,
        @Nullable @Id String deliverableId,
        @Nullable @Id String proposalId,
        @Nullable @Text String reason)
        implements EngagementCommand {

    /** What may be said. */
    public enum Verb {
        /** The other side agrees. */
        ACCEPT,
        /** The other side does not agree. */
        DECLINE,
        /** The side that made it takes it back. */
        WITHDRAW
    }

    /** The body of an answer to a proposal that is about no deliverable. */
    public record ProposalAnswer(
            @NotNull @Id String engagementId,
            @Nullable @Id String proposalId,
            @Nullable @Text String reason) {}

    /** The body of an answer to a proposal about a deliverable. */
    public record DeliverableProposalAnswer(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Id String proposalId,
            @Nullable @Text String reason) {}

    /** Every command of the interface that is such an answer. */
    public static Stream<CommandForm<?>> forms() {
        return Arrays.stream(Verb.values())
                .flatMap(verb -> Arrays.stream(ProposalKind.values()).map(kind -> form(verb, kind)));
    }

    private static CommandForm<?> form(Verb verb, ProposalKind kind) {
        return kind.isAboutDeliverable()
                ? new CommandForm<>(
                        nameOf(verb, kind),
                        DeliverableProposalAnswer.class,
                        body -> new AnswerProposal(
                                verb, kind, body.engagementId, body.deliverableId, body.proposalId, body.reason))
                : new CommandForm<>(
                        nameOf(verb, kind),
                        ProposalAnswer.class,
                        body -> new AnswerProposal(verb, kind, body.engagementId, null, body.proposalId, body.reason));
    }

    /** The name of such a command in the interface. */
    public static String nameOf(Verb verb, ProposalKind kind) {
        return verb.name().toLowerCase(Locale.ROOT) + '-' + kind.kebab();
    }

    @Override
    public String commandName() {
        return nameOf(verb, kind);
    }

    @Override
    public Object body() {
        return kind.isAboutDeliverable()
                ? new DeliverableProposalAnswer(engagementId, Objects.requireNonNull(deliverableId), proposalId, reason)
                : new ProposalAnswer(engagementId, proposalId, reason);
    }

    @Override
    public Set<Role> roles() {
        return Set.of(CLIENT, VA);
    }

    /** The deliverable it is about, if about one. */
    public Optional<String> about() {
        return Optional.ofNullable(deliverableId);
    }

    @About("deliverableId")
    @AssertTrue(message = "{jakarta.validation.constraints.NotNull.message}")
    boolean isDeliverableNamed() {
        return deliverableId != null || !kind.isAboutDeliverable();
    }
}
