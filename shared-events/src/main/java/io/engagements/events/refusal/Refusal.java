package io.engagements.events.refusal;

import java.util.List;
import java.util.Map;

/**
 * Why a command was refused, as data that crosses every boundary unchanged.
 *
 * @param rules every rule that failed, the first one first; never empty
 * @param facts what the rules looked at: JSON values by name
 * @param next commands, by their names in the interface, that the caller may use instead
 */
public record Refusal(List<RuleId> rules, Map<String, Object> facts, List<String> next) {

    /** The first rule that failed. */
    public RuleId rule() {
        return rules.get(0);
    }
}
