package io.engagements.events.engagement;

/** What a channel carries. */
public enum ChannelKind {
    PHONE,
    EMAIL
}
