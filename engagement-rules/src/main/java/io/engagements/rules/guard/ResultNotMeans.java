package io.engagements.rules.guard;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code RESULT-NOT-MEANS}: the client judges the result by criteria agreed before. What was asked stays on record. */
record ResultNotMeans(@Nullable String asked) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.RESULT_NOT_MEANS;
    }

    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public Map<String, Object> facts() {
        return asked == null ? Map.of() : Map.of("asked", asked);
    }

    @Override
    public List<String> next() {
        return List.of("request-deliverable");
    }
}
