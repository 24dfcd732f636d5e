package io.engagements.query.history;

import io.engagements.events.Stamp;
import java.util.Map;
import java.util.Optional;

/** What those are called whom sentences name. */
public interface Callings {

    /** Empty for whoever is called by the id. */
    Optional<String> party(String partyId);

    /** The person who acted, with the party where that has to be said; empty likewise, and for the clock. */
    Optional<String> actor(Stamp by);

    /** Parties by these names, whoever acts for them. */
    static Callings of(Map<String, String> names) {
        return new Callings() {
            @Override
            public Optional<String> party(String partyId) {
                return Optional.ofNullable(names.get(partyId));
            }

            @Override
            public Optional<String> actor(Stamp by) {
                return Optional.ofNullable(by.party()).flatMap(this::party);
            }
        };
    }
}
