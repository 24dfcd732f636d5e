package io.engagements.events.refusal;

import java.util.List;
import java.util.Map;

/**
 * Why a command was refused, as data that crosses every boundary unchanged.
 *
 * @param rules every rule that failed, the first one first; never empty
 * @param facts what the rules looked at: JSON values by name; besides, where it helps, {@link #WAIT_UNTIL} and
 *     {@link #SUFFICIENT_GROUND_IDS}
 * @param next commands, by their names in the interface, that the caller may use instead
 */
public record Refusal(List<RuleId> rules, Map<String, Object> facts, List<String> next) {

    /** The fact that names the first second (UTC) in which the same would be done, if nothing else happens until then. */
    public static final String WAIT_UNTIL = "waitUntil";

    /** The fact that names grounds on which, together, a termination would be done now. */
    public static final String SUFFICIENT_GROUND_IDS = "sufficientGroundIds";

    /** The first rule that failed. */
    public RuleId rule() {
        return rules.get(0);
    }
}
