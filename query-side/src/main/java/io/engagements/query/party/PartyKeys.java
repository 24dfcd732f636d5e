package io.engagements.query.party;

import io.engagements.events.party.PartyKey;
import java.util.Optional;

/**
 * The port to the keys of parties, which the command side alone keeps. Asked anew for every answer: a key that was
 * destroyed is not found from that moment on.
 */
public interface PartyKeys {

    /** Empty when there is no such party, or it is erased. */
    Optional<PartyKey> of(String partyId);
}
