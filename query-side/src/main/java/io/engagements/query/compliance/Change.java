package io.engagements.query.compliance;

import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Item.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changed in a number about one thing between two instants.
 *
 * @param before how it stood; absent when it was not there
 * @param after how it stands; absent when it is not there any more
 */
public record Change(
        Subject subject, @Nullable Item before, @Nullable Item after) {

    /** What happened to a thing that a number is made of. */
    public enum Kind {
        ENTERED,
        LEFT,
        CHANGED_SIDE
    }

    public Kind kind() {
        return before == null ? Kind.ENTERED : after == null ? Kind.LEFT : Kind.CHANGED_SIDE;
    }

    /** The events that decided how it stood and how it stands. */
    public Set<String> events() {
        Set<String> events = new LinkedHashSet<>();
        Stream.of(before, after).filter(Objects::nonNull).forEach(item -> events.addAll(item.because()));
        return events;
    }

    /** Every thing that stands otherwise than before. One that is counted several times is compared time by time. */
    public static List<Change> between(List<Item> before, List<Item> after) {
        Map<Subject, List<Item>> then = bySubject(before);
        Map<Subject, List<Item>> now = bySubject(after);
        Set<Subject> subjects = new LinkedHashSet<>(then.keySet());
        subjects.addAll(now.keySet());
        return subjects.stream()
                .flatMap(subject ->
                        of(subject, then.getOrDefault(subject, List.of()), now.getOrDefault(subject, List.of())))
                .toList();
    }

    private static Map<Subject, List<Item>> bySubject(List<Item> items) {
        Map<Subject, List<Item>> by = new LinkedHashMap<>();
        items.forEach(item ->
                by.computeIfAbsent(item.subject(), subject -> new ArrayList<>()).add(item));
        return by;
    }

    private static Stream<Change> of(Subject subject, List<Item> before, List<Item> after) {
        return java.util.stream.IntStream.range(0, Math.max(before.size(), after.size()))
                .mapToObj(time -> new Change(subject, at(before, time), at(after, time)))
                .filter(Change::isOne);
    }

    private static @Nullable Item at(List<Item> items, int time) {
        return time < items.size() ? items.get(time) : null;
    }

    private boolean isOne() {
        return before == null
                || after == null
                || before.side() != after.side()
                || !Objects.equals(before.label(), after.label());
    }
}
