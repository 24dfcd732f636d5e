package io.engagements.query.pages.frame;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into a form, by the names of its fields, to be shown again as it was. A list's fields have their place
 * in their name: {@code criteria.0.text}.
 */
public record Typed(Map<String, String> fields) {

    /** As much as a list in a command may hold. */
    public static final int MOST_ROWS = 50;

    public Typed {
        fields = Map.copyOf(fields);
    }

    /** As it was typed; empty where nothing was. */
    public String text(String field) {
        return fields.getOrDefault(field, "");
    }

    /** As a command takes it: lines end as they do everywhere but in forms; null where nothing can be seen. */
    public @Nullable String value(String field) {
        String text = text(field).replace("\r\n", "\n");
        return text.isBlank() ? null : text;
    }

    /** What is pasted rather than typed, such as an id or an address: without the spaces that came with it. */
    public @Nullable String pasted(String field) {
        String value = value(field);
        return value == null ? null : value.strip();
    }

    /** A whole number as a command takes it; whatever is none goes as it is, and is told what it should be. */
    public @Nullable Object number(String field) {
        String value = value(field);
        return value != null && value.matches("\\d{1,9}") ? Integer.valueOf(value) : value;
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The places of a list's rows that the form had: from 0 on, {@link #MOST_ROWS} at most. */
    public List<Integer> rows(String list) {
        return IntStream.range(0, MOST_ROWS)
                .filter(row -> fields.keySet().stream().anyMatch(name -> name.startsWith(list + "." + row + ".")))
                .boxed()
                .toList();
    }

    /** The same with these rows of a list only, moved together. */
    public Typed withRows(String list, List<Integer> kept) {
        Map<String, String> next = new HashMap<>(fields);
        next.keySet().removeIf(name -> name.startsWith(list + "."));
        List<Integer> places = new ArrayList<>(kept);
        for (int row = 0; row < places.size(); row++) {
            String before = list + "." + places.get(row) + ".";
            String after = list + "." + row + ".";
            fields.forEach((name, text) -> {
                if (name.startsWith(before)) {
                    next.put(after + name.substring(before.length()), text);
                }
            });
        }
        return new Typed(next);
    }

    /** The same with a row more, of which this field is there and empty; as it was where there are as many as can be. */
    public Typed withRow(String list, String field) {
        Typed together = withRows(list, rows(list));
        int next = together.rows(list).size();
        return next >= MOST_ROWS ? together : together.with(list + "." + next + "." + field, "");
    }

    /** The same without a row of a list. */
    public Typed withoutRow(String list, int row) {
        return withRows(list, rows(list).stream().filter(each -> each != row).toList());
    }

    /** The places of those rows of which anything can be seen in one of these fields. */
    public List<Integer> filledRows(String list, Collection<String> ofRow) {
        return rows(list).stream()
                .filter(row -> ofRow.stream().anyMatch(field -> value(list + "." + row + "." + field) != null))
                .toList();
    }

    /** The same with a field that says something else. */
    public Typed with(String field, String text) {
        Map<String, String> next = new HashMap<>(fields);
        next.put(field, Objects.requireNonNull(text));
        return new Typed(next);
    }
}
