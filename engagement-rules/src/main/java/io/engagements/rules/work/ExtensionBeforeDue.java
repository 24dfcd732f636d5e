package io.engagements.rules.work;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import java.time.Instant;
import java.util.Map;

/** {@code EXTENSION-BEFORE-DUE}: another due is asked for while the one there is has not passed. */
public record ExtensionBeforeDue(Deadline due, Instant at) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.EXTENSION_BEFORE_DUE;
    }

    @Override
    public boolean holds() {
        return due.isMetAt(at);
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("due", due.instant().toString(), "now", at.toString());
    }
}
