package io.engagements.query.party;

import io.engagements.events.party.PartyKey;
import io.engagements.events.party.Sealed;
import io.engagements.rules.party.Party;
import org.jspecify.annotations.Nullable;

/** A party's personal text, readable while its key exists. */
record Opened(
        @Nullable String name,
        @Nullable String businessName,
        @Nullable String contact,
        boolean erased) {

    static final Opened ERASED = new Opened(null, null, null, true);

    static Opened with(PartyKey key, Party party) {
        return new Opened(
                read(key, "name", party.name()),
                read(key, "businessName", party.businessName()),
                read(key, "contact", party.contact()),
                false);
    }

    private static @Nullable String read(PartyKey key, String field, @Nullable Sealed sealed) {
        return sealed == null ? null : key.open(field, sealed);
    }
}
