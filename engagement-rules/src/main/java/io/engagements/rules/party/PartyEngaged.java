package io.engagements.rules.party;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.Collection;
import java.util.Map;

/** {@code PARTY-ENGAGED}: a party with a running engagement is not erased. */
record PartyEngaged(Collection<String> running) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.PARTY_ENGAGED;
    }

    @Override
    public boolean holds() {
        return running.isEmpty();
    }

    /** How many: which they are is not the operator's to know. */
    @Override
    public Map<String, Object> facts() {
        return Map.of("running", running.size());
    }
}
