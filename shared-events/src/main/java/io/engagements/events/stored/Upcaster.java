package io.engagements.events.stored;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the JSON of an old revision one revision up.
 *
 * @param name the event's stored name
 * @param from the revision it reads; it writes {@code from + 1}
 */
public record Upcaster(String name, int from, UnaryOperator<ObjectNode> change) {}
