package io.engagements.query.party;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The port to what people are called who act for parties, where their accounts are here; elsewhere there is none of it. */
public interface PersonNames {

    /**
     * Those who act for these parties, and who did and have left: what each is called, by party and account. Empty is who has
     * told no name. Of very many only the latest.
     */
    Map<String, Map<String, String>> actingFor(Collection<String> partyIds);

    /** What the person of an account is called, also of who acts for no party; empty where nothing is told. */
    Optional<String> called(String account);
}
