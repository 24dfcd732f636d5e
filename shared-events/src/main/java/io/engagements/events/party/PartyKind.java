package io.engagements.events.party;

/** What a registered party is. */
public enum PartyKind {
    CLIENT,
    VA,
    LAWYER
}
