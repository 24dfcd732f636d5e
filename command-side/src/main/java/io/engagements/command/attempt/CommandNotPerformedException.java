package io.engagements.command.attempt;

import io.engagements.rules.Decision;

/** Rolls the command's transaction back and carries the decision out; not an error. */
public final class CommandNotPerformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Decision decision;

    public CommandNotPerformedException(Decision decision) {
        super(decision.toString(), null, false, false);
        this.decision = decision;
    }

    public Decision decision() {
        return decision;
    }
}
