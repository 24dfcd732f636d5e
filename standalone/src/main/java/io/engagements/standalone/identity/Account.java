package io.engagements.standalone.identity;

import io.engagements.events.Role;
import java.util.Set;

/**
 * Somebody or something that can ask for a token.
 *
 * @param id the token's {@code sub}, and the OAuth client id
 * @param secretHash slow hash of the secret, with the name of its algorithm in braces before it
 * @param party the business acted for
 */
record Account(String id, String secretHash, String party, Set<Role> roles) {}
