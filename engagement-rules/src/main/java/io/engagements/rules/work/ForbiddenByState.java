package io.engagements.rules.work;

import io.engagements.events.engagement.EngagementCommand;
import io.engagements.rules.Decision;
import io.engagements.rules.StateForbids;
import io.engagements.rules.agreement.Agreement;
import java.time.Instant;

/** Says which state forbids a command about a deliverable: the engagement's when it is over, else the deliverable's. */
public final class ForbiddenByState {

    private ForbiddenByState() {}

    public static Decision refuse(Agreement agreement, Deliverable deliverable, EngagementCommand command, Instant at) {
        return StateForbids.refuse(agreement.isOverAt(at) ? agreement.state() : deliverable.state(), command);
    }
}
