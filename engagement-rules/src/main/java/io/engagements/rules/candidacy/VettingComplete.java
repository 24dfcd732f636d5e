package io.engagements.rules.candidacy;

import io.engagements.events.candidacy.Criterion;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code VETTING-COMPLETE}: all ten checks are satisfied, or waived with a reason that stays visible. */
record VettingComplete(Candidacy candidacy) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.VETTING_COMPLETE;
    }

    @Override
    public boolean holds() {
        return standing().isEmpty();
    }

    private List<String> standing() {
        return Arrays.stream(Criterion.values())
                .filter(criterion -> !passes(criterion))
                .map(Criterion::name)
                .toList();
    }

    private boolean passes(Criterion criterion) {
        Candidacy.Check check = candidacy.checks().get(criterion);
        return check != null && check.passes();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("vettingOpen", standing());
    }

    @Override
    public List<String> next() {
        return List.of("withdraw-candidacy", "record-vetting-check", "waive-vetting-check");
    }
}
