package io.engagements.events.candidacy;

/** What a vetting check showed. Only {@code SATISFIED} lets a hiring pass without a waiver. */
public enum Outcome {
    SATISFIED,
    DOUBTFUL,
    NOT_SATISFIED
}
