package io.engagements.rules;

/** What a registered party is. */
public enum PartyKind {
    CLIENT,
    VA,
    LAWYER
}
