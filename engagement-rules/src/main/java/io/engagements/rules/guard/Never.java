package io.engagements.rules.guard;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule that refuses whatever is asked; what was asked stays on record.
 *
 * @param facts what else it tells
 * @param next what may be done instead
 */
record Never(RuleId id, @Nullable String asked, Map<String, Object> facts, List<String> next) implements Rule {

    static Never of(RuleId id, @Nullable String asked, String... next) {
        return new Never(id, asked, Map.of(), List.of(next));
    }

    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> all = new LinkedHashMap<>();
        if (asked != null) {
            all.put("asked", asked);
        }
        all.putAll(facts);
        return all;
    }
}
