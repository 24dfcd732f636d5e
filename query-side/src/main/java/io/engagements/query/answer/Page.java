package io.engagements.query.answer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next cursor of the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int MOST = 200;

    private static final int USUAL = 50;

    /** @throws ProblemException 422 when it is not between 1 and {@link #MOST} */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return USUAL;
        }
        if (asked < 1 || asked > MOST) {
            throw ProblemException.parameter("limit", "is between 1 and " + MOST);
        }
        return asked;
    }

    /** The place a cursor stands for; before everything without one. */
    public static long after(@Nullable String cursor) {
        if (cursor == null) {
            return -1;
        }
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw ProblemException.parameter("cursor", "is not a cursor of this list");
        }
    }

    /** @param rows up to one more than {@code limit}: the one too many shows that there is a next page */
    public static <T> Page<T> of(List<T> rows, int limit, ToLongFunction<T> place) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        String last = String.valueOf(place.applyAsLong(items.get(limit - 1)));
        return new Page<>(
                items,
                Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.US_ASCII)));
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
