package io.engagements.rules.figures.naive;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What counts for a metric, how often it is in the numerator, and what is left out. */
record Tally(List<Counted> counted, List<LeftOut> leftOut, Map<String, ZoneId> zones) {

    record Counted(String deliverable, Instant at, int times) {}

    /** Without an instant it belongs to every window. */
    record LeftOut(
            String deliverable,
            String reason,
            Instant at,
            @Nullable Long seconds) {}

    Tally() {
        this(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    }

    /** In which its month is told. */
    void zone(String deliverable, ZoneId zone) {
        zones.put(deliverable, zone);
    }

    private YearMonth monthOf(String deliverable, Instant at) {
        return YearMonth.from(at.atZone(zones.get(deliverable)));
    }

    Stream<YearMonth> months() {
        return counted.stream().map(each -> monthOf(each.deliverable(), each.at()));
    }

    Tally within(YearMonth month) {
        return new Tally(
                counted.stream()
                        .filter(each -> monthOf(each.deliverable(), each.at()).equals(month))
                        .toList(),
                leftOut.stream()
                        .filter(each -> monthOf(each.deliverable(), each.at()).equals(month))
                        .toList(),
                zones);
    }

    void count(String deliverable, Instant at, boolean holds) {
        count(deliverable, at, holds ? 1 : 0);
    }

    void count(String deliverable, Instant at, int times) {
        counted.add(new Counted(deliverable, at, times));
    }

    void leaveOut(String deliverable, String reason, Instant at) {
        leftOut.add(new LeftOut(deliverable, reason, at, null));
    }

    void leaveOut(String deliverable, String reason, Instant at, long seconds) {
        leftOut.add(new LeftOut(deliverable, reason, at, seconds));
    }

    Tally within(Predicate<Instant> window) {
        return new Tally(
                counted.stream().filter(each -> window.test(each.at())).toList(),
                leftOut.stream().filter(each -> window.test(each.at())).toList(),
                zones);
    }

    int numerator() {
        return counted.stream().mapToInt(Counted::times).sum();
    }

    int denominator() {
        return counted.size();
    }

    ObjectNode share() {
        return fraction().put("percent", Rounded.percent(numerator(), denominator()));
    }

    ObjectNode ratio() {
        return fraction().put("ratio", Rounded.ratio(numerator(), denominator()));
    }

    private ObjectNode fraction() {
        ObjectNode fraction = JsonNodeFactory.instance
                .objectNode()
                .put("numerator", numerator())
                .put("denominator", denominator());
        ObjectNode items = fraction.putObject("items");
        put(
                items.putArray("numerator"),
                counted.stream().flatMap(each -> Collections.nCopies(each.times(), each).stream()));
        put(items.putArray("denominator"), counted.stream());
        ArrayNode excluded = items.putArray("excluded");
        for (LeftOut each : leftOut) {
            ObjectNode left = excluded.addObject()
                    .put("deliverableId", each.deliverable())
                    .put("reason", each.reason());
            if (each.seconds() != null) {
                left.put("hours", Rounded.hours(each.seconds()));
            }
        }
        return fraction;
    }

    private static void put(ArrayNode list, Stream<Counted> items) {
        items.map(Counted::deliverable).forEach(list::add);
    }
}
