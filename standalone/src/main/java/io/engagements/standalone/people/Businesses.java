package io.engagements.standalone.people;

import io.engagements.query.party.PartyName;
import io.engagements.query.party.PartyNames;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What businesses are called. */
final class Businesses {

    private Businesses() {}

    /** The business, else the person; the id where neither can be read. */
    static String name(PartyName party) {
        return Stream.of(Optional.ofNullable(party.businessName()), Optional.ofNullable(party.name()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(party.partyId());
    }

    static Map<String, String> names(PartyNames names, Collection<String> ids) {
        return names.of(ids.stream().filter(Objects::nonNull).distinct().toList()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> name(each.getValue())));
    }
}
