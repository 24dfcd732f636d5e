package io.engagements.query.diff;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two views of the same thing: of their fields those that do, of lists the elements that do. What
 * they have in common is most of a long history, and would be compared again for every event.
 */
record Narrowed(Map<String, Object> before, Map<String, Object> after) {

    static Narrowed of(Record before, Record after) {
        Map<String, Object> old = fields(before);
        Map<String, Object> now = fields(after);
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(old.keySet());
        Narrowed narrowed = new Narrowed(new LinkedHashMap<>(), new LinkedHashMap<>());
        names.forEach(name -> narrowed.add(name, old.get(name), now.get(name)));
        return narrowed;
    }

    /** Those that are there, by the names under which they are shown: those of a group stand among the others. */
    private static Map<String, Object> fields(Record view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent field : view.getClass().getRecordComponents()) {
            Object value = value(field, view);
            if (value instanceof Record group && field.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                fields.putAll(fields(group));
            } else {
                put(fields, field.getName(), value);
            }
        }
        return fields;
    }

    private void add(String name, @Nullable Object old, @Nullable Object now) {
        if (Objects.equals(old, now)) {
            return;
        }
        if (old instanceof List<?> olds && now instanceof List<?> nows) {
            addLists(name, olds, nows);
        } else {
            put(before, name, old);
            put(after, name, now);
        }
    }

    private void addLists(String name, List<?> old, List<?> now) {
        int shorter = Math.min(old.size(), now.size());
        List<Object> olds = new ArrayList<>();
        List<Object> nows = new ArrayList<>();
        for (int place = 0; place < shorter; place++) {
            if (!Objects.equals(old.get(place), now.get(place))) {
                olds.add(old.get(place));
                nows.add(now.get(place));
            }
        }
        olds.addAll(old.subList(shorter, old.size()));
        nows.addAll(now.subList(shorter, now.size()));
        before.put(name, olds);
        after.put(name, nows);
    }

    private static void put(Map<String, Object> into, String name, @Nullable Object value) {
        if (value != null) {
            into.put(name, value);
        }
    }

    private static @Nullable Object value(RecordComponent field, Record of) {
        try {
            return field.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a view's field cannot be read: " + field, e);
        }
    }
}
