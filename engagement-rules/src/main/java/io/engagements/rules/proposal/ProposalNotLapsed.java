package io.engagements.rules.proposal;

import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code PROPOSAL-LAPSED}: a proposal is answered by its end; in the end's own second it still can be. */
record ProposalNotLapsed(Proposal proposal, Instant at) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.PROPOSAL_LAPSED;
    }

    @Override
    public boolean holds() {
        return proposal.isOpenAt(at);
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of(
                "proposalId",
                proposal.proposalId(),
                "lapsedAt",
                proposal.lapsesAt().instant().toString());
    }

    @Override
    public List<String> next() {
        ProposalKind kind = proposal.change().kind();
        return List.of(kind == ProposalKind.EXTRA_ROUND ? "request-quality-improvement" : "propose-" + kind.kebab());
    }
}
