package io.engagements.standalone.figures.naive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was asked for and what came of it, and what was asked for that may not be. */
record NaiveRequests(Past past) {

    private static final Set<String> GUARDED = Set.of("change-terms", "request-timesheet", "prescribe-means");
    private static final Set<String> GUARDS = Set.of("TERMS-SET-BY-VA", "TIMESHEETS-NOT-OWED", "RESULT-NOT-MEANS");

    ObjectNode commitments(Predicate<Instant> window) {
        List<Event> committed = in(window, "deliverable-committed");
        List<String> requested = ids(in(window, "deliverable-requested"));
        List<String> declined = ids(in(window, "deliverable-declined"));
        List<String> unanswered = ids(
                in(window, "request-lapsed").stream().filter(this::isUnanswered).toList());
        List<Long> leads = committed.stream()
                .map(event -> Duration.between(event.at(), event.end("due")).toSeconds())
                .toList();
        ObjectNode commitments = JsonNodeFactory.instance
                .objectNode()
                .put("requested", requested.size())
                .put("committed", committed.size())
                .put("declined", declined.size())
                .put("unanswered", unanswered.size())
                .put("medianLeadHours", Rounded.hoursAt(50, leads));
        Map<String, List<String>> counts = Map.of(
                "requested", requested, "committed", ids(committed), "declined", declined, "unanswered", unanswered);
        commitments.set("items", Items.of(ids(committed), requested, counts));
        return commitments;
    }

    private List<Event> in(Predicate<Instant> window, String type) {
        return past.all(type).stream().filter(event -> window.test(event.at())).toList();
    }

    private static List<String> ids(List<Event> events) {
        return events.stream().map(Event::deliverable).toList();
    }

    /** An answer that came in time and was stored after the lapse is an answer. */
    private boolean isUnanswered(Event lapse) {
        return past.about(lapse.deliverable())
                .filter(event -> event.isBehind(lapse))
                .noneMatch(event -> event.is("deliverable-committed") || event.is("deliverable-declined"));
    }

    ObjectNode pressure(Predicate<Instant> window) {
        Map<String, List<String>> refused = new TreeMap<>();
        for (Event attempt : in(window, "attempt-refused")) {
            String rule = attempt.data().path("rules").path(0).asString();
            if (GUARDED.contains(attempt.text("command")) && GUARDS.contains(rule)) {
                refused.computeIfAbsent(rule, first -> new ArrayList<>()).add(rule);
            }
        }
        ObjectNode pressure = JsonNodeFactory.instance
                .objectNode()
                .put("proposed", 0)
                .put("declined", 0)
                .put("expired", 0);
        ObjectNode byRule = pressure.putObject("refused");
        refused.forEach((rule, each) -> byRule.put(rule, each.size()));
        pressure.set("items", Items.of(List.of(), List.of(), refused));
        return pressure;
    }
}
