package io.engagements.query.engagement;

import io.engagements.events.engagement.EngagementEvent.ContractTerminated;
import io.engagements.events.refusal.Refusal;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.EngagementDecisions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a termination for cause would be possible.
 *
 * @param groundIds the grounds it would rest on, when it is possible
 * @param effectiveAt its earliest effect, when it is possible
 * @param rule the first rule against it; absent when there is none
 */
record MayTerminate(
        long version,
        Instant asOf,
        boolean may,
        @Nullable List<String> groundIds,
        @Nullable Deadline effectiveAt,
        @Nullable RuleId rule,
        @Nullable List<RuleId> rules,
        @Nullable Map<String, Object> facts,
        @Nullable List<String> next) {

    static MayTerminate of(Engagement engagement, List<String> groundIds, Instant at) {
        long version = engagement.contract().version();
        Decision decision = EngagementDecisions.mayTerminate(engagement, groundIds, at);
        if (decision instanceof Decision.Refused refused) {
            Refusal refusal = refused.refusal();
            return new MayTerminate(
                    version, at, false, null, null, refusal.rule(), refusal.rules(), refusal.facts(), refusal.next());
        } else if (decision instanceof Decision.Done done
                && done.events().get(0) instanceof ContractTerminated terminated) {
            return new MayTerminate(
                    version, at, true, terminated.groundIds(), terminated.effectiveAt(), null, null, null, null);
        }
        throw new IllegalStateException("a termination is done or refused, not " + decision);
    }
}
