package io.engagements.events;

import org.jspecify.annotations.Nullable;

/** Anything that the ledger can hold; the sealed families are listed in {@code EventCodec}. */
public interface DomainEvent {

    /** Who did it and when it occurred. */
    Stamp stamp();

    /** The name in the interface of the command that brought it about; null when time itself did. */
    default @Nullable String causedBy() {
        CausedBy command = getClass().getAnnotation(CausedBy.class);
        return command == null ? null : Names.kebab(command.value());
    }
}
