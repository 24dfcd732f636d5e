package io.engagements.events.engagement;

/** What shared material is about. A channel needs one of each of the first two acknowledged. */
public enum MaterialKind {
    PRODUCT_LINE,
    COMPANY,
    PROCEDURE,
    OTHER
}
