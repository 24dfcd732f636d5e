package io.engagements.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An immutable map whose copy with one change costs the same at ten entries as at ten thousand: the aggregate's state
 * is such a copy after every event. Iterates in the order of first insertion.
 */
public final class PersistentMap<V> {

    private static final int WIDTH = 32;

    private static final PersistentMap<Object> EMPTY = new PersistentMap<>(Collections.nCopies(WIDTH, List.of()), 0);

    private record Slot<V>(String key, V value, int ordinal) {}

    private final List<List<List<Slot<V>>>> buckets;
    private final int size;

    private PersistentMap(List<List<List<Slot<V>>>> buckets, int size) {
        this.buckets = buckets;
        this.size = size;
    }

    @SuppressWarnings("unchecked")
    public static <V> PersistentMap<V> empty() {
        return (PersistentMap<V>) EMPTY;
    }

    public Optional<V> get(String key) {
        List<Slot<V>> slots = slots(key);
        int at = indexOf(slots, key);
        return at < 0 ? Optional.empty() : Optional.of(slots.get(at).value());
    }

    public PersistentMap<V> with(String key, V value) {
        List<Slot<V>> slots = new ArrayList<>(slots(key));
        int at = indexOf(slots, key);
        if (at < 0) {
            slots.add(new Slot<>(key, value, size));
        } else {
            slots.set(at, new Slot<>(key, value, slots.get(at).ordinal()));
        }
        return new PersistentMap<>(replaced(key, slots), at < 0 ? size + 1 : size);
    }

    private List<Slot<V>> slots(String key) {
        List<List<Slot<V>>> inner = buckets.get(outer(key));
        return inner.isEmpty() ? List.of() : inner.get(inner(key));
    }

    private int indexOf(List<Slot<V>> slots, String key) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private List<List<List<Slot<V>>>> replaced(String key, List<Slot<V>> slots) {
        List<List<List<Slot<V>>>> outer = new ArrayList<>(buckets);
        List<List<Slot<V>>> inner = outer.get(outer(key));
        inner = new ArrayList<>(inner.isEmpty() ? Collections.nCopies(WIDTH, List.<Slot<V>>of()) : inner);
        inner.set(inner(key), slots);
        outer.set(outer(key), inner);
        return outer;
    }

    private static int spread(String key) {
        int hash = key.hashCode();
        return hash ^ (hash >>> 16);
    }

    private static int outer(String key) {
        return spread(key) & (WIDTH - 1);
    }

    private static int inner(String key) {
        return (spread(key) >>> 5) & (WIDTH - 1);
    }

    /** Every value, in no stated order. */
    public Stream<V> unordered() {
        return slots().stream().map(Slot::value);
    }

    /** Every value in the order in which its key was first put. */
    public List<V> values() {
        return inOrder().stream().map(Slot::value).toList();
    }

    private List<Slot<V>> inOrder() {
        List<Slot<V>> slots = slots();
        slots.sort((a, b) -> Integer.compare(a.ordinal(), b.ordinal()));
        return slots;
    }

    /** In loops: streams of a thousand mostly empty buckets take ten times as long. */
    private List<Slot<V>> slots() {
        List<Slot<V>> all = new ArrayList<>(size);
        for (List<List<Slot<V>>> inner : buckets) {
            for (List<Slot<V>> slots : inner) {
                if (!slots.isEmpty()) {
                    all.addAll(slots);
                }
            }
        }
        return all;
    }

    public int size() {
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersistentMap<?> map && inOrder().equals(map.inOrder());
    }

    @Override
    public int hashCode() {
        return inOrder().hashCode();
    }
}
