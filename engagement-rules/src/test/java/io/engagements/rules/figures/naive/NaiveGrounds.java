package io.engagements.rules.figures.naive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reasons for termination as they stand. */
record NaiveGrounds(Past past) {

    private static final List<String> STATES = List.of("open", "noticed", "cured", "used", "withdrawn");

    ObjectNode counts() {
        Map<String, String> states = states();
        Map<String, List<String>> ids = new LinkedHashMap<>();
        ObjectNode counts = JsonNodeFactory.instance.objectNode();
        for (String state : STATES) {
            ids.put(
                    state,
                    states.keySet().stream()
                            .filter(id -> state.equals(states.get(id)))
                            .toList());
            counts.put(state, ids.get(state).size());
        }
        counts.set("items", Items.of(List.of(), List.of(), ids));
        return counts;
    }

    /** The state of each ground by its id. */
    Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        past.all("deadline-missed").forEach(miss -> states.put(idOf(miss), ofMiss(miss)));
        NaiveLateness.of(past).forEach(run -> states.put(run.id(), ofLateness(run)));
        past.all("deliverable-rejected")
                .forEach(rejection -> states.putIfAbsent(idOf(rejection), ofRejection(rejection)));
        return states;
    }

    private static String idOf(Event event) {
        if (event.is("deliverable-rejected")) {
            return "rejected-" + event.deliverable();
        }
        return (isOfRound(event) ? "round-" + event.number("round") + "-" : "") + "missed-" + event.deliverable();
    }

    private static boolean isOfRound(Event miss) {
        return miss.data().hasNonNull("round");
    }

    private String ofMiss(Event miss) {
        Optional<Event> delivery = deliveryAfter(miss);
        boolean superseded =
                delivery.filter(event -> event.isInTimeFor(miss.end("due"))).isPresent();
        boolean cancelled =
                !past.about(miss.deliverable(), "deliverable-cancelled").isEmpty();
        return state(
                idOf(miss),
                miss,
                superseded || cancelled || isLifted(miss) || isOfRoundTakenBack(miss),
                delivery.isPresent());
    }

    /**
     * Another due, asked for in time, was agreed after it; or the round was contested in time, or the clock turned out to
     * have stood still.
     */
    private boolean isLifted(Event miss) {
        if (isOfRound(miss) ? isRoundLifted(miss) : isMissLifted(past, miss)) {
            return true;
        }
        Integer round = isOfRound(miss) ? miss.number("round") : null;
        return Stream.concat(past.changes(miss, round).stream(), contestOf(miss))
                .anyMatch(event -> event.data().path("supersedesMiss").asBoolean());
    }

    private Stream<Event> contestOf(Event miss) {
        return isOfRound(miss)
                ? past.turn(miss, "improvement-contested").stream().filter(contest -> contest.isBehind(miss))
                : Stream.empty();
    }

    private boolean isOfRoundTakenBack(Event miss) {
        return isOfRound(miss) && past.isWithdrawn(miss);
    }

    static boolean isMissLifted(Past past, Event miss) {
        NaiveClock clock = new NaiveClock(past);
        return past.about(miss.deliverable(), "deliverable-committed").stream()
                .anyMatch(commitment -> clock.isLifted(commitment, miss));
    }

    private boolean isRoundLifted(Event miss) {
        return new NaiveClock(past).isPausedBehind(miss, miss.end("due"));
    }

    private Optional<Event> deliveryAfter(Event miss) {
        if (!isOfRound(miss)) {
            return past.firstFullSubmission(miss.deliverable());
        }
        return past.rounds(miss.deliverable()).stream()
                .filter(round -> round.number("round") == miss.number("round"))
                .flatMap(round -> past.nextFullSubmission(round).stream())
                .findFirst();
    }

    private String ofLateness(NaiveLateness run) {
        return state(run.id(), run.made(), run.isTakenBack(), !run.standsAt(past.asOf()));
    }

    /** What followed the last of them settles it. */
    private String ofRejection(Event first) {
        String deliverable = first.deliverable();
        Event last = past.about(deliverable, "deliverable-rejected").stream().reduce(first, (earlier, later) -> later);
        boolean taken = past.closings(deliverable).stream()
                .filter(event -> event.is("deliverable-accepted") || event.is("review-lapsed"))
                .anyMatch(event -> event.isBehind(last));
        return state(idOf(first), first, false, taken);
    }

    /** @param made what made it, this time */
    private String state(String ground, Event made, boolean withdrawn, boolean cured) {
        if (past.endingTermination()
                .filter(event -> event.names("groundIds", ground))
                .isPresent()) {
            return "used";
        } else if (withdrawn) {
            return "withdrawn";
        } else if (cured) {
            return "cured";
        }
        boolean noticed = past.all("breach-notice-given").stream()
                .anyMatch(event -> event.names("groundIds", ground) && event.isBehind(made));
        return noticed ? "noticed" : "open";
    }
}
