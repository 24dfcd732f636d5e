package io.engagements.events.catalog;

import io.engagements.events.CommandForm;
import io.engagements.events.DomainCommand;
import io.engagements.events.Family;
import io.engagements.events.Names;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.party.PartyCommand;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every command by its name in the interface. A new record of a sealed family is in it at once. */
public final class CommandCatalog {

    private static final Map<String, CommandForm<?>> COMMANDS = new TreeMap<>();

    static {
        Stream.of(CandidacyCommand.class, EngagementCommand.class, PartyCommand.class)
                .flatMap(Family::recordsOf)
                .flatMap(CommandCatalog::forms)
                .forEach(form -> COMMANDS.put(form.name(), form));
    }

    private CommandCatalog() {}

    private static Stream<CommandForm<?>> forms(Class<?> type) {
        return type == AnswerProposal.class
                ? AnswerProposal.forms()
                : Stream.of(CommandForm.of(Names.kebab(type), type.asSubclass(DomainCommand.class)));
    }

    /** All of them, in the order of their names. */
    public static Map<String, CommandForm<?>> all() {
        return Map.copyOf(COMMANDS);
    }

    public static Optional<CommandForm<?>> find(String name) {
        return Optional.ofNullable(COMMANDS.get(name));
    }
}
