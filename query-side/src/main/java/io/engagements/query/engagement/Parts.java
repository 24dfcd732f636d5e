package io.engagements.query.engagement;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /**
     * The one part that something stands in; none where there is none such.
     *
     * @param path of what stands in it, its names unescaped
     */
    public static Map<String, Object> holding(List<String> path, Engagement engagement, Instant at) {
        boolean within = path.size() > 1;
        String id = within ? path.get(1) : "";
        Contract contract = engagement.contract();
        if (within && path.get(0).equals("deliverables")) {
            return engagement
                    .deliverables()
                    .get(id)
                    .<Map<String, Object>>map(
                            each -> Map.of("deliverables/" + id, EngagementView.deliverable(contract, each, at)))
                    .orElse(Map.of());
        } else if (within && path.get(0).equals("grounds")) {
            return engagement
                    .grounds()
                    .get(id)
                    .<Map<String, Object>>map(
                            each -> Map.of("grounds/" + id, EngagementView.ground(contract, each, at)))
                    .orElse(Map.of());
        }
        return Map.of("", itself(engagement, at));
    }

    private static Map<String, Object> parts(Engagement engagement, List<Deliverable> deliverables, Instant at) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("", itself(engagement, at));
        Contract contract = engagement.contract();
        deliverables.forEach(each ->
                parts.put("deliverables/" + each.deliverableId(), EngagementView.deliverable(contract, each, at)));
        engagement
                .grounds()
                .values()
                .forEach(each -> parts.put("grounds/" + each.groundId(), EngagementView.ground(contract, each, at)));
        return parts;
    }

    /** Without its deliverables; how proposals stand that are about one is told by them all the same. */
    private static EngagementView itself(Engagement engagement, Instant at) {
        return EngagementView.of(engagement, at, Set.of());
    }
}
