package io.engagements.rules.metrics;

import io.engagements.rules.metrics.Item.Side;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Other dues agreed after the commitment, by who asked; each belongs to a window by the agreement. */
public record Extensions(int byVa, int byClient) {

    private static final String BY_VA = "byVa";
    private static final String BY_CLIENT = "byClient";

    public static Extensions of(List<Item> items) {
        return new Extensions(count(items, BY_VA), count(items, BY_CLIENT));
    }

    private static int count(List<Item> items, String label) {
        return (int) items.stream().filter(item -> item.is(label)).count();
    }

    static void items(WorkAsOf work, Consumer<Item> to) {
        work.changes()
                .forEach(change -> to.accept(work.item(
                        Side.BESIDE,
                        work.isAskedByClient(change) ? BY_CLIENT : BY_VA,
                        change.ref().at(),
                        0,
                        () -> Stream.of(change.ref()))));
    }
}
