package io.engagements.query.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which events touched which paths. */
final class Touched {

    private final TreeMap<String, TreeSet<Long>> sequences = new TreeMap<>();

    void add(String path, long sequence) {
        sequences.computeIfAbsent(path, none -> new TreeSet<>()).add(sequence);
    }

    /** The events that touched what stands at a path, inside it or around it, in order. */
    List<Long> at(String path) {
        TreeSet<Long> all = new TreeSet<>(sequences.getOrDefault(path, new TreeSet<>()));
        // '0' comes right after '/', so between these two is what stands inside.
        sequences.subMap(path + '/', path + '0').values().forEach(all::addAll);
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            all.addAll(sequences.getOrDefault(path.substring(0, end), new TreeSet<>()));
        }
        return new ArrayList<>(all);
    }
}
