package io.engagements.rules.review;

import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/**
 * {@code CRITERION-CITED}: better quality is asked for by citing agreed criteria, and only agreed ones; work is
 * rejected by citing what an improvement round cited before.
 *
 * @param citable the ids that may be cited
 */
record CriterionCited(List<String> citable, List<String> cited, List<String> next) implements Rule {

    public static CriterionCited byImprovement(Reviewed work, List<String> cited) {
        return new CriterionCited(agreed(work), cited, List.of("request-quality-improvement", "accept-deliverable"));
    }

    /** Where the terms include no round, any agreed criterion may be cited. */
    public static CriterionCited byRejection(Reviewed work, int roundsIncluded, List<String> cited) {
        List<String> citable = roundsIncluded == 0
                ? agreed(work)
                : work.review().askedRounds().stream()
                        .flatMap(round -> round.criteria().stream())
                        .distinct()
                        .toList();
        return new CriterionCited(citable, cited, List.of("reject-deliverable", "accept-deliverable"));
    }

    private static List<String> agreed(Reviewed work) {
        return work.criteria().stream().map(AcceptanceCriterion::id).toList();
    }

    @Override
    public RuleId id() {
        return RuleId.CRITERION_CITED;
    }

    @Override
    public boolean holds() {
        return !cited.isEmpty() && citable.containsAll(cited);
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("citableCriteria", citable, "citedCriteria", cited);
    }
}
