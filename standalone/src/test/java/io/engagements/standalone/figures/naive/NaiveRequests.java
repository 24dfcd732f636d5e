package io.engagements.standalone.figures.naive;

import java.time.Duration;
import java.time.Instant;
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
        List<Long> leads = past.all("deliverable-committed").stream()
                .filter(event -> window.test(event.at()))
                .map(event -> Duration.between(event.at(), event.end("due")).toSeconds())
                .toList();
        return JsonNodeFactory.instance
                .objectNode()
                .put("requested", count("deliverable-requested", window))
                .put("committed", leads.size())
                .put("declined", count("deliverable-declined", window))
                .put("unanswered", unanswered(window))
                .put("medianLeadHours", Rounded.hoursAt(50, leads));
    }

    private long count(String type, Predicate<Instant> window) {
        return past.all(type).stream().filter(event -> window.test(event.at())).count();
    }

    /** An answer that came in time and was stored after the lapse is an answer. */
    private long unanswered(Predicate<Instant> window) {
        return past.all("request-lapsed").stream()
                .filter(lapse -> window.test(lapse.at()))
                .filter(lapse -> past.about(lapse.deliverable())
                        .filter(event -> event.isBehind(lapse))
                        .noneMatch(event -> event.is("deliverable-committed") || event.is("deliverable-declined")))
                .count();
    }

    ObjectNode pressure(Predicate<Instant> window) {
        Map<String, Integer> refused = new TreeMap<>();
        for (Event attempt : past.all("attempt-refused")) {
            String rule = attempt.data().path("rules").path(0).asString();
            if (GUARDED.contains(attempt.text("command")) && GUARDS.contains(rule) && window.test(attempt.at())) {
                refused.merge(rule, 1, Integer::sum);
            }
        }
        ObjectNode pressure = JsonNodeFactory.instance
                .objectNode()
                .put("proposed", 0)
                .put("declined", 0)
                .put("expired", 0);
        ObjectNode byRule = pressure.putObject("refused");
        refused.forEach(byRule::put);
        return pressure;
    }
}
