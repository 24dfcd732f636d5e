package io.engagements.rules.engagement;

import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/** {@code CRITERION-CITED}: better quality is asked for by citing agreed criteria, and only agreed ones. */
record CriterionCited(Deliverable deliverable, List<String> cited) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.CRITERION_CITED;
    }

    @Override
    public boolean holds() {
        return !cited.isEmpty() && agreed().containsAll(cited);
    }

    private List<String> agreed() {
        return deliverable.criteria().stream().map(AcceptanceCriterion::id).toList();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("agreedCriteria", agreed(), "citedCriteria", cited);
    }

    @Override
    public List<String> next() {
        return List.of("request-quality-improvement", "accept-deliverable");
    }
}
