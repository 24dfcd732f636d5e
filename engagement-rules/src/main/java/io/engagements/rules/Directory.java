package io.engagements.rules;

import io.engagements.events.party.PartyKind;
import java.util.Optional;

/** What a decision may ask about things outside the aggregate that decides. */
public interface Directory {

    /** What this party is registered as; empty when there is no such party. */
    Optional<PartyKind> kindOf(String partyId);

    /** The open candidacy of this client with this VA. */
    Optional<String> openCandidacy(String clientId, String vaId);

    /** The uploaded file of this id. */
    Optional<StoredFile> file(String fileId);
}
