package io.engagements.verifier;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the few things that a verdict is made of, fields by their names. */
final class Json {

    private Json() {}

    /** @param fields texts, truths, and lists of texts */
    static String object(Map<String, ?> fields) {
        return new TreeMap<String, Object>(fields)
                .entrySet().stream()
                        .map(field -> text(field.getKey()) + ":" + value(field.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Json::value).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Boolean ? value.toString() : text(value.toString());
    }

    private static String text(String text) {
        StringBuilder written = new StringBuilder("\"");
        text.chars().forEach(each -> {
            if (each == '"' || each == '\\') {
                written.append('\\').append((char) each);
            } else if (each < ' ' || each > '~') {
                written.append("\\u%04x".formatted(each));
            } else {
                written.append((char) each);
            }
        });
        return written.append('"').toString();
    }
}
