package io.engagements.rules.work;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/** {@code NOT-COMMITTED}: work is submitted only for a deliverable that the VA committed to. */
record Committed(Deliverable deliverable) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.NOT_COMMITTED;
    }

    @Override
    public boolean holds() {
        return deliverable.delivery().committedAt() != null;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("deliverableState", deliverable.state().name());
    }

    @Override
    public List<String> next() {
        return List.of("commit-to-deliverable");
    }
}
