package io.engagements.rules.engagement;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import io.engagements.rules.proposal.Proposal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code EXTRA-ROUND-CONSENT}: beyond the rounds that the terms include the VA must consent; until it has, no further
 * one is asked for.
 *
 * @param open the extra round that waits for consent
 */
record ExtraRoundConsent(Optional<Proposal> open, int roundsAsked, int roundsIncluded) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.EXTRA_ROUND_CONSENT;
    }

    @Override
    public boolean holds() {
        return open.isEmpty();
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("roundsAsked", roundsAsked);
        facts.put("roundsIncluded", roundsIncluded);
        open.ifPresent(proposal -> facts.put("proposalId", proposal.proposalId()));
        return facts;
    }

    @Override
    public List<String> next() {
        return List.of("accept-deliverable", "withdraw-extra-round");
    }
}
