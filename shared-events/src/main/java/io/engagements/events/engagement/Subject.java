package io.engagements.events.engagement;

import io.engagements.events.Id;
import jakarta.validation.constraints.NotNull;

/**
 * What a statement is about.
 *
 * @param id the deliverable's; or of the event that it answers: a decision of a review, a notice, what ends or would end
 *     the engagement
 */
public record Subject(@NotNull Kind kind, @NotNull @Id String id) {

    public enum Kind {
        DELIVERABLE,
        REVIEW,
        NOTICE,
        TERMINATION
    }
}
