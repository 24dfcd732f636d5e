package io.engagements.rules.metrics;

import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.metrics.Item.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The client's pressure on terms and means: what the guards refused, by rule. It belongs to a window by the refusal.
 */
public final class ChangePressure {

    private static final Set<RuleId> GUARDS =
            Set.of(RuleId.TERMS_SET_BY_VA, RuleId.TIMESHEETS_NOT_OWED, RuleId.RESULT_NOT_MEANS);

    private ChangePressure() {}

    /** A guard's refusal. */
    public record Refused(RuleId rule, Instant at, String eventId) {}

    /** The refusal that counts; empty when another rule than a guard's refused. */
    public static Optional<Refused> of(String eventId, AttemptRefused event) {
        RuleId rule = event.rules().get(0);
        return GUARDS.contains(rule)
                ? Optional.of(new Refused(rule, event.stamp().occurredAt(), eventId))
                : Optional.empty();
    }

    static void items(EngagementAsOf engagement, Consumer<Item> to) {
        engagement.refused().forEach(refused -> to.accept(item(engagement, refused)));
    }

    private static Item item(EngagementAsOf engagement, Refused refused) {
        String rule = refused.rule().id();
        return new Item(engagement.subject(rule), Side.BESIDE, rule, refused.at(), 0, List.of(refused.eventId()));
    }

    /** How often each rule refused, by the rule's name. */
    public static Map<String, Integer> counts(List<Item> items) {
        return items.stream()
                .collect(Collectors.toMap(item -> item.subject().id(), item -> 1, Integer::sum, TreeMap::new));
    }
}
