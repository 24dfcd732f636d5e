package io.engagements.report;

import io.engagements.rules.metrics.EngagementAsOf;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The numbers of one engagement, or of all of a party's, as of one instant. Each metric is looked through once. */
public final class MetricReport {

    private static final Duration LATELY = Duration.ofHours(90 * 24);

    private final List<EngagementAsOf> engagements;
    private final @Nullable Instant begun;
    private final Instant asOf;
    private final boolean explain;
    private final boolean across;
    private final Map<Metric, List<Item>> items = new EnumMap<>(Metric.class);

    /**
     * @param begun when the first engagement began; absent when there is none
     * @param explain whether the ids behind each number are shown
     * @param across whether this goes across engagements
     */
    public MetricReport(
            List<EngagementAsOf> engagements, @Nullable Instant begun, Instant asOf, boolean explain, boolean across) {
        this.engagements = engagements;
        this.begun = begun;
        this.asOf = asOf;
        this.explain = explain;
        this.across = across;
    }

    /** {@code from} is exclusive, {@code to} inclusive. */
    public record Window<M>(@Nullable Instant from, Instant to, M metrics) {}

    public record Windows<M>(Window<M> last90Days, Window<M> whole) {}

    /** @param month for example {@code 2027-01}: of a deadline in its own zone, else in the contract zone */
    public record Month<M>(String month, M metrics) {}

    public Instant asOf() {
        return asOf;
    }

    /** @param metrics makes the answer of what each metric is made of */
    public <M> Windows<M> windows(Function<Function<Metric, MetricSlice>, M> metrics) {
        return new Windows<>(lately(metrics), whole(metrics));
    }

    /** Of the last 90 days. @param metrics makes the answer of what each metric is made of */
    public <M> Window<M> lately(Function<Function<Metric, MetricSlice>, M> metrics) {
        Instant lately = asOf.minus(LATELY);
        return new Window<>(lately, asOf, metrics.apply(metric -> slice(since(lately, metric))));
    }

    /** Of all of it. @param metrics makes the answer of what each metric is made of */
    public <M> Window<M> whole(Function<Function<Metric, MetricSlice>, M> metrics) {
        return new Window<>(begun, asOf, metrics.apply(metric -> slice(all(metric))));
    }

    /** The months in which anything counts towards one of these metrics, the earliest first. */
    public <M> List<Month<M>> months(Set<Metric> of, Function<Function<Metric, MetricSlice>, M> metrics) {
        Map<Metric, Map<YearMonth, List<Item>>> byMonth = new EnumMap<>(Metric.class);
        Months months = new Months();
        of.forEach(metric -> byMonth.put(metric, all(metric).stream().collect(Collectors.groupingBy(months::of))));
        return byMonth.values().stream()
                .flatMap(found -> found.entrySet().stream())
                .filter(month -> month.getValue().stream().anyMatch(Item::isCounted))
                .map(Map.Entry::getKey)
                .distinct()
                .sorted()
                .map(month -> new Month<>(
                        month.toString(),
                        metrics.apply(metric ->
                                slice(byMonth.getOrDefault(metric, Map.of()).getOrDefault(month, List.of())))))
                .toList();
    }

    private MetricSlice slice(List<Item> of) {
        return new MetricSlice(of, explain, across);
    }

    /** What a metric is made of, whatever the window. */
    public List<Item> items(Metric metric) {
        return all(metric);
    }

    private List<Item> since(Instant from, Metric metric) {
        return metric.within(all(metric), from);
    }

    private List<Item> all(Metric metric) {
        return items.computeIfAbsent(metric, each -> each.items(engagements));
    }
}
