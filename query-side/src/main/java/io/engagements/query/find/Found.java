package io.engagements.query.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a part of a list. So much of it is looked at for one answer, however little fits.
 *
 * @param looked how many were looked at for it
 * @param last the last one that was; absent at the end of the list
 * @param <R> what is looked at
 */
public record Found<T, R>(
        List<T> items, int looked, @Nullable R last) {

    /** So many are looked at for one answer, */
    static final int LOOKED_AT = 500;

    /** and so many are given at most. */
    static final int MOST = 30;

    /**
     * @param rows in order, {@link #LOOKED_AT} and one more where there are so many
     * @param fits what is given of a row; empty where it does not fit
     */
    static <T, R> Found<T, R> among(List<R> rows, Function<R, Optional<T>> fits) {
        List<T> items = new ArrayList<>();
        int looked = 0;
        while (looked < Math.min(rows.size(), LOOKED_AT) && items.size() < MOST) {
            fits.apply(rows.get(looked)).ifPresent(items::add);
            looked++;
        }
        return new Found<>(List.copyOf(items), looked, looked == rows.size() ? null : rows.get(looked - 1));
    }
}
