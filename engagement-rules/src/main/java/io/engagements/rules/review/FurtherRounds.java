package io.engagements.rules.review;

import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.rules.Decision;
import java.util.List;
import java.util.Optional;

/** Rounds beyond those that the terms include: to be proposed, not to be asked for. */
public interface FurtherRounds {

    /** The id of the proposal that waits for the VA's consent. */
    Optional<String> open(Reviewed work);

    /** @param cited the ids of criteria of the work, one at least */
    Decision propose(Reviewed work, RequestQualityImprovement command, List<String> cited);
}
