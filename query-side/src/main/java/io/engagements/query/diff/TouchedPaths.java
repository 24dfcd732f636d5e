package io.engagements.query.diff;

import io.engagements.rules.RecordedEvent;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which events touched which paths. */
final class TouchedPaths {

    private final NavigableMap<String, NavigableMap<Long, String>> eventIds = new TreeMap<>();

    void add(String path, RecordedEvent<?> event) {
        eventIds.computeIfAbsent(path, none -> new TreeMap<>()).put(event.sequence(), event.id());
    }

    /** The ids of the events that touched what stands at a path, inside it or around it, in order. */
    List<String> at(String path) {
        NavigableMap<Long, String> all = new TreeMap<>(exactlyAt(path));
        // '0' comes right after '/', so between these two is what stands inside.
        eventIds.subMap(path + '/', path + '0').values().forEach(all::putAll);
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            all.putAll(exactlyAt(path.substring(0, end)));
        }
        return List.copyOf(all.values());
    }

    private NavigableMap<Long, String> exactlyAt(String path) {
        return eventIds.getOrDefault(path, new TreeMap<>());
    }
}
