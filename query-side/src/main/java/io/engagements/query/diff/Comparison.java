package io.engagements.query.diff;

import io.engagements.query.diff.Difference.Changed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Compares JSON value by value. The elements of a list are known by what names them, not by their place. */
final class Comparison {

    /** Told in other words: every change names its events. */
    private static final Set<String> LEFT_OUT = Set.of("version", "eventIds");

    private static final JsonNode NO_ELEMENTS = JsonNodeFactory.instance.arrayNode();

    private final List<Changed> found = new ArrayList<>();

    private Comparison() {}

    /** @param path where both stand; empty for the outermost */
    static List<Changed> of(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        Comparison comparison = new Comparison();
        if (path.isEmpty()) {
            comparison.fields("", before, after);
        } else {
            comparison.values(path, before, after);
        }
        return comparison.found;
    }

    private void values(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        JsonNode old = present(before);
        JsonNode now = present(after);
        if (old == null ? now == null : old.equals(now)) {
            return;
        }
        if (isTakenApart(old) && isTakenApart(now)) {
            fields(path, old, now);
        } else if (!areLists(old, now) || !elements(path, list(old), list(now))) {
            found.add(new Changed(path, old, now));
        }
    }

    /** Absent, null and an empty list are all nothing. */
    private static @Nullable JsonNode present(@Nullable JsonNode node) {
        return node == null || node.isNull() || (node.isArray() && node.isEmpty()) ? null : node;
    }

    private static boolean areLists(@Nullable JsonNode old, @Nullable JsonNode now) {
        return (old == null || old.isArray()) && (now == null || now.isArray());
    }

    private static JsonNode list(@Nullable JsonNode node) {
        return node == null ? NO_ELEMENTS : node;
    }

    /** A time with its zone is one value, although it has fields. */
    private static boolean isTakenApart(@Nullable JsonNode node) {
        return node != null && node.isObject() && !node.has("zone");
    }

    private void fields(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(Optional.ofNullable(after), Optional.ofNullable(before))
                .flatMap(Optional::stream)
                .forEach(node -> names.addAll(node.propertyNames()));
        names.removeIf(name -> LEFT_OUT.contains(name) && (path.isEmpty() || !name.equals("version")));
        names.forEach(name -> values(under(path, name), field(before, name), field(after, name)));
    }

    private static @Nullable JsonNode field(@Nullable JsonNode node, String name) {
        return node == null ? null : node.get(name);
    }

    /** False when they are no lists whose elements have names. */
    private boolean elements(String path, JsonNode before, JsonNode after) {
        return Stream.of(firstField(after.isEmpty() ? before : after), "eventId")
                .filter(key -> areNamed(before, key) && areNamed(after, key))
                .findFirst()
                .map(key -> elements(path, byName(before, key), byName(after, key)))
                .orElse(false);
    }

    private boolean elements(String path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> values(under(path, name), before.get(name), after.get(name)));
        return true;
    }

    /** What names an element stands first in it, unless two have it in common. */
    private static String firstField(JsonNode list) {
        return list.get(0).isObject() && !list.get(0).isEmpty()
                ? list.get(0).propertyNames().iterator().next()
                : "";
    }

    private static boolean areNamed(JsonNode list, String key) {
        return list.valueStream().allMatch(each -> each.path(key).isValueNode())
                && byName(list, key).size() == list.size();
    }

    private static Map<String, JsonNode> byName(JsonNode list, String key) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        list.forEach(each -> named.put(each.path(key).asString(), each));
        return named;
    }

    private static String under(String path, String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return path.isEmpty() ? escaped : path + '/' + escaped;
    }
}
