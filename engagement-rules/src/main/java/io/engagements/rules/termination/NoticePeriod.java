package io.engagements.rules.termination;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code NOTICE-PERIOD}: a last day that one side fixes comes after the agreed notice at the earliest.
 *
 * @param earliest absent when the terms give no such notice
 * @param command how to ask for a later one
 */
record NoticePeriod(Deadline effective, @Nullable Deadline earliest, String command) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.NOTICE_PERIOD;
    }

    @Override
    public boolean holds() {
        return earliest != null && !effective.instant().isBefore(earliest.instant());
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("effectiveAt", effective.instant().toString());
        if (earliest != null) {
            facts.put("earliestEffectiveAt", earliest.instant().toString());
        }
        return facts;
    }

    @Override
    public List<String> next() {
        return earliest == null ? List.of("propose-end") : List.of(command, "propose-end");
    }
}
