package io.engagements.rules.engagement;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/**
 * {@code IMPROVEMENT-FIRST}: work is rejected only after the included rounds were resubmitted, or the VA missed a
 * round's due or resubmitted the same content.
 */
record ImprovementFirst(List<Round> rounds, int roundsIncluded) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.IMPROVEMENT_FIRST;
    }

    @Override
    public boolean holds() {
        return resubmitted() >= roundsIncluded
                || rounds.stream().anyMatch(round -> round.isMissed() || round.unchanged());
    }

    private long resubmitted() {
        return rounds.stream().filter(round -> !round.isOpen()).count();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of(
                "roundsAsked", rounds.size(), "roundsResubmitted", resubmitted(), "roundsIncluded", roundsIncluded);
    }

    @Override
    public List<String> next() {
        return List.of("request-quality-improvement", "accept-deliverable");
    }
}
