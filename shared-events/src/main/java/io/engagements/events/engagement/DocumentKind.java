package io.engagements.events.engagement;

/** What a provided document is: what the lawyer approves, or what the VA signs. */
public enum DocumentKind {
    CONTRACT,
    NDA
}
