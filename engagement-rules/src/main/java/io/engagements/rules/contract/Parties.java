package io.engagements.rules.contract;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is who in an engagement.
 *
 * @param lawyerId the lawyer appointed last; absent until then
 */
@RecordBuilder
public record Parties(
        String clientId, String vaId, @Nullable String lawyerId) implements PartiesBuilder.With {

    /** The client, the VA, and the lawyer where there is one. */
    public List<String> ids() {
        return Stream.of(clientId, vaId, lawyerId).filter(Objects::nonNull).toList();
    }

    Set<Role> sidesOf(Caller caller) {
        return Stream.of(Role.CLIENT, Role.VA, Role.LAWYER)
                .filter(role -> caller.is(role, idOf(role)))
                .collect(Collectors.toUnmodifiableSet());
    }

    Role sideOf(@Nullable String party) {
        return clientId.equals(party) ? Role.CLIENT : Role.VA;
    }

    private @Nullable String idOf(Role role) {
        return switch (role) {
            case CLIENT -> clientId;
            case VA -> vaId;
            case LAWYER -> lawyerId;
            default -> null;
        };
    }
}
