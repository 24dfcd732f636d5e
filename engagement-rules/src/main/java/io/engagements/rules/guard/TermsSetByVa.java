package io.engagements.rules.guard;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code TERMS-SET-BY-VA}: only the VA authors terms. What was asked stays on record. */
record TermsSetByVa(int termsVersion, @Nullable String asked) implements Rule {

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
        return asked == null
                ? Map.of("termsVersion", termsVersion)
                : Map.of("asked", asked, "termsVersion", termsVersion);
    }

    @Override
    public List<String> next() {
        return List.of("propose-terms-change");
    }
}
