package io.engagements.query.pages.terms;

import io.engagements.query.pages.frame.Sides;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The latest of what only grows at its end, the last first.
 *
 * @param before how many earlier ones there are: by this they are asked for; absent where there are none
 */
record Latest<T>(List<T> items, @Nullable Long before) {

    /** @param before as an address names it; absent for the latest of all */
    static <T> Latest<T> of(List<T> all, @Nullable String before, int most) {
        Long named = Sides.version(before);
        int to = named == null ? all.size() : (int) Math.min(all.size(), named);
        int from = Math.max(0, to - most);
        List<T> items = new ArrayList<>(all.subList(from, to));
        Collections.reverse(items);
        return new Latest<>(List.copyOf(items), from == 0 ? null : (long) from);
    }

    <R> Latest<R> map(Function<T, R> mapping) {
        return new Latest<>(items.stream().map(mapping).toList(), before);
    }
}
