package io.engagements.query.diff;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.query.diff.Comparison.Changed;
import io.engagements.query.engagement.Parts;
import io.engagements.rules.Recorded;
import io.engagements.rules.engagement.Engagement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds what changed between two states of an engagement, and by which events. */
final class Difference {

    private final JsonMapper json;
    private final Touched touched = new Touched();

    Difference(JsonMapper json) {
        this.json = json;
    }

    /**
     * Folds events, and notes what those do that make the difference.
     *
     * @param state before the first of them; empty when there was none yet
     * @param at the instant at which states of grounds are told: what time alone does is no event's doing
     */
    Optional<Engagement> follow(
            Optional<Engagement> state,
            List<Recorded<EngagementEvent>> events,
            Predicate<Recorded<EngagementEvent>> differs,
            Instant at) {
        Optional<Engagement> before = state;
        for (Recorded<EngagementEvent> event : events) {
            if (before.isPresent() || event.event() instanceof EngagementEvent.VAHired) {
                Engagement after = Engagement.evolve(before.orElse(null), event);
                if (differs.test(event)) {
                    note(event, touchedIn(before, event, at), Parts.touched(after, event.event(), at));
                }
                before = Optional.of(after);
            }
        }
        return before;
    }

    private static Map<String, Object> touchedIn(
            Optional<Engagement> state, Recorded<EngagementEvent> event, Instant at) {
        return state.map(before -> Parts.touched(before, event.event(), at)).orElse(Map.of());
    }

    private void note(Recorded<EngagementEvent> event, Map<String, Object> before, Map<String, Object> after) {
        changed(before, after).forEach(change -> touched.add(change.path(), event.sequence()));
    }

    /** Every value that is another one, in the order in which the later state shows them. */
    List<Changed> changed(Map<String, Object> before, Map<String, Object> after) {
        Set<String> paths = new LinkedHashSet<>(after.keySet());
        paths.addAll(before.keySet());
        List<Changed> changed = new ArrayList<>();
        for (String path : paths) {
            Optional<Object> old = Optional.ofNullable(before.get(path));
            Optional<Object> now = Optional.ofNullable(after.get(path));
            if (!old.equals(now)) {
                changed.addAll(Comparison.of(path, tree(old), tree(now)));
            }
        }
        return changed;
    }

    private JsonNode tree(Optional<Object> view) {
        return view.<JsonNode>map(json::valueToTree).orElseGet(json::nullNode);
    }

    /** The sequences of the events that brought a change about; none when time alone did. */
    List<Long> causes(Changed change) {
        return touched.at(change.path());
    }
}
