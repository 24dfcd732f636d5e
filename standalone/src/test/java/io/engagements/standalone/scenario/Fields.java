package io.engagements.standalone.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects as tests write them. */
final class Fields {

    private Fields() {}

    /** Names and values by turns; a value may be null. */
    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /** The same with more, or other, fields. */
    static Map<String, Object> with(Map<String, ?> fields, Object... namesAndValues) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.putAll(of(namesAndValues));
        return all;
    }
}
