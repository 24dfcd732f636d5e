package io.engagements.verifier;

import io.engagements.proof.Canonical;
import io.engagements.proof.Sentence;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where two JSON trees first say different things; fields have no order, and numbers are what they are worth. */
final class Difference {

    private Difference() {}

    /** In a sentence, by its path. */
    static Optional<Sentence> first(JsonNode counted, JsonNode told) {
        return first("", counted, told);
    }

    private static Optional<Sentence> first(String path, JsonNode counted, JsonNode told) {
        if (counted.isObject() && told.isObject()) {
            return ofFields(path, counted, told);
        }
        if (counted.isArray() && told.isArray()) {
            return ofElements(path, counted, told);
        }
        return isSame(counted, told) ? Optional.empty() : Optional.of(sentence(path, counted, told));
    }

    private static Optional<Sentence> ofFields(String path, JsonNode counted, JsonNode told) {
        Set<String> names = new TreeSet<>(counted.propertyNames());
        names.addAll(told.propertyNames());
        return names.stream()
                .map(name -> first(path + '/' + name, counted.path(name), told.path(name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Sentence> ofElements(String path, JsonNode counted, JsonNode told) {
        for (int i = 0; i < Math.max(counted.size(), told.size()); i++) {
            Optional<Sentence> found = first(path + '/' + i, counted.path(i), told.path(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(JsonNode counted, JsonNode told) {
        return counted.isNumber() && told.isNumber()
                ? counted.decimalValue().compareTo(told.decimalValue()) == 0
                : counted.equals(told);
    }

    private static Sentence sentence(String path, JsonNode counted, JsonNode told) {
        return Says.Three.DIFFERENCE.of(path, shown(told), shown(counted));
    }

    private static Sentence shown(JsonNode node) {
        return node.isMissingNode() ? Says.None.NOTHING.of() : Sentence.asItIs(Canonical.shown(node.toString()));
    }
}
