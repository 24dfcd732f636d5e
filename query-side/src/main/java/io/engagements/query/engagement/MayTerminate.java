package io.engagements.query.engagement;

import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.events.refusal.Refusal;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.engagement.Engagement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a termination for cause would be possible.
 *
 * @param groundIds the grounds that the answer is about: those asked about; where none are named, those on which it is
 *     possible, else those that come nearest; absent where none stands
 * @param effectiveAt its earliest effect, when it is possible
 * @param rule the first rule against it; absent when there is none
 * @param mayTerminateFrom the first instant, that of the answer or a later one, at which a termination on these grounds
 *     would be taken if nothing else happens until then; absent when time alone does not suffice
 * @param sufficient of the grounds asked about, else of all that stand, each that would do alone, and from when at the
 *     earliest
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
        @Nullable List<String> next,
        @Nullable Instant mayTerminateFrom,
        List<Sufficient> sufficient) {

    /** @param already true when it would do at the instant of the answer */
    record Sufficient(String groundId, boolean already, Instant mayTerminateFrom) {}

    static MayTerminate of(Engagement engagement, List<String> groundIds, Instant at) {
        long version = engagement.contract().version();
        var answer = io.engagements.rules.engagement.MayTerminate.on(engagement, groundIds, at);
        Instant from = answer.from().orElse(null);
        List<Sufficient> sufficient = answer.fromAlone().entrySet().stream()
                .map(each -> new Sufficient(each.getKey(), !each.getValue().isAfter(at), each.getValue()))
                .toList();
        if (answer.decision() instanceof Decision.Refused refused) {
            Refusal no = refused.refusal();
            List<String> about = answer.groundIds().isEmpty() ? null : answer.groundIds();
            return new MayTerminate(
                    version, at, false, about, null, no.rule(), no.rules(), no.facts(), no.next(), from, sufficient);
        } else if (answer.decision() instanceof Decision.Done done
                && done.events().get(0) instanceof ContractTerminated yes) {
            return new MayTerminate(
                    version, at, true, yes.groundIds(), yes.effectiveAt(), null, null, null, null, from, sufficient);
        }
        throw new IllegalStateException("a termination is done or refused, not " + answer.decision());
    }
}
