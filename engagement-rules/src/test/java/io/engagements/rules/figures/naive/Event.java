package io.engagements.rules.figures.naive;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that happened, as it is stored. */
record Event(String type, long sequence, Instant at, String deliverable, JsonNode data) {

    private static final Set<String> DECISIONS =
            Set.of("deliverable-accepted", "quality-improvement-requested", "deliverable-rejected");

    static Event of(JsonNode stored) {
        return new Event(
                stored.path("type").asString(),
                stored.path("sequence").asLong(-1),
                Instant.parse(stored.path("occurredAt").asString()),
                stored.at("/data/deliverableId").asString(""),
                stored.path("data"));
    }

    boolean is(String name) {
        return type.equals(name);
    }

    boolean isDecision() {
        return DECISIONS.contains(type);
    }

    boolean isFullSubmission() {
        return is("deliverable-submitted") && !data.path("partial").asBoolean();
    }

    /** Stored later than the other. */
    boolean isBehind(Event other) {
        return sequence > other.sequence;
    }

    boolean isInTimeFor(Instant end) {
        return !at.isAfter(end);
    }

    boolean isAbout(String deliverable) {
        return this.deliverable.equals(deliverable);
    }

    /** Who did it. */
    String party() {
        return data.at("/stamp/party").asString("");
    }

    boolean isAboutDueOf(@Nullable Integer round) {
        return round == null ? !data.hasNonNull("round") : number("round") == round;
    }

    String text(String field) {
        return data.path(field).asString("");
    }

    int number(String field) {
        return data.path(field).asInt();
    }

    /** The instant of a deadline. */
    Instant end(String field) {
        return Instant.parse(data.path(field).path("instant").asString());
    }

    /** True when a list of texts has this one. */
    boolean names(String field, String text) {
        return data.path(field).valueStream().anyMatch(each -> each.asString().equals(text));
    }
}
