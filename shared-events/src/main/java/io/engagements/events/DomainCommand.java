package io.engagements.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Something a person asks for. Its fields never say who asks: that is the caller's token. */
public interface DomainCommand {

    /** The candidacy, engagement or party that decides; empty when the caller left the choice of a new id to the server. */
    @JsonIgnore
    Optional<String> target();

    /** The roles of which the caller needs one. */
    @JsonIgnore
    Set<Role> roles();

    /** Its name in the interface. */
    default String commandName() {
        return Names.kebab(getClass());
    }

    /** What stands in its JSON in the interface. */
    default Object body() {
        return this;
    }

    /** The ids of what this command makes, by field name: the answer tells them. */
    default Map<String, String> made() {
        return Map.of();
    }

    /** The same command, already valid, with every id filled in that the caller may leave out. */
    default DomainCommand withIds(Supplier<String> ids) {
        return this;
    }
}
