package io.engagements.events.engagement;

/** One thing that a deliverable must fulfil, agreed before work begins; reviews cite it by id. */
public record AcceptanceCriterion(String id, String text) {}
