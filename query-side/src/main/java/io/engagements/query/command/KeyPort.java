package io.engagements.query.command;

import java.time.Instant;

/**
 * The port to the command side for the keys that the ledger is signed with, whichever way it is reached. The caller's own token
 * goes along; the command side decides whether they are replaced.
 */
public interface KeyPort {

    /**
     * Whatever the command side answers: 200 with the public keys before and after, or a problem; 503 when it cannot be reached.
     *
     * @param token the caller's access token
     * @param bothUntil how long the earlier keys sign too (UTC)
     * @param language the {@code Accept-Language} header
     */
    CommandResponse replace(String token, Instant bothUntil, String language);
}
