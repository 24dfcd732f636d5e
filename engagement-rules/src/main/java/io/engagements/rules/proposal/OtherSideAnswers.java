package io.engagements.rules.proposal;

import io.engagements.events.Role;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/** {@code OTHER-SIDE-ANSWERS}: nobody answers their own proposal, and nobody takes back another's. */
record OtherSideAnswers(Proposal proposal, AnswerProposal answer, Role side) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.OTHER_SIDE_ANSWERS;
    }

    @Override
    public boolean holds() {
        return (proposal.by() == side) == (answer.verb() == Verb.WITHDRAW);
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of(
                "proposalId", proposal.proposalId(), "proposedBy", proposal.by().name());
    }

    @Override
    public List<String> next() {
        String kind = proposal.change().kind().kebab();
        return proposal.by() == side ? List.of("withdraw-" + kind) : List.of("accept-" + kind, "decline-" + kind);
    }
}
