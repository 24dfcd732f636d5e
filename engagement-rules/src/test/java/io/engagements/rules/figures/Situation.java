package io.engagements.rules.figures;

import io.engagements.events.stored.ContractJson;
import io.engagements.events.terms.TermsDraft;
import io.engagements.rules.Anything;
import io.engagements.rules.figures.naive.NaiveCalculation;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people can know of an engagement when they decide what to do next: its stored events, and the time. */
record Situation(List<JsonNode> events, Instant now) {

    private static final Set<String> REPLIES =
            Set.of("rejection-contested", "statement-added", "input-added", "input-provided", "input-returned");

    /** Local time in the contract zone. */
    LocalDateTime local() {
        return LocalDateTime.ofInstant(now, zone());
    }

    private ZoneId zone() {
        return ZoneId.of(events.get(0).at("/data/terms/zone").asString());
    }

    /** The next instant that somebody was told as an end. */
    Optional<Instant> nextEnd() {
        return ends().filter(now::isBefore).min(Comparator.naturalOrder());
    }

    /** Every instant that somebody was told as an end. */
    Stream<Instant> ends() {
        return events.stream()
                .flatMap(event -> event.findValuesAsString("instant").stream())
                .map(Instant::parse);
    }

    /** What the next end is about: a deliverable; empty when it is none. */
    Optional<String> nextEndOf() {
        Optional<Instant> end = nextEnd();
        return events.stream()
                .filter(event -> event.findValuesAsString("instant").stream()
                        .map(Instant::parse)
                        .anyMatch(instant -> end.filter(instant::equals).isPresent()))
                .map(Situation::deliverable)
                .filter(Predicate.not(String::isEmpty))
                .findFirst();
    }

    boolean isOver() {
        return events.stream().anyMatch(event -> type(event).equals("engagement-ended"));
    }

    /** The latest proposal, open or not. */
    Optional<JsonNode> lastProposal() {
        return events.stream()
                .filter(event -> type(event).endsWith("-proposed"))
                .reduce((earlier, later) -> later);
    }

    /** Other terms: another way to count misses, and often another last day, or none, or another zone. */
    TermsDraft otherTerms(int how) {
        ObjectNode terms = ((ObjectNode) events.get(0).at("/data/terms")).deepCopy();
        terms.put("latenessThreshold", 2 + how % 2)
                .put("latenessWindowDays", 7 + how)
                .put("reviewWindowDays", 1 + how);
        if (how % 4 == 3) {
            terms.put("zone", "Pacific/Auckland");
        }
        if (how % 3 == 0) {
            terms.putNull("endsOn");
        } else if (how % 3 == 1) {
            terms.put("endsOn", local().toLocalDate().plusDays(1 + 4L * how).toString());
        }
        return ContractJson.mapper().treeToValue(terms, TermsDraft.class);
    }

    /** The type of the last event that moved a deliverable on; empty when it was never asked for. */
    String last(String deliverable) {
        return about(deliverable)
                .filter(event -> !REPLIES.contains(type(event)))
                .filter(event ->
                        !event.at("/data").has("proposalId") || type(event).equals("review-reopened"))
                .reduce((earlier, later) -> later)
                .map(Situation::type)
                .orElse("");
    }

    /** The id of one of the inputs that are owed for it. */
    String anyInput(String deliverable, int how) {
        List<String> ids = about(deliverable)
                .filter(event -> type(event).equals("input-added"))
                .map(event -> event.at("/data/inputId").asString())
                .toList();
        return ids.isEmpty() ? "none" : ids.get(how % ids.size());
    }

    /** The latest whole submission's version; 1 when there is none. */
    int latestVersion(String deliverable) {
        return about(deliverable)
                .filter(event -> type(event).equals("deliverable-submitted"))
                .filter(event -> !event.at("/data/partial").asBoolean())
                .mapToInt(event -> event.at("/data/version").asInt())
                .max()
                .orElse(1);
    }

    /** The latest improvement round; 1 when there is none. */
    int latestRound(String deliverable) {
        return about(deliverable)
                .filter(event -> type(event).equals("quality-improvement-requested"))
                .mapToInt(event -> event.at("/data/round").asInt())
                .max()
                .orElse(1);
    }

    /** The ids of the grounds in these states. */
    List<String> grounds(Set<String> states) {
        return NaiveCalculation.grounds(events, now, states);
    }

    /** What might be asked, whatever it is. */
    Anything anything() {
        Map<String, Set<String>> known = new HashMap<>();
        events.forEach(event -> Anything.learn(event.path("data"), known));
        AtomicInteger made = new AtomicInteger();
        return new Anything(
                known,
                grounds(Set.of("open", "noticed", "cured", "used", "withdrawn")),
                zone(),
                now,
                () -> "p" + events.size() + "-" + made.incrementAndGet());
    }

    /** How many deliverables were asked for. */
    int requests() {
        return (int) events.stream()
                .filter(event -> type(event).equals("deliverable-requested"))
                .count();
    }

    private Stream<JsonNode> about(String deliverable) {
        return events.stream().filter(event -> deliverable(event).equals(deliverable));
    }

    private static String deliverable(JsonNode event) {
        return event.at("/data/deliverableId").asString("");
    }

    private static String type(JsonNode event) {
        return event.path("type").asString();
    }
}
