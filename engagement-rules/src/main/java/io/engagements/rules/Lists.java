package io.engagements.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Unmodifiable lists made of others. */
public final class Lists {

    private Lists() {}

    /** With one more at the end. */
    public static <T> List<T> with(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return List.copyOf(all);
    }

    /** Those of which it holds. Most often that is all of them, or none: then nothing is copied. */
    public static <T> List<T> where(List<T> all, Predicate<T> which) {
        boolean every = true;
        boolean any = false;
        for (T each : all) {
            boolean is = which.test(each);
            every &= is;
            any |= is;
        }
        return every ? all : any ? all.stream().filter(which).toList() : List.of();
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
