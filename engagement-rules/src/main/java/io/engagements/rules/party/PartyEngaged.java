package io.engagements.rules.party;

import io.engagements.events.party.PartyKind;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** {@code PARTY-ENGAGED}: a party with a running engagement is not erased. */
record PartyEngaged(PartyKind kind, Collection<String> running) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.PARTY_ENGAGED;
    }

    @Override
    public boolean holds() {
        return running.isEmpty();
    }

    /**
     * How many, for which they are is not the operator's to know; and the commands by which the party's own side ends one, or by
     * which a client takes another lawyer: no operator can, but may ask them to.
     */
    @Override
    public Map<String, Object> facts() {
        return Map.of("running", running.size(), "othersMay", othersMay());
    }

    private List<String> othersMay() {
        return switch (kind) {
            case CLIENT -> List.of("propose-end", "end-by-notice");
            case VA -> List.of("propose-end", "resign-engagement");
            case LAWYER -> List.of("appoint-lawyer");
        };
    }
}
