package io.engagements.rules.guard;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code TIMESHEETS-NOT-OWED}: an independent business owes none. What was asked stays on record. */
record TimesheetsNotOwed(@Nullable String asked) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.TIMESHEETS_NOT_OWED;
    }

    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public Map<String, Object> facts() {
        return asked == null ? Map.of() : Map.of("asked", asked);
    }
}
