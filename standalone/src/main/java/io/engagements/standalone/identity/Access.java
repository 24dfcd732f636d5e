package io.engagements.standalone.identity;

import io.engagements.query.pages.frame.Sessions;
import java.time.Instant;

/** What somebody has in hand once signed in: sessions, refresh tokens, access tokens. */
public final class Access {

    private final EndedTokens tokens;
    private final Authorizations authorizations;
    private final Sessions sessions;

    Access(EndedTokens tokens, Authorizations authorizations, Sessions sessions) {
        this.tokens = tokens;
        this.authorizations = authorizations;
        this.sessions = sessions;
    }

    /** At once, for who has left. */
    public void end(String account) {
        end(account, Instant.MAX);
    }

    /** At once; whoever knows the new secret may come in again. */
    public void endBefore(String account, Instant change) {
        end(account, change);
    }

    /** The account is changed by now: whoever renews something in between gets nothing, or loses it here. */
    private void end(String account, Instant from) {
        tokens.end(account, from);
        authorizations.removeOf(account);
        sessions.endAll(account);
    }
}
