package io.engagements.query.party;

import io.engagements.events.party.PartyKey;
import java.util.Collection;
import java.util.Map;

/**
 * The port to the keys of parties, which the command side alone keeps. Asked for every answer, when everything else of
 * it has been read.
 */
public interface PartyKeys {

    /** The keys cannot be asked for now. */
    final class UnavailableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public UnavailableException(Exception cause) {
            super("the keys of parties cannot be asked for now", cause);
        }
    }

    /**
     * Keys by party, without those of parties that are erased or unknown.
     *
     * @throws UnavailableException when they cannot be asked for now
     */
    Map<String, PartyKey> of(Collection<String> partyIds);
}
