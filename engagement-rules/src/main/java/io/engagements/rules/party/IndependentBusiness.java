package io.engagements.rules.party;

import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.events.party.PartyKind;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/** {@code INDEPENDENT-BUSINESS}: a VA is registered with a business name. */
record IndependentBusiness(RegisterParty command) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.INDEPENDENT_BUSINESS;
    }

    @Override
    public boolean holds() {
        return command.kind() != PartyKind.VA || command.businessName() != null;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("kind", command.kind().name());
    }

    @Override
    public List<String> next() {
        return List.of("register-party");
    }
}
