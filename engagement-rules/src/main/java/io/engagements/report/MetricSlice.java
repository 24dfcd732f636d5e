package io.engagements.report;

import io.engagements.rules.metrics.Item;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one number of one window is made of, and how it is shown.
 *
 * @param explain whether the ids behind it are shown too
 * @param across whether it goes across engagements: ids are then written {@code engagement/id}
 */
public record MetricSlice(List<Item> items, boolean explain, boolean across) {

    String idOf(Item item) {
        return across
                ? item.subject().engagementId() + '/' + item.subject().id()
                : item.subject().id();
    }

    List<String> ids(Predicate<Item> which) {
        return items.stream().filter(which).map(this::idOf).toList();
    }
}
