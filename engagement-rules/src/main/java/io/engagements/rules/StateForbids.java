package io.engagements.rules;

import io.engagements.events.DomainCommand;
import io.engagements.events.refusal.RuleId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code STATE-FORBIDS}: anything that the present state does not allow and no other rule explains.
 *
 * @param besides what else it tells
 */
public record StateForbids(
        boolean holds, Enum<?> state, DomainCommand command, Map<String, Object> besides, List<String> next)
        implements Rule {

    /** The decision when the state forbids the command. */
    public static Decision refuse(Enum<?> state, DomainCommand command, String... next) {
        return Rule.refuse(new StateForbids(false, state, command, Map.of(), List.of(next)));
    }

    @Override
    public RuleId id() {
        return RuleId.STATE_FORBIDS;
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("state", state.name());
        facts.put("command", command.commandName());
        facts.putAll(besides);
        return facts;
    }
}
