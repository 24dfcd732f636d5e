package io.engagements.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.rules.metrics.Durations;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Item.Reason;
import io.engagements.rules.metrics.Item.Side;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a number is made of. A deliverable stands once for each thing counted: a round, a version.
 *
 * @param excluded what is left out, each with the reason
 * @param counts what only counts, by what it counts as; absent where nothing does
 * @param events the events that decided, by deliverable (ground, rule)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Explanation(
        List<String> numerator,
        List<String> denominator,
        List<Excluded> excluded,
        @Nullable Map<String, List<String>> counts,
        Map<String, Set<String>> events) {

    /**
     * @param reason a code, for example CANCELLED_BEFORE_DUE
     * @param hours by how much it was shifted, where that is the reason
     */
    public record Excluded(
            String deliverableId,
            String reason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BigDecimal hours) {

        static Excluded of(String id, Item item) {
            String reason = String.valueOf(item.label());
            return new Excluded(id, reason, Reason.valueOf(reason).isShift() ? Durations.hours(item.amount()) : null);
        }
    }

    static @Nullable Explanation of(MetricSlice slice) {
        return slice.explain()
                ? new Explanation(
                        slice.ids(item -> item.side().isInNumerator()),
                        slice.ids(item -> item.side().isInDenominator()),
                        excluded(slice),
                        counts(slice),
                        events(slice))
                : null;
    }

    private static List<Excluded> excluded(MetricSlice slice) {
        return slice.items().stream()
                .filter(item -> item.side() == Side.LEFT_OUT)
                .map(item -> Excluded.of(slice.idOf(item), item))
                .toList();
    }

    private static @Nullable Map<String, List<String>> counts(MetricSlice slice) {
        Map<String, List<String>> counts = new TreeMap<>();
        slice.items().stream()
                .filter(item -> item.label() != null && item.side() != Side.LEFT_OUT)
                .map(Item::label)
                .distinct()
                .forEach(label -> counts.put(label, slice.ids(item -> item.is(label))));
        return counts.isEmpty() ? null : counts;
    }

    private static Map<String, Set<String>> events(MetricSlice slice) {
        Map<String, Set<String>> events = new LinkedHashMap<>();
        slice.items().forEach(item -> events.computeIfAbsent(slice.idOf(item), id -> new LinkedHashSet<>())
                .addAll(item.because()));
        return events;
    }
}
