package io.engagements.rules.figures.naive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How each piece of work stands, and what is expected about it. */
record NaiveStanding(Past past, NaiveClock clock) {

    private static final Set<String> ONLY_WHILE_IT_LASTS = Set.of("REQUESTED", "COMMITTED", "MISSED", "REJECTED");

    NaiveStanding(Past past) {
        this(past, new NaiveClock(past));
    }

    ObjectNode pieces() {
        ObjectNode pieces = JsonNodeFactory.instance.objectNode();
        for (Event request : past.all("deliverable-requested")) {
            String state = state(request.deliverable());
            String task = "IMPROVEMENT_REQUESTED".equals(state) ? improve(request.deliverable()) : task(state);
            pieces.putObject(request.deliverable()).put("state", state).put("task", task);
        }
        return pieces;
    }

    private String state(String deliverable) {
        if (is(deliverable, "deliverable-cancelled")) {
            return "CANCELLED";
        } else if (!past.fullSubmissions(deliverable).isEmpty()) {
            return reviewed(deliverable);
        }
        return past.about(deliverable, "deliverable-committed").stream()
                .findFirst()
                .map(this::owed)
                .orElseGet(() -> unanswered(deliverable));
    }

    private boolean is(String deliverable, String type) {
        return !past.about(deliverable, type).isEmpty();
    }

    private String unanswered(String deliverable) {
        if (is(deliverable, "deliverable-declined")) {
            return "DECLINED";
        }
        boolean lapsed = past.about(deliverable)
                .filter(event -> event.is("request-lapsed") || event.is("due-date-changed"))
                .reduce((earlier, later) -> later)
                .filter(last -> last.is("request-lapsed"))
                .isPresent();
        return lapsed ? "LAPSED" : "REQUESTED";
    }

    private String owed(Event commitment) {
        if (past.isAfterLastDay(clock.agreed(commitment))) {
            return "RELEASED";
        }
        Optional<Instant> passes = clock.passes(commitment);
        return passes.filter(past.asOf()::isAfter).isPresent() ? "MISSED" : "COMMITTED";
    }

    private String reviewed(String deliverable) {
        List<Event> full = past.fullSubmissions(deliverable);
        Optional<Event> closing = past.closings(deliverable).stream()
                .reduce((earlier, later) -> later)
                .filter(last -> !full.get(full.size() - 1).isBehind(last) && !past.isReopenedSince(last));
        return closing.map(this::closed).orElse("SUBMITTED");
    }

    private String closed(Event closing) {
        return switch (closing.type()) {
            case "deliverable-accepted" -> "ACCEPTED";
            case "deliverable-rejected" -> "REJECTED";
            case "review-lapsed" -> "ACCEPTED_BY_SILENCE";
            default -> past.isInDispute(closing) ? "CONTESTED" : "IMPROVEMENT_REQUESTED";
        };
    }

    /** After the last day the client waits no longer than the round's due. */
    private String improve(String deliverable) {
        List<Event> rounds = past.rounds(deliverable);
        Instant due = clock.dueOfRound(rounds.get(rounds.size() - 1));
        boolean left = past.isAfterLastDay(past.asOf()) && past.asOf().isAfter(due);
        return left ? "REVIEW" : "IMPROVE";
    }

    private String task(String state) {
        boolean goesOn = past.all("engagement-ended").isEmpty()
                && past.all("last-day-passed").isEmpty();
        if (!goesOn && ONLY_WHILE_IT_LASTS.contains(state)) {
            return "";
        }
        return switch (state) {
            case "REQUESTED" -> "ANSWER_REQUEST";
            case "COMMITTED", "MISSED" -> "DELIVER";
            case "REJECTED" -> "RESUBMIT";
            case "SUBMITTED" -> "REVIEW";
            case "CONTESTED" -> "ANSWER_CONTEST";
            default -> "";
        };
    }
}
