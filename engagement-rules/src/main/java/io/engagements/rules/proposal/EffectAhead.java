package io.engagements.rules.proposal;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import io.engagements.rules.agreement.Agreement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code DUE-AHEAD}: other terms take effect at a time to come, while the engagement runs. */
record EffectAhead(Deadline effectiveFrom, Agreement agreement, Instant at) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.DUE_AHEAD;
    }

    @Override
    public boolean holds() {
        return effectiveFrom.instant().isAfter(at)
                && agreement
                        .lastDay()
                        .map(last -> last.isMetAt(effectiveFrom.instant()))
                        .orElse(true);
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("effectiveFrom", effectiveFrom.instant().toString());
        facts.put("now", at.toString());
        agreement
                .lastDay()
                .ifPresent(last -> facts.put("lastDay", last.instant().toString()));
        return facts;
    }

    @Override
    public List<String> next() {
        return List.of("propose-terms-change");
    }
}
