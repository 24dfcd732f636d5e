package io.engagements.rules.work;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code DUE-AHEAD}: an input is due neither in the past nor after what it is for. */
public record InputDueAhead(List<Deadline> dues, Deadline deliverableDue, Instant at, List<String> next)
        implements Rule {

    @Override
    public RuleId id() {
        return RuleId.DUE_AHEAD;
    }

    @Override
    public boolean holds() {
        return dues.stream().allMatch(this::holds);
    }

    private boolean holds(Deadline due) {
        return due.isMetAt(at) && deliverableDue.isMetAt(due.instant());
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        dues.stream()
                .filter(due -> !holds(due))
                .findFirst()
                .ifPresent(due -> facts.put("due", due.instant().toString()));
        facts.put("deliverableDue", deliverableDue.instant().toString());
        facts.put("now", at.toString());
        return facts;
    }
}
