package io.engagements.rules.figures;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Compares answers by what they say: 4 is 4.0, a value left out is null, ids in any order. */
public final class Difference {

    private Difference() {}

    /** Each place at which the answers differ, with what one says and what the other does. */
    public static Map<String, String> between(JsonNode one, JsonNode other) {
        Map<String, String> here = values(one);
        Map<String, String> there = values(other);
        Map<String, String> differences = new TreeMap<>();
        here.forEach((place, value) -> {
            if (!value.equals(there.get(place))) {
                differences.put(place, value + " but " + there.get(place));
            }
        });
        there.forEach((place, value) -> {
            if (!here.containsKey(place)) {
                differences.put(place, "null but " + value);
            }
        });
        return differences;
    }

    private static Map<String, String> values(JsonNode answer) {
        Map<String, String> values = new TreeMap<>();
        collect("", answer, values);
        return values;
    }

    private static void collect(String place, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties().stream()
                    .filter(field ->
                            !(place.endsWith("/items") && field.getKey().equals("events")))
                    .forEach(field -> collect(place + "/" + field.getKey(), field.getValue(), values));
        } else if (node.isArray() && place.endsWith("/months")) {
            node.forEach(month -> collect(place + "/" + month.path("month").asString(), month, values));
        } else if (node.isArray()) {
            values.put(
                    place,
                    node.valueStream().map(Difference::text).sorted().toList().toString());
        } else if (!node.isNull()) {
            values.put(place, text(node));
        }
    }

    private static String text(JsonNode node) {
        if (node.isObject()) {
            return values(node).toString();
        }
        return node.isNumber()
                ? new BigDecimal(node.asString()).stripTrailingZeros().toPlainString()
                : node.asString();
    }
}
