package io.engagements.query.party;

import io.engagements.events.party.PartyKind;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a party is called.
 *
 * @param kind absent when nothing is on record of it
 * @param name absent when it is erased or nothing is on record of it
 * @param erased whether name and business name are unreadable for good
 */
public record PartyName(
        String partyId,
        @Nullable PartyKind kind,
        @Nullable String name,
        @Nullable String businessName,
        boolean erased) {

    /** In one word: the business, for which it is said whoever acted; who has no name is called by the id. */
    public String called() {
        return Stream.of(businessName, name)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(partyId);
    }
}
