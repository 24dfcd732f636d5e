package io.engagements.rules;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What each type of a family comes to, as a table: which types there are can be asked, and so be held against the family.
 *
 * @param <T> the family
 * @param <A> what stands around one of it
 * @param <R> what it comes to
 */
public final class Table<T, A, R> {

    /** What one type comes to. */
    public interface Row<S, A, R> {
        R apply(S one, A around);
    }

    private final Map<Class<? extends T>, Row<T, A, R>> rows = new LinkedHashMap<>();

    /** Joins the tables of several rooms. */
    public static <T, A, R> Table<T, A, R> of(Collection<Table<T, A, R>> rooms) {
        Table<T, A, R> all = new Table<>();
        rooms.forEach(room -> room.rows.forEach(all::add));
        return all;
    }

    /**
     * Adds the table of a room within.
     *
     * @param within what stands around in the room
     * @throws IllegalArgumentException when one of its types stands there already
     */
    public <S extends T, B> Table<T, A, R> room(Table<S, B, R> room, Function<? super A, ? extends B> within) {
        room.rows.forEach((type, row) -> add(type, (one, around) -> row.apply(type.cast(one), within.apply(around))));
        return this;
    }

    /** @throws IllegalArgumentException when the type stands there already */
    public <S extends T> Table<T, A, R> on(Class<S> type, Row<? super S, ? super A, ? extends R> row) {
        add(type, (one, around) -> row.apply(type.cast(one), around));
        return this;
    }

    private void add(Class<? extends T> type, Row<T, A, R> row) {
        if (rows.putIfAbsent(type, row) != null) {
            throw new IllegalArgumentException(type + " stands in the table twice");
        }
    }

    /** @throws IllegalArgumentException when its type has no row */
    public R apply(T one, A around) {
        Row<T, A, R> row = rows.get(one.getClass());
        if (row == null) {
            throw new IllegalArgumentException("no row for " + one.getClass());
        }
        return row.apply(one, around);
    }

    /** The same, or something else where its type has no row. */
    public R applyOr(T one, A around, R otherwise) {
        Row<T, A, R> row = rows.get(one.getClass());
        return row == null ? otherwise : row.apply(one, around);
    }

    public Set<Class<? extends T>> types() {
        return Set.copyOf(rows.keySet());
    }
}
