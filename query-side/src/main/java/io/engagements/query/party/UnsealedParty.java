package io.engagements.query.party;

import io.engagements.events.party.PartyKey;
import io.engagements.events.party.Sealed;
import io.engagements.rules.party.Party;
import org.jspecify.annotations.Nullable;

/**
 * A party with its personal text, readable while its key exists.
 *
 * @param name absent when it is erased, or no key can be asked for now
 * @param erased whether the text is unreadable for good
 */
record UnsealedParty(
        Party party,
        @Nullable String name,
        @Nullable String businessName,
        @Nullable String contact,
        boolean erased) {

    /** @param key absent when it was destroyed */
    static UnsealedParty with(@Nullable PartyKey key, Party party) {
        return key == null
                ? new UnsealedParty(party, null, null, null, true)
                : new UnsealedParty(
                        party,
                        read(key, "name", party.name()),
                        read(key, "businessName", party.businessName()),
                        read(key, "contact", party.contact()),
                        false);
    }

    /** While no key can be asked for. */
    static UnsealedParty sealed(Party party) {
        return new UnsealedParty(party, null, null, null, party.isErased());
    }

    PartyName partyName() {
        return new PartyName(party.partyId(), party.kind(), name, businessName, erased);
    }

    private static @Nullable String read(PartyKey key, String field, @Nullable Sealed sealed) {
        return sealed == null ? null : key.open(field, sealed);
    }
}
