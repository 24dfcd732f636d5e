package io.engagements.rules.figures.naive;

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
        List<String> proposed = asked(window, "terms-change-proposed");
        List<String> declined = asked(window, "proposal-declined");
        List<String> expired = asked(window, "proposal-lapsed");
        ObjectNode pressure = JsonNodeFactory.instance
                .objectNode()
                .put("proposed", proposed.size())
                .put("declined", declined.size())
                .put("expired", expired.size());
        ObjectNode byRule = pressure.putObject("refused");
        refused.forEach((rule, each) -> byRule.put(rule, each.size()));
        Map<String, List<String>> counts = new TreeMap<>(refused);
        counts.putAll(Map.of("proposed", proposed, "declined", declined, "expired", expired));
        pressure.set("items", Items.of(List.of(), List.of(), counts));
        return pressure;
    }

    /** The client's changes of terms to which something happened; an answer in time leaves nothing lapsed. */
    private List<String> asked(Predicate<Instant> window, String type) {
        return past.all("terms-change-proposed").stream()
                .filter(asked -> asked.party().equals(past.hired().text("clientId")))
                .map(asked -> asked.text("proposalId"))
                .filter(id -> past.all(type).stream()
                        .filter(event -> event.text("proposalId").equals(id))
                        .filter(event -> !event.is("proposal-lapsed") || !isAnswered(id))
                        .anyMatch(event -> window.test(event.at())))
                .toList();
    }

    private boolean isAnswered(String proposalId) {
        return past.events().stream()
                .filter(event -> event.text("proposalId").equals(proposalId))
                .anyMatch(event -> event.is("proposal-declined")
                        || event.is("proposal-withdrawn")
                        || event.is("terms-change-accepted"));
    }

    /** Other dues agreed after the commitment. */
    ObjectNode extensions(Predicate<Instant> window) {
        List<Event> agreed = past.deliverables().stream()
                .flatMap(deliverable -> past.about(deliverable, "due-date-changed").stream())
                .filter(change -> window.test(change.at()))
                .filter(change -> past.about(change.deliverable(), "deliverable-committed").stream()
                        .anyMatch(change::isBehind))
                .toList();
        List<String> byClient =
                ids(agreed.stream().filter(past::isAskedByClient).toList());
        List<String> byVa = ids(
                agreed.stream().filter(change -> !past.isAskedByClient(change)).toList());
        ObjectNode extensions =
                JsonNodeFactory.instance.objectNode().put("byVa", byVa.size()).put("byClient", byClient.size());
        extensions.set("items", Items.of(List.of(), List.of(), Map.of("byVa", byVa, "byClient", byClient)));
        return extensions;
    }
}
