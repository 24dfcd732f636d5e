package io.engagements.rules.candidacy;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/** {@code ONE-OPEN-CANDIDACY}: a client considers a VA once at a time. */
record OneOpenCandidacy(String openCandidacyId) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.ONE_OPEN_CANDIDACY;
    }

    @Override
    public boolean holds() {
        return openCandidacyId.isEmpty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("openCandidacyId", openCandidacyId);
    }

    @Override
    public List<String> next() {
        return List.of("withdraw-candidacy");
    }
}
