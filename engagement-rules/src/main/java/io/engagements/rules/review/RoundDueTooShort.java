package io.engagements.rules.review;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/** {@code ROUND-DUE-TOO-SHORT}: an improvement round lasts at least the agreed turnaround. */
record RoundDueTooShort(Deadline due, Deadline earliest) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.ROUND_DUE_TOO_SHORT;
    }

    @Override
    public boolean holds() {
        return !due.instant().isBefore(earliest.instant());
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of(
                "due",
                due.instant().toString(),
                "earliestDue",
                earliest.instant().toString());
    }

    @Override
    public List<String> next() {
        return List.of("request-quality-improvement");
    }
}
