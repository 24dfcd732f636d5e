package io.engagements.rules.work;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code DUE-AHEAD}: a due is not past, and not after the last day. In the due's own second it is not past yet. */
public record DueAhead(Deadline due, @Nullable Deadline lastDay, Instant at, List<String> next) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.DUE_AHEAD;
    }

    @Override
    public boolean holds() {
        return due.isMetAt(at) && (lastDay == null || lastDay.isMetAt(due.instant()));
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("due", due.instant().toString());
        facts.put("now", at.toString());
        if (lastDay != null) {
            facts.put("lastDay", lastDay.instant().toString());
        }
        return facts;
    }
}
