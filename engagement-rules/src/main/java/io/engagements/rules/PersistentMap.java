package io.engagements.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;

/**
 * An immutable map whose copy with one change costs about the same at ten entries as at ten thousand: the aggregate's
 * state is such a copy after every event. Iterates in the order of first insertion.
 */
public record PersistentMap<V>(PMap<String, V> entries) {

    private static final PersistentMap<Object> EMPTY = new PersistentMap<>(OrderedPMap.empty());

    @SuppressWarnings("unchecked")
    public static <V> PersistentMap<V> empty() {
        return (PersistentMap<V>) EMPTY;
    }

    public Optional<V> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    public PersistentMap<V> with(String key, V value) {
        return new PersistentMap<>(entries.plus(key, value));
    }

    /** Every value in the order in which its key was first put. */
    public Stream<V> stream() {
        return entries.values().stream();
    }

    /** The same as a list. */
    public List<V> values() {
        return List.copyOf(entries.values());
    }

    public int size() {
        return entries.size();
    }

    /** The order counts. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PersistentMap<?> map && values().equals(map.values()) && entries.equals(map.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }
}
