package io.engagements.rules.proposal;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code DUE-AHEAD}: a pause ends in the future, else it would be none. */
record PauseAhead(Deadline until, Instant at, List<String> next) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.DUE_AHEAD;
    }

    @Override
    public boolean holds() {
        return until.instant().isAfter(at);
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("until", until.instant().toString(), "now", at.toString());
    }
}
