package io.engagements.rules.figures;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One way to the numbers of an engagement. Events are JSON objects with {@code type}, {@code sequence},
 * {@code occurredAt} and {@code data}; refused attempts stand among them, without a sequence.
 */
public interface Calculation {

    JsonNode compliance(List<JsonNode> events, Instant asOf);

    JsonNode quality(List<JsonNode> events, Instant asOf);

    /** {@code work}: the state of each piece and what is expected about it; {@code grounds}: the state of each. */
    JsonNode standing(List<JsonNode> events, Instant asOf);
}
