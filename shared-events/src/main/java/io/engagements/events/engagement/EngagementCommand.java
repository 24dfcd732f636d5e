package io.engagements.events.engagement;

import static io.engagements.events.Role.CLIENT;

import io.engagements.events.DomainCommand;
import io.engagements.events.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the parties of an engagement may ask for. */
public sealed interface EngagementCommand extends DomainCommand
        permits AnswerProposal,
                ContractCommand,
                GuardCommand,
                OnboardingCommand,
                ProposalCommand,
                ReviewCommand,
                TerminationCommand,
                WorkCommand {

    String engagementId();

    @Override
    default Optional<String> target() {
        return Optional.of(engagementId());
    }

    @Override
    default Set<Role> roles() {
        return Set.of(CLIENT);
    }

    /** The uploaded files that it names; each must be of the same engagement. */
    default List<FileNamed> filesNamed() {
        return List.of();
    }

    /** What is asked about one deliverable that exists. */
    interface OfDeliverable extends DomainCommand {
        String deliverableId();
    }
}
