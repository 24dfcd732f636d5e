package io.engagements.rules.work;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/** {@code CONTENT-REQUIRED}: a submission has at least one item. */
record ContentRequired(int items) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.CONTENT_REQUIRED;
    }

    @Override
    public boolean holds() {
        return items > 0;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("items", items);
    }

    @Override
    public List<String> next() {
        return List.of("submit-deliverable");
    }
}
