package io.engagements.rules;

import io.engagements.events.DomainCommand;
import io.engagements.events.refusal.RuleId;
import java.util.List;
import java.util.Map;

/** {@code STATE-FORBIDS}: anything that the present state does not allow and no other rule explains. */
public record StateForbids(boolean holds, Enum<?> state, DomainCommand command, List<String> next) implements Rule {

    /** The decision when the state forbids the command. */
    public static Decision refuse(Enum<?> state, DomainCommand command, String... next) {
        return Rule.refuse(new StateForbids(false, state, command, List.of(next)));
    }

    @Override
    public RuleId id() {
        return RuleId.STATE_FORBIDS;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("state", state.name(), "command", command.commandName());
    }
}
