package io.engagements.rules.figures;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Two calculations beside each other. */
public record Comparison(Calculation one, Calculation other) {

    /** At which of these instants they first say different things, and which; empty when they agree. */
    Optional<String> problem(List<JsonNode> events, List<Instant> instants) {
        for (Instant asOf : instants) {
            Map<String, String> differences = differences(events, asOf);
            if (!differences.isEmpty()) {
                return Optional.of("as of " + asOf + " " + differences);
            }
        }
        return Optional.empty();
    }

    private Map<String, String> differences(List<JsonNode> events, Instant asOf) {
        Map<String, String> differences = new TreeMap<>();
        differences.putAll(Difference.between(one.compliance(events, asOf), other.compliance(events, asOf)));
        differences.putAll(Difference.between(one.quality(events, asOf), other.quality(events, asOf)));
        differences.putAll(Difference.between(one.standing(events, asOf), other.standing(events, asOf)));
        return differences;
    }
}
