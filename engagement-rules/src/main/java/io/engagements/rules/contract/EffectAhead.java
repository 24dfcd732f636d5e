package io.engagements.rules.contract;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code DUE-AHEAD}: other terms take effect at a time to come, while the engagement runs. */
public record EffectAhead(Deadline effectiveFrom, Contract contract, Instant at) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.DUE_AHEAD;
    }

    @Override
    public boolean holds() {
        return effectiveFrom.instant().isAfter(at)
                && contract.lastDay()
                        .map(last -> last.isMetAt(effectiveFrom.instant()))
                        .orElse(true);
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("effectiveFrom", effectiveFrom.instant().toString());
        facts.put("now", at.toString());
        contract.lastDay().ifPresent(last -> facts.put("lastDay", last.instant().toString()));
        return facts;
    }

    @Override
    public List<String> next() {
        return List.of("propose-terms-change");
    }
}
