package io.engagements.query.answer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next cursor of the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int MOST = 200;

    /** So much text of long things. */
    public static final int MOST_TEXT = 1 << 20;

    private static final int USUAL = 50;

    /** No list is longer than what 15 digits can count, and a database counts further. */
    private static final Pattern PLACE = Pattern.compile("([a-z-]+)@(\\d{1,15})");

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

    /**
     * The place a cursor stands for; before everything without one.
     *
     * @param list whose cursor it is
     * @throws ProblemException 400 when it is none of that list
     */
    public static long after(String list, @Nullable String cursor) {
        if (cursor == null) {
            return -1;
        }
        Matcher known = PLACE.matcher(decoded(cursor));
        if (known.matches() && known.group(1).equals(list)) {
            return Long.parseLong(known.group(2));
        }
        throw ProblemException.malformed("cursor", "is not a cursor of this list");
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * A page of a list, and the cursor of the next one.
     *
     * @param list a name that no other list has: a cursor is good for its own list only
     * @param rows up to one more than {@code limit}: the one too many shows that there is a next page
     */
    public static <T> Page<T> of(String list, List<T> rows, int limit, ToLongFunction<T> place) {
        return of(list, rows, limit, place, row -> 0);
    }

    /** @param length of each row, in characters: a page ends where it has {@link #MOST_TEXT} of them */
    public static <T> Page<T> of(
            String list, List<T> rows, int limit, ToLongFunction<T> place, ToIntFunction<T> length) {
        int size = 0;
        for (long text = 0; size < rows.size() && size < limit && text < MOST_TEXT; size++) {
            text += length.applyAsInt(rows.get(size));
        }
        List<T> items = List.copyOf(rows.subList(0, size));
        return new Page<>(items, size == rows.size() ? null : cursor(list, place.applyAsLong(items.get(size - 1))));
    }

    /** A page of what is known as a whole and only grows at its end. */
    public static <T> Page<T> within(String list, List<T> all, @Nullable Integer limit, @Nullable String cursor) {
        int most = limit(limit);
        int from = (int) Math.min(all.size(), Math.max(0, after(list, cursor)));
        int to = Math.min(all.size(), from + most);
        return new Page<>(List.copyOf(all.subList(from, to)), to == all.size() ? null : cursor(list, to));
    }

    /**
     * A page that ends where so much was looked through, whether or not anything was found.
     *
     * @param reached up to where; null at the end of the list
     */
    public static <T> Page<T> upTo(String list, List<T> items, @Nullable Long reached) {
        return new Page<>(List.copyOf(items), reached == null ? null : cursor(list, reached));
    }

    private static String cursor(String list, long place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + "@" + place).getBytes(StandardCharsets.US_ASCII));
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
