package io.engagements.rules.metrics;

import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EventRef;
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
 * The client's pressure on terms and means: its proposals of other terms, and what the guards refused, by rule. Each
 * belongs to a window by its own event.
 */
public final class ChangePressure {

    private static final Set<RuleId> GUARDS =
            Set.of(RuleId.TERMS_SET_BY_VA, RuleId.TIMESHEETS_NOT_OWED, RuleId.RESULT_NOT_MEANS);

    public static final String PROPOSED = "proposed";
    public static final String DECLINED = "declined";
    public static final String EXPIRED = "expired";

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
        engagement.askedByClient().forEach(asked -> items(engagement, asked, to));
    }

    private static void items(EngagementAsOf engagement, TermsAsked asked, Consumer<Item> to) {
        to.accept(item(engagement, asked, PROPOSED, asked.proposed()));
        Optional.ofNullable(asked.declined())
                .filter(ref -> ref.isBy(engagement.asOf()))
                .ifPresent(ref -> to.accept(item(engagement, asked, DECLINED, ref)));
        asked.expired(engagement.asOf()).ifPresent(ref -> to.accept(item(engagement, asked, EXPIRED, ref)));
    }

    private static Item item(EngagementAsOf engagement, TermsAsked asked, String label, EventRef ref) {
        return new Item(
                engagement.subject(asked.proposalId()),
                engagement.zone(ref.at()),
                Side.BESIDE,
                label,
                ref.at(),
                0,
                List.of(ref.eventId()));
    }

    private static Item item(EngagementAsOf engagement, Refused refused) {
        String rule = refused.rule().id();
        return new Item(
                engagement.subject(rule),
                engagement.zone(refused.at()),
                Side.BESIDE,
                rule,
                refused.at(),
                0,
                List.of(refused.eventId()));
    }

    /** How often each rule refused, by the rule's name. */
    public static Map<String, Integer> counts(List<Item> items) {
        return items.stream()
                .filter(item -> GUARDS.stream().anyMatch(rule -> item.is(rule.id())))
                .collect(Collectors.toMap(item -> String.valueOf(item.label()), item -> 1, Integer::sum, TreeMap::new));
    }
}
