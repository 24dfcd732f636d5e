package io.engagements.events;

import java.util.function.Function;

/**
 * How a command is written in the interface.
 *
 * @param name its name, in kebab case
 * @param body the record whose components are the fields of its JSON
 * @param command what a body comes to
 */
public record CommandForm<B>(String name, Class<B> body, Function<B, DomainCommand> command) {

    /** Most commands are their own bodies, named as their types are. */
    public static <C extends DomainCommand> CommandForm<C> of(String name, Class<C> type) {
        return new CommandForm<>(name, type, command -> command);
    }
}
