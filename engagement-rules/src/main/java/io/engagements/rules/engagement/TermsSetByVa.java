package io.engagements.rules.engagement;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/** {@code TERMS-SET-BY-VA}: only the VA authors terms. What was asked stays on record. */
record TermsSetByVa(int termsVersion, String asked) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.TERMS_SET_BY_VA;
    }

    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("asked", asked, "termsVersion", termsVersion);
    }

    @Override
    public List<String> next() {
        return List.of("propose-terms-change");
    }
}
