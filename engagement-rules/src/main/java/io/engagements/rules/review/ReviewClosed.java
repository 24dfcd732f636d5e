package io.engagements.rules.review;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code REVIEW-CLOSED}: a review that lapsed is over; nothing was accepted by a person. */
record ReviewClosed(@Nullable Deadline reviewUntil, boolean holds) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.REVIEW_CLOSED;
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (reviewUntil != null) {
            facts.put("reviewUntil", reviewUntil.instant().toString());
        }
        return facts;
    }

    @Override
    public List<String> next() {
        return List.of("propose-reopening", "request-deliverable");
    }
}
