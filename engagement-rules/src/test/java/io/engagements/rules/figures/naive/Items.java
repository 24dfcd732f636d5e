package io.engagements.rules.figures.naive;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The ids behind a figure that has no numerator and denominator of its own. */
final class Items {

    private Items() {}

    /** What is measured, one by one. */
    static ObjectNode measured(List<String> ids) {
        return of(ids, ids, Map.of());
    }

    static ObjectNode of(List<String> numerator, List<String> denominator, Map<String, List<String>> counts) {
        ObjectNode items = JsonNodeFactory.instance.objectNode();
        put(items.putArray("numerator"), numerator);
        put(items.putArray("denominator"), denominator);
        items.putArray("excluded");
        ObjectNode each = items.putObject("counts");
        counts.forEach((name, ids) -> {
            if (!ids.isEmpty()) {
                put(each.putArray(name), ids);
            }
        });
        return items;
    }

    private static void put(ArrayNode list, List<String> ids) {
        ids.forEach(list::add);
    }
}
