package io.engagements.rules.engagement;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/** {@code EXTRA-ROUND-CONSENT}: beyond the rounds that the terms include, the VA must consent. */
record ExtraRoundConsent(int roundsAsked, int roundsIncluded) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.EXTRA_ROUND_CONSENT;
    }

    @Override
    public boolean holds() {
        return roundsAsked < roundsIncluded;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("roundsAsked", roundsAsked, "roundsIncluded", roundsIncluded);
    }

    @Override
    public List<String> next() {
        return List.of("accept-deliverable");
    }
}
