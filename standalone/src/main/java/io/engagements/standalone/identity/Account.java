package io.engagements.standalone.identity;

import io.engagements.events.Role;
import java.util.Set;

/**
 * Somebody or something that can ask for a token.
 *
 * @param id the token's {@code sub}, the OAuth client id, and the name with which a person signs in
 * @param secretHash slow hash of the secret, with the name of its algorithm in braces before it
 * @param party the business acted for; of those who act for none, the account's own id
 * @param demo whether it belongs to the demonstration, and not to a person
 */
public record Account(String id, String secretHash, String party, Set<Role> roles, boolean demo) {

    /** Without the hash, which has no place in a log. */
    @Override
    public String toString() {
        return "Account[id=" + id + ", party=" + party + ", roles=" + roles + "]";
    }
}
