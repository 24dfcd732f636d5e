package io.engagements.query.party;

import io.engagements.events.party.PartyKind;
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
        boolean erased) {}
