package io.engagements.query.compliance;

import io.engagements.rules.metrics.EngagementFacts;
import io.engagements.rules.metrics.WorkFacts;
import java.util.List;

/**
 * The facts of an engagement and of its work, in the order of the requests.
 *
 * @param version of the engagement that they include
 */
record Facts(EngagementFacts engagement, List<WorkFacts> work, long version) {

    String id() {
        return engagement.engagementId();
    }
}
