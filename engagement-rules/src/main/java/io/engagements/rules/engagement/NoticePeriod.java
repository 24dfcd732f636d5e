package io.engagements.rules.engagement;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/** {@code NOTICE-PERIOD}: a termination takes effect after the notice period at the earliest. */
record NoticePeriod(Deadline effective, Deadline earliest) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.NOTICE_PERIOD;
    }

    @Override
    public boolean holds() {
        return !effective.instant().isBefore(earliest.instant());
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of(
                "effectiveAt", effective.instant().toString(),
                "earliestEffectiveAt", earliest.instant().toString());
    }

    @Override
    public List<String> next() {
        return List.of("terminate-contract");
    }
}
