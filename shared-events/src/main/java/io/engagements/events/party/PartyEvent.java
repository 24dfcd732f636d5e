package io.engagements.events.party;

import io.engagements.events.CausedBy;
import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;
import io.engagements.events.party.PartyCommand.EraseParty;
import io.engagements.events.party.PartyCommand.RegisterParty;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What can happen to a party. */
public sealed interface PartyEvent extends DomainEvent {

    /** Callers' ids hold no colon: a party never meets a candidacy or an engagement. */
    String PREFIX = "party:";

    String partyId();

    /** The subject under which a party's events stand. */
    static String subjectOf(String partyId) {
        return PREFIX + partyId;
    }

    /** The id that callers know of a subject: without the prefix where it is a party's. */
    static String idOf(String subject) {
        return subject.startsWith(PREFIX) ? subject.substring(PREFIX.length()) : subject;
    }

    /**
     * A business was registered.
     *
     * @param zone IANA zone in which the party lives
     * @param language BCP 47 tag
     */
    @Stored(name = "party-registered")
    @CausedBy(RegisterParty.class)
    record PartyRegistered(
            String partyId,
            PartyKind kind,
            Sealed name,
            @Nullable Sealed businessName,
            @Nullable Sealed contact,
            ZoneId zone,
            String language,
            Stamp stamp)
            implements PartyEvent {}

    /** The key was destroyed: what was sealed is readable no more. */
    @Stored(name = "party-erased")
    @CausedBy(EraseParty.class)
    record PartyErased(String partyId, String reason, Stamp stamp) implements PartyEvent {}
}
