package io.engagements.command.endpoint;

import io.engagements.events.DomainCommand;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.party.PartyCommand;
import io.engagements.events.stored.Family;
import io.engagements.events.stored.Names;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every command by its name in the interface. A new record of a sealed family is in it at once. */
public final class CommandCatalog {

    private static final Map<String, Class<? extends DomainCommand>> COMMANDS = new TreeMap<>();

    static {
        Stream.of(CandidacyCommand.class, EngagementCommand.class, PartyCommand.class)
                .flatMap(Family::recordsOf)
                .forEach(type -> COMMANDS.put(Names.kebab(type), type.asSubclass(DomainCommand.class)));
    }

    private CommandCatalog() {}

    /** All of them, in the order of their names. */
    public static Map<String, Class<? extends DomainCommand>> all() {
        return Map.copyOf(COMMANDS);
    }

    static Optional<Class<? extends DomainCommand>> find(String name) {
        return Optional.ofNullable(COMMANDS.get(name));
    }
}
