package io.engagements.rules.termination;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import io.engagements.rules.ground.Ground;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code GROUNDS-REQUIRED}: at least one ground is cited, and every one cited exists and may be relied on. */
record GroundsRequired(ProvenCase proven, List<String> cited, Set<Ground.State> reliable, Instant at, List<String> next)
        implements Rule {

    @Override
    public RuleId id() {
        return RuleId.GROUNDS_REQUIRED;
    }

    @Override
    public boolean holds() {
        return !cited.isEmpty() && cited.stream().allMatch(this::isReliable);
    }

    private boolean isReliable(String groundId) {
        return proven.grounds()
                .get(groundId)
                .filter(ground -> reliable.contains(ground.stateAt(at)))
                .isPresent();
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> states = new LinkedHashMap<>();
        proven.grounds()
                .values()
                .forEach(ground ->
                        states.put(ground.groundId(), ground.stateAt(at).name()));
        return Map.of("citedGrounds", cited, "grounds", states);
    }
}
