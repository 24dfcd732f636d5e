package io.engagements.events.candidacy;

/** The ten things a client vets before hiring (rule {@code VETTING-COMPLETE}). */
public enum Criterion {
    EXPERIENCE,
    WEBSITE,
    REFERENCES,
    WRITING,
    CONSULTATION,
    RESPONSIVENESS,
    BUSINESS_UNDERSTANDING,
    TECHNOLOGY,
    SERVICE_CLARITY,
    FEE_AND_TERM
}
