package io.engagements.query.pages.numbers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where numbers are shown, and what of them: a link changes what it is about and keeps the rest.
 *
 * @param path of this program
 * @param asked by the parameter's name
 */
record Address(String path, Map<String, String> asked) {

    static final String WINDOW = "window";
    static final String AS_OF = "asOf";
    static final String WHY = "why";
    static final String MONTH = "month";
    static final String PART = "part";
    static final String AFTER = "after";
    static final String FROM = "from";
    static final String TO = "to";
    static final String MONTHS = "months";
    static final String PIECES = "pieces";
    static final String WITH = "with";

    static final Set<String> ALL = Set.of(WINDOW, AS_OF, WHY, MONTH, PART, AFTER, FROM, TO, MONTHS, PIECES, WITH);

    Address {
        asked = asked.entrySet().stream()
                .filter(each -> ALL.contains(each.getKey()) && !each.getValue().isBlank())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().strip()));
    }

    @Nullable
    String get(String name) {
        return asked.get(name);
    }

    Address with(String name, @Nullable Object value) {
        Map<String, String> next = new TreeMap<>(asked);
        if (value == null) {
            next.remove(name);
        } else {
            next.put(name, value.toString());
        }
        return new Address(path, next);
    }

    Address without(String... names) {
        Map<String, String> next = new TreeMap<>(asked);
        Set.of(names).forEach(next::remove);
        return new Address(path, next);
    }

    /** Without what is open beside the numbers. */
    Address closed() {
        return without(WHY, MONTH, PART, AFTER, FROM, TO);
    }

    /** With the list open that made a number. */
    String why(String metric) {
        return closed().with(WHY, metric) + "#why";
    }

    /** The same of one month. */
    String why(String metric, String month) {
        return closed().with(WHY, metric).with(MONTH, month) + "#why";
    }

    @Override
    public String toString() {
        return asked.isEmpty()
                ? path
                : path
                        + new TreeMap<>(asked)
                                .entrySet().stream()
                                        .map(each -> each.getKey() + "="
                                                + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                                        .collect(Collectors.joining("&", "?", ""));
    }
}
