package io.engagements.standalone.figures.naive;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything that had occurred at an instant, in the order in which it was stored. What is known of work that was not
 * asked for yet, or of a version that was not handed in yet (it was received first and stored later), says nothing yet.
 */
record Past(Instant asOf, List<Event> events) {

    static Past of(List<JsonNode> stored, Instant asOf) {
        List<Event> occurred = occurred(stored, asOf).events();
        return new Past(
                asOf,
                occurred.stream().filter(event -> isThere(event, occurred)).toList());
    }

    /** The same with what says nothing yet of work: it may say something of grounds. */
    static Past occurred(List<JsonNode> stored, Instant asOf) {
        return new Past(
                asOf,
                stored.stream()
                        .map(Event::of)
                        .filter(event -> event.isInTimeFor(asOf))
                        .sorted(Comparator.comparing(Event::sequence))
                        .toList());
    }

    private static boolean isThere(Event event, List<Event> occurred) {
        if (event.deliverable().isEmpty()) {
            return true;
        }
        List<Event> about = occurred.stream()
                .filter(each -> each.isAbout(event.deliverable()))
                .toList();
        boolean requested = about.stream().anyMatch(each -> each.is("deliverable-requested"));
        boolean submitted = about.stream()
                .filter(Event::isFullSubmission)
                .anyMatch(each -> each.number("version") == event.number("submissionVersion"));
        return requested && (submitted || !event.data().has("submissionVersion"));
    }

    Event hired() {
        return all("va-hired").get(0);
    }

    /** The last event that set the terms. */
    private Event agreement() {
        return events.stream()
                .filter(event -> event.is("va-hired") || event.is("terms-changed"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    JsonNode terms() {
        return agreement().data().path("terms");
    }

    /** The terms in force when an event was stored. */
    Past before(Event event) {
        return new Past(asOf, events.stream().filter(event::isBehind).toList());
    }

    /** What was stored up to an event. */
    Past upTo(Event event) {
        return new Past(
                asOf, events.stream().filter(each -> !each.isBehind(event)).toList());
    }

    /** The due of a round, or of the deliverable, that was agreed last after another event set it first. */
    Instant due(Event first, @Nullable Integer round) {
        return changes(first, round).stream()
                .map(change -> change.end("due"))
                .reduce(first.end("due"), (earlier, later) -> later);
    }

    List<Event> changes(Event first, @Nullable Integer round) {
        return about(first.deliverable(), "due-date-changed").stream()
                .filter(change -> change.isAboutDueOf(round) && change.isBehind(first))
                .toList();
    }

    boolean isAskedByClient(Event change) {
        return about(change.deliverable(), "due-date-proposed").stream()
                .filter(asked -> asked.text("proposalId").equals(change.text("proposalId")))
                .anyMatch(asked -> asked.party().equals(hired().text("clientId")));
    }

    ZoneId zone() {
        return ZoneId.of(terms().path("zone").asString());
    }

    List<Event> all(String type) {
        return events.stream().filter(event -> event.is(type)).toList();
    }

    /** Every deliverable, in the order in which they were asked for. */
    List<String> deliverables() {
        return events.stream()
                .map(Event::deliverable)
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .toList();
    }

    Stream<Event> about(String deliverable) {
        return events.stream().filter(event -> event.isAbout(deliverable));
    }

    List<Event> about(String deliverable, String type) {
        return about(deliverable).filter(event -> event.is(type)).toList();
    }

    List<Event> fullSubmissions(String deliverable) {
        return about(deliverable).filter(Event::isFullSubmission).toList();
    }

    Optional<Event> firstFullSubmission(String deliverable) {
        return fullSubmissions(deliverable).stream().findFirst();
    }

    /** The first whole submission that was stored after another event. */
    Optional<Event> nextFullSubmission(Event before) {
        return fullSubmissions(before.deliverable()).stream()
                .filter(event -> event.isBehind(before))
                .findFirst();
    }

    List<Event> rounds(String deliverable) {
        return about(deliverable, "quality-improvement-requested");
    }

    /** The first decision about a version of a deliverable. */
    Optional<Event> decision(Event submission) {
        return about(submission.deliverable())
                .filter(Event::isDecision)
                .filter(event -> event.number("submissionVersion") == submission.number("version"))
                .findFirst();
    }

    /** Silence that counts: nothing about the same version came in time and was only stored later. */
    List<Event> lapses(String deliverable) {
        return about(deliverable, "review-lapsed").stream()
                .filter(lapse -> about(deliverable).noneMatch(event -> voids(event, lapse)))
                .filter(lapse -> !new NaiveClock(this).isPausedBehind(lapse, lapse.end("reviewUntil")))
                .toList();
    }

    private static boolean voids(Event event, Event lapse) {
        boolean aboutIt = event.isFullSubmission()
                || (event.isDecision() && event.number("submissionVersion") == lapse.number("submissionVersion"));
        return aboutIt && event.isBehind(lapse) && event.isInTimeFor(lapse.end("reviewUntil"));
    }

    /** The termination in force. */
    Optional<Event> termination() {
        return terminationAmong(events);
    }

    /** True when a termination had used the ground before this was stored and was in force. */
    boolean isUsedBefore(Event event, String ground) {
        return terminationAmong(events.stream().filter(event::isBehind).toList())
                .filter(termination -> termination.names("groundIds", ground))
                .isPresent();
    }

    private static Optional<Event> terminationAmong(List<Event> events) {
        Event inForce = null;
        for (Event event : events) {
            if (event.is("contract-terminated")) {
                inForce = event;
            } else if (event.is("termination-withdrawn")) {
                inForce = null;
            }
        }
        return Optional.ofNullable(inForce);
    }

    /** Whatever fixes a last day and is in force: only a termination is ever taken back. */
    Stream<Event> lastDays() {
        Stream<Event> leaving =
                events.stream().filter(event -> event.is("va-resigned") || event.is("ordinary-notice-given"));
        return Stream.concat(leaving, termination().stream());
    }

    static Instant endOf(Event fixing) {
        return fixing.end(fixing.is("contract-terminated") ? "effectiveAt" : "lastDay");
    }

    /** The end of the last day; empty when none is fixed. */
    Optional<Instant> lastDay() {
        Event agreed = agreement();
        Stream<Instant> term = agreed.data().hasNonNull("endsAt") ? Stream.of(agreed.end("endsAt")) : Stream.empty();
        return Stream.concat(term, lastDays().map(Past::endOf)).min(Comparator.naturalOrder());
    }

    boolean isAfterLastDay(Instant instant) {
        return lastDay().filter(instant::isAfter).isPresent();
    }
}
