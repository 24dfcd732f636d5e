package io.engagements.rules.metrics;

import io.engagements.rules.EventRef;
import io.engagements.rules.metrics.ConfidentialityFacts.Agreement;
import io.engagements.rules.metrics.ConfidentialityFacts.Exposure;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.time.Intervals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * For how long anything sensitive was open, with an agreement in force and without. Its items are stretches of time of
 * one thing each, ending at {@link Item#at}; an instant counts once however many things were open. It belongs to a
 * window by the hours inside.
 */
public record NdaCoverage(long coveredSeconds, long uncoveredSeconds) {

    static final String COVERED = "covered";
    static final String UNCOVERED = "uncovered";

    public static NdaCoverage of(List<Item> items) {
        Map<String, List<Item>> byEngagement = items.stream()
                .collect(Collectors.groupingBy(item -> item.subject().engagementId()));
        long covered = 0;
        long uncovered = 0;
        for (List<Item> own : byEngagement.values()) {
            covered += union(own, item -> item.is(COVERED));
            uncovered += union(own, item -> item.is(UNCOVERED));
        }
        return new NdaCoverage(covered, uncovered);
    }

    private static long union(List<Item> items, Predicate<Item> which) {
        long seconds = 0;
        Instant counted = Instant.MIN;
        List<Item> byBegin = items.stream()
                .filter(which)
                .sorted(Comparator.comparing(NdaCoverage::begin))
                .toList();
        for (Item item : byBegin) {
            Instant begin = begin(item).isAfter(counted) ? begin(item) : counted;
            if (item.at().isAfter(begin)) {
                seconds += Duration.between(begin, item.at()).toSeconds();
                counted = item.at();
            }
        }
        return seconds;
    }

    private static Instant begin(Item stretch) {
        return stretch.at().minusSeconds(stretch.amount());
    }

    public long exposedSeconds() {
        return coveredSeconds + uncoveredSeconds;
    }

    /** One decimal, half-up; absent when nothing was exposed. */
    public @Nullable BigDecimal percent() {
        return exposedSeconds() == 0
                ? null
                : BigDecimal.valueOf(coveredSeconds * 100)
                        .divide(BigDecimal.valueOf(exposedSeconds()), 1, RoundingMode.HALF_UP);
    }

    static void items(EngagementAsOf engagement, Consumer<Item> to) {
        Intervals covered = engagement.covered();
        engagement.exposures().forEach(exposure -> stretches(engagement, exposure, covered, to));
    }

    /** Cut where coverage begins or ends. */
    private static void stretches(EngagementAsOf engagement, Exposure exposure, Intervals covered, Consumer<Item> to) {
        Instant begin = exposure.opened().at();
        Instant end =
                closing(engagement, exposure).map(EventRef::at).findFirst().orElse(engagement.asOf());
        for (Instant cut : cuts(covered, begin, end)) {
            to.accept(item(engagement, exposure, covered.holds(begin), begin, cut));
            begin = cut;
        }
    }

    /** In order; the last is the end itself, unless nothing lies before it. */
    private static SortedSet<Instant> cuts(Intervals covered, Instant begin, Instant end) {
        return Stream.concat(
                        Stream.of(end),
                        covered.all().stream()
                                .flatMap(each -> Stream.concat(Stream.of(each.from()), Stream.ofNullable(each.until())))
                                .filter(cut -> cut.isBefore(end)))
                .filter(cut -> cut.isAfter(begin))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<EventRef> closing(EngagementAsOf engagement, Exposure exposure) {
        return Stream.ofNullable(exposure.closed()).filter(ref -> ref.isBy(engagement.asOf()));
    }

    private static Item item(
            EngagementAsOf engagement, Exposure exposure, boolean covered, Instant begin, Instant end) {
        return new Item(
                engagement.subject(exposure.itemId()),
                engagement.zone(end),
                covered ? Side.COUNTS : Side.BASE,
                covered ? COVERED : UNCOVERED,
                end,
                Duration.between(begin, end).toSeconds(),
                engagement.explain(() -> Stream.of(
                                Stream.of(exposure.opened()),
                                closing(engagement, exposure),
                                agreements(engagement, begin, end),
                                engagement.expired().filter(ref -> isAround(ref, begin, end)))
                        .flatMap(refs -> refs)));
    }

    /** Those that were in force in the stretch, or whose beginning or end bounds it. */
    private static Stream<EventRef> agreements(EngagementAsOf engagement, Instant begin, Instant end) {
        return engagement.agreements().stream()
                .filter(each -> !each.from().isAfter(end))
                .filter(each -> each.until() == null || !each.until().isBefore(begin))
                .map(Agreement::signed);
    }

    /** The fact of an end occurs in the second after it. */
    private static boolean isAround(EventRef ref, Instant begin, Instant end) {
        return ref.at().isAfter(begin) && !ref.at().isAfter(end.plusSeconds(1));
    }
}
