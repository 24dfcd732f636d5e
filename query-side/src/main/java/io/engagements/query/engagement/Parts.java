package io.engagements.query.engagement;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.rules.PersistentMap;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An engagement in parts, each as the interface shows it: the engagement itself at the empty path, every deliverable,
 * every ground.
 */
public final class Parts {

    private Parts() {}

    /** @param at the instant at which each ground's state and each agreed due is told */
    public static Map<String, Object> of(Engagement engagement, Instant at) {
        return parts(engagement, engagement.deliverables().values(), at);
    }

    /**
     * Those that an event has changed.
     *
     * @param other the engagement on the other side of the event
     */
    public static Map<String, Object> touched(
            Engagement engagement, Engagement other, EngagementEvent event, Instant at) {
        return parts(engagement, engagement.touchedBy(event, other.contract().circumstances()), at);
    }

    private static Map<String, Object> parts(Engagement engagement, List<Deliverable> deliverables, Instant at) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("", EngagementView.of(alone(engagement), at));
        Contract contract = engagement.contract();
        deliverables.forEach(each ->
                parts.put("deliverables/" + each.deliverableId(), EngagementView.deliverable(contract, each, at)));
        engagement
                .grounds()
                .values()
                .forEach(each -> parts.put("grounds/" + each.groundId(), EngagementView.ground(contract, each, at)));
        return parts;
    }

    private static Engagement alone(Engagement engagement) {
        return new Engagement(engagement.contract(), PersistentMap.empty(), PersistentMap.empty());
    }
}
