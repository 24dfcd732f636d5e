package io.engagements.standalone.people;

import io.engagements.events.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that is good once. Whoever opens it makes an account, or chooses the password of one anew.
 *
 * @param number the place in the list, which is in the order in which they were made
 * @param called whom it is for, in the words of who made it
 * @param role of the account to be made; absent where the link is for one that is there
 * @param party for which the account will act; absent where it acts for none
 * @param account whose password is to be chosen; absent where one is to be made
 * @param invitedBy account of who made it; absent where the start of the process did
 * @param mail where it is sent as well; absent where it is passed on by hand alone
 * @param mailed absent likewise
 */
record Invitation(
        long number,
        String called,
        @Nullable Role role,
        @Nullable String party,
        @Nullable String account,
        @Nullable String invitedBy,
        Instant expiresAt,
        @Nullable String mail,
        @Nullable Mailed mailed,
        State state) {

    /** What came of sending it by mail. */
    enum Mailed {
        SENDING,
        SENT,
        FAILED
    }

    /** Withdrawn are also the links of somebody who has left. */
    enum State {
        OPEN,
        USED,
        WITHDRAWN,
        EXPIRED,
        /** The party is erased for which it was. */
        ERASED
    }

    Invitation as(State other) {
        return new Invitation(number, called, role, party, account, invitedBy, expiresAt, mail, mailed, other);
    }

    /**
     * What is asked for, before there is a link.
     *
     * @param invitedBy the others as above
     */
    record Wanted(
            String called,
            @Nullable Role role,
            @Nullable String party,
            @Nullable String account,
            @Nullable String invitedBy,
            @Nullable String mail) {}

    /**
     * Shown once: only its hash is kept.
     *
     * @param token the secret part of the link's address
     */
    record Link(long number, String token, Instant expiresAt) {

        /** Without the token, which has no place in a log. */
        @Override
        public String toString() {
            return "Link[expiresAt=" + expiresAt + "]";
        }
    }
}
