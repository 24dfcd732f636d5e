package io.engagements.rules.proposal;

import io.engagements.events.Caller;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementCommand.OfDeliverable;
import io.engagements.events.engagement.ProposalCommand.ProposeCancellation;
import io.engagements.events.engagement.ProposalCommand.ProposeDueDate;
import io.engagements.events.engagement.ProposalCommand.ProposeEnd;
import io.engagements.events.engagement.ProposalCommand.ProposeInput;
import io.engagements.events.engagement.ProposalCommand.ProposePause;
import io.engagements.events.engagement.ProposalCommand.ProposeReopening;
import io.engagements.events.engagement.ProposalCommand.ProposeResume;
import io.engagements.events.engagement.ProposalCommand.ProposeTermsChange;
import io.engagements.rules.Decision;
import io.engagements.rules.Table;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;

/** What every proposal, and every answer to one, comes to. */
public final class ProposalDecisions {

    /**
     * What stands around such a command.
     *
     * @param at the receipt in whole seconds
     */
    public record Around(Negotiation negotiation, Caller by, Instant at) {}

    private interface Proposes<C> {
        Decision decide(Negotiation negotiation, C command, Caller by, Instant at);
    }

    private interface ProposesAbout<C> {
        Decision decide(Negotiation negotiation, Deliverable deliverable, C command, Caller by, Instant at);
    }

    public static final Table<EngagementCommand, Around, Decision> TABLE = new Table<
                    EngagementCommand, Around, Decision>()
            .on(ProposeTermsChange.class, of(Proposing::termsChange))
            .on(ProposeDueDate.class, about(Proposing::dueDate))
            .on(ProposeCancellation.class, about(Proposing::cancellation))
            .on(ProposeInput.class, about(Proposing::input))
            .on(ProposeReopening.class, about(Proposing::reopening))
            .on(ProposePause.class, of(Pausing::propose))
            .on(ProposeResume.class, of(Pausing::proposeResume))
            .on(ProposeEnd.class, of(Proposing::end))
            .on(AnswerProposal.class, of(Answering::answer));

    private ProposalDecisions() {}

    private static <C> Table.Row<C, Around, Decision> of(Proposes<C> decision) {
        return (command, around) -> decision.decide(around.negotiation(), command, around.by(), around.at());
    }

    private static <C extends OfDeliverable> Table.Row<C, Around, Decision> about(ProposesAbout<C> decision) {
        return (command, around) -> around.negotiation()
                .deliverable(command.deliverableId(), around.at())
                .map(deliverable ->
                        decision.decide(around.negotiation(), deliverable, command, around.by(), around.at()))
                .orElseGet(Decision.Unknown::new);
    }
}
