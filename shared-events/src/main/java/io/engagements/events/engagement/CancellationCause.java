package io.engagements.events.engagement;

/** Who wanted a deliverable no more. */
public enum CancellationCause {
    CLIENT,
    AGREED
}
