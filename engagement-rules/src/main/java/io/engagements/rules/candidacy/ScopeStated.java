package io.engagements.rules.candidacy;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.terms.Terms;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/** {@code SCOPE-STATED}: the VA's terms say which services are offered and which are not. */
record ScopeStated(Terms terms) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.SCOPE_STATED;
    }

    @Override
    public boolean holds() {
        return !terms.servicesOffered().isEmpty() && !terms.servicesExcluded().isEmpty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of(
                "servicesOffered", terms.servicesOffered().size(),
                "servicesExcluded", terms.servicesExcluded().size());
    }

    @Override
    public List<String> next() {
        return List.of("withdraw-candidacy");
    }
}
