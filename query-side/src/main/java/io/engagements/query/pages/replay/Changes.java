package io.engagements.query.pages.replay;

import io.engagements.query.diff.Difference;
import io.engagements.query.diff.Difference.Changed;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.work.Deliverable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became another one between two states of an engagement, in words and grouped by what it belongs to.
 *
 * @param further how many rows there are besides
 */
record Changes(List<Group> groups, int further) {

    private static final int MOST_ROWS = 200;

    private static final String DELIVERABLES = "deliverables";
    private static final String GROUNDS = "grounds";

    /** @param head what the rows are about */
    record Group(String head, List<Row> rows) {}

    /**
     * One value.
     *
     * @param path where it stands, escaped as in RFC 6901
     * @param before absent where there was none
     * @param after absent where there is none
     * @param by the events that made it so; none where time alone did
     */
    record Row(
            String path,
            String what,
            @Nullable String before,
            @Nullable String after,
            List<Ref> by) {}

    /** An event that a value goes back to. */
    record Ref(long sequence, String sentence) {}

    /** @param sentences of the events that make the difference, by sequence */
    static Changes of(Difference difference, ChangeWords words, Map<Long, String> sentences) {
        return of(difference, difference.changed(), words, sentences, MOST_ROWS);
    }

    private static Changes of(
            Difference difference, List<Changed> changed, ChangeWords words, Map<Long, String> sentences, int most) {
        Map<String, Ref> events = new HashMap<>();
        difference
                .events()
                .forEach(event -> events.put(
                        event.id(), new Ref(event.sequence(), sentences.getOrDefault(event.sequence(), ""))));
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        int all = 0;
        for (Changed each : changed) {
            List<String> path = ChangeWords.names(each.path());
            for (Row row : rows(path, each, words, at -> by(difference.causes(at), events))) {
                if (all++ < most) {
                    groups.computeIfAbsent(head(path, difference, words), head -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        return new Changes(
                groups.entrySet().stream()
                        .map(group -> new Group(group.getKey(), List.copyOf(group.getValue())))
                        .toList(),
                Math.max(0, all - most));
    }

    private static List<Ref> by(List<String> ids, Map<String, Ref> events) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(events.get(id)).stream())
                .toList();
    }

    /** What came or went as a whole is told value by value, each with the events that set it. */
    private static List<Row> rows(
            List<String> path, Changed changed, ChangeWords words, Function<String, List<Ref>> by) {
        Map<List<String>, String> before = words.leaves(path, changed.before());
        Map<List<String>, String> after = words.leaves(path, changed.after());
        Map<List<String>, Boolean> all = new LinkedHashMap<>();
        after.keySet().forEach(each -> all.put(each, true));
        before.keySet().forEach(each -> all.put(each, true));
        return all.keySet().stream()
                .filter(each -> !Objects.equals(before.get(each), after.get(each)))
                .map(each -> new Row(
                        ChangeWords.path(each),
                        words.label(inside(each)),
                        before.get(each),
                        after.get(each),
                        by.apply(ChangeWords.path(each))))
                .toList();
    }

    /** What became of one value, and what it belongs to; empty where it stayed as it was. */
    static Optional<Group> at(String path, Difference difference, ChangeWords words) {
        Changes changes =
                of(difference, difference.changedBeside(ChangeWords.names(path)), words, Map.of(), Integer.MAX_VALUE);
        return changes.groups().stream()
                .map(group -> new Group(
                        group.head(),
                        group.rows().stream()
                                .filter(row -> row.path().equals(path))
                                .toList()))
                .filter(group -> !group.rows().isEmpty())
                .findFirst();
    }

    /** What the group's head says already is not said again in each row. */
    private static List<String> inside(List<String> path) {
        return isOfAPart(path) ? path.subList(2, path.size()) : path;
    }

    private static boolean isOfAPart(List<String> path) {
        return path.size() > 1
                && (path.get(0).equals(DELIVERABLES) || path.get(0).equals(GROUNDS));
    }

    private static String head(List<String> path, Difference difference, ChangeWords words) {
        if (!isOfAPart(path)) {
            return words.room(path.get(0));
        }
        Engagement known = difference.after().or(difference::before).orElseThrow();
        if (path.get(0).equals(DELIVERABLES)) {
            return words.work(known.deliverables()
                    .get(path.get(1))
                    .map(Deliverable::title)
                    .orElse(path.get(1)));
        }
        return known.grounds()
                .get(path.get(1))
                .map(ground -> words.ground(ground, titles(ground, known)))
                .orElse(path.get(1));
    }

    private static String titles(Ground ground, Engagement known) {
        return ground.deliverableIds().stream()
                .map(id -> known.deliverables().get(id).map(Deliverable::title).orElse(id))
                .collect(Collectors.joining(", "));
    }
}
