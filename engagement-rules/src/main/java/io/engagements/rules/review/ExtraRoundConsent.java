package io.engagements.rules.review;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code EXTRA-ROUND-CONSENT}: beyond the rounds that the terms include the VA must consent; until it has, no further
 * one is asked for.
 *
 * @param open the id of the proposal of an extra round that waits for consent
 */
record ExtraRoundConsent(Optional<String> open, int roundsAsked, int roundsIncluded) implements Rule {

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
        open.ifPresent(proposalId -> facts.put("proposalId", proposalId));
        return facts;
    }

    @Override
    public List<String> next() {
        return List.of("accept-deliverable", "withdraw-extra-round");
    }
}
