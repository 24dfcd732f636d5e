package io.engagements.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Copies of unmodifiable lists with one thing changed. */
public final class Lists {

    private Lists() {}

    /** With one more at the end. */
    public static <T> List<T> with(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return List.copyOf(all);
    }

    /** With the last one changed; an empty one stays as it is. */
    public static <T> List<T> lastReplaced(List<T> before, UnaryOperator<T> change) {
        return before.isEmpty() ? before : replaced(before, before.size() - 1, change);
    }

    /** With one changed; where there is none at that place nothing is. */
    public static <T> List<T> replaced(List<T> before, int place, UnaryOperator<T> change) {
        if (place >= before.size()) {
            return before;
        }
        List<T> all = new ArrayList<>(before);
        all.set(place, change.apply(all.get(place)));
        return List.copyOf(all);
    }
}
