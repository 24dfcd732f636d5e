package io.engagements.support.access;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody read something. Ids only: nobody's name, and nothing of what was read.
 *
 * @param id so that one that is handed over twice is there once
 * @param at by the domain clock (UTC)
 * @param person the account that read
 * @param party the business that it acted for
 * @param onBehalfOf the account that it acted for, when different
 * @param roles what the account may be
 */
public record Access(
        UUID id,
        Instant at,
        AccessTo what,
        String person,
        @Nullable String party,
        @Nullable String onBehalfOf,
        Set<Role> roles) {

    public Access {
        roles = Set.copyOf(roles);
    }

    public static Access of(AccessTo what, Caller by, Instant at) {
        return new Access(UUID.randomUUID(), at, what, by.person(), by.party(), by.onBehalfOf(), by.roles());
    }

    /**
     * What counts as the same: somebody who reads the same again.
     *
     * @param person as in the access, as are the others
     */
    public record Same(
            AccessTo what,
            String person,
            @Nullable String party,
            @Nullable String onBehalfOf) {

        public static Same of(AccessTo what, Caller by) {
            return new Same(what, by.person(), by.party(), by.onBehalfOf());
        }
    }
}
