package io.engagements.rules.engagement;

import io.engagements.events.engagement.EngagementCommand;
import io.engagements.rules.Decision;
import io.engagements.rules.StateForbids;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;

/** Says which state forbids a command about a deliverable: the engagement's when it is over, else the deliverable's. */
final class Forbidden {

    private Forbidden() {}

    static Decision by(Contract contract, Deliverable deliverable, EngagementCommand command, Instant at) {
        return StateForbids.refuse(contract.isOverAt(at) ? contract.state() : deliverable.state(), command);
    }
}
