package io.engagements.events;

/** What an account may be, as its token's {@code roles} claim says. */
public enum Role {
    CLIENT,
    VA,
    LAWYER,
    AUDITOR,
    OPERATOR,
    /** No person: the other service. */
    QUERY_SIDE
}
