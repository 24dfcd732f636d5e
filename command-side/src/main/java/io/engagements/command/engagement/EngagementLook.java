package io.engagements.command.engagement;

import io.engagements.command.store.AggregateLook;
import io.engagements.rules.engagement.Engagement;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An engagement as it stands. */
@Component
public class EngagementLook {

    private final AggregateLook aggregates;

    EngagementLook(AggregateLook aggregates) {
        this.aggregates = aggregates;
    }

    /** Empty when there is none. */
    public Optional<Engagement> at(String engagementId) {
        return aggregates.at(EngagementAggregate.class, engagementId, EngagementAggregate::state);
    }
}
