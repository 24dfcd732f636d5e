package io.engagements.rules.figures.naive;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything that had occurred at an instant, in the order in which it was stored. What is known of work that was not
 * asked for yet, or of a version that was not handed in yet (it was received first and stored later), says nothing yet.
 */
record Past(Instant asOf, List<Event> events) {

    private static final Set<String> LEAVING = Set.of("va-resigned", "ordinary-notice-given", "end-agreed");

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

    /** What happened to a round. */
    Optional<Event> turn(Event round, String type) {
        return about(round.deliverable(), type).stream()
                .filter(event -> event.number("round") == round.number("round"))
                .findFirst();
    }

    boolean isWithdrawn(Event round) {
        return turn(round, "improvement-withdrawn").isPresent();
    }

    boolean isInDispute(Event round) {
        return turn(round, "improvement-contested").isPresent()
                && turn(round, "improvement-conceded").isEmpty()
                && !isWithdrawn(round);
    }

    /** The rounds that count as asked: not those taken back, nor what goes beyond what was agreed. */
    List<Event> countedRounds(String deliverable) {
        return rounds(deliverable).stream()
                .filter(round -> !isWithdrawn(round) && !(isInDispute(round) && isNewScope(round)))
                .toList();
    }

    private boolean isNewScope(Event round) {
        return turn(round, "improvement-contested")
                .filter(contest -> contest.text("because").equals("NEW_SCOPE"))
                .isPresent();
    }

    /** True for a decision, unless it is an improvement request that was taken back. */
    boolean isStandingDecision(Event event) {
        return event.isDecision() && !(event.is("quality-improvement-requested") && isWithdrawn(event));
    }

    /** True when there was a new review since, unless nobody decided anything in it. */
    boolean isReopenedSince(Event event) {
        return about(event.deliverable(), "review-reopened").stream()
                .anyMatch(reopening ->
                        reopening.isBehind(event) && lapseOf(reopening).isEmpty());
    }

    /** The silence that closed a new review. */
    private Optional<Event> lapseOf(Event reopening) {
        List<Event> lapses = lapses(reopening.deliverable());
        return about(reopening.deliverable())
                .filter(event -> event.isBehind(reopening))
                .filter(event -> event.is("deliverable-accepted")
                        || event.is("deliverable-rejected")
                        || event.is("review-reopened")
                        || lapses.contains(event))
                .findFirst()
                .filter(event -> event.is("review-lapsed")
                        && event.number("submissionVersion") == reopening.number("submissionVersion"));
    }

    /** Silence, and whatever was decided before it, as far as it says what became of the work. */
    List<Event> closings(String deliverable) {
        List<Event> lapses = lapses(deliverable);
        List<Event> closings = new ArrayList<>();
        about(deliverable)
                .filter(event -> isStandingDecision(event) || lapses.contains(event))
                .filter(event -> !isInVain(event, closings))
                .forEach(closings::add);
        return closings;
    }

    /** True for silence in a new review of what a person had accepted or rejected: that stands again. */
    private boolean isInVain(Event event, List<Event> before) {
        if (!event.is("review-lapsed") || before.isEmpty()) {
            return false;
        }
        Event last = before.get(before.size() - 1);
        return (last.is("deliverable-accepted") || last.is("deliverable-rejected"))
                && about(event.deliverable(), "review-reopened").stream()
                        .anyMatch(reopening -> reopening.isBehind(last)
                                && event.isBehind(reopening)
                                && reopening.number("submissionVersion") == event.number("submissionVersion"));
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

    /** The contract zone of an instant. */
    ZoneId zone(Instant at) {
        return new Past(
                        asOf,
                        events.stream().filter(event -> !event.at().isAfter(at)).toList())
                .zone();
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

    /** The first decision about a version of a deliverable; where an extra round was asked for before, that. */
    Optional<Event> decision(Event submission) {
        List<Event> about = about(submission.deliverable())
                .filter(event -> event.isDecision() || event.is("extra-round-proposed"))
                .filter(event -> event.number("submissionVersion") == submission.number("version"))
                .toList();
        return about.stream().anyMatch(Event::isDecision) ? about.stream().findFirst() : Optional.empty();
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
                || ((event.isDecision() || event.is("extra-round-proposed"))
                        && event.number("submissionVersion") == lapse.number("submissionVersion"));
        return aboutIt && event.isBehind(lapse) && event.isInTimeFor(lapse.end("reviewUntil"));
    }

    /** The termination in force. */
    Optional<Event> termination() {
        return terminationAmong(events);
    }

    /** True when a termination had used the ground before this was stored and was in force. */
    boolean isUsedBefore(Event event, String ground) {
        return before(event)
                .endingTermination()
                .filter(termination -> termination.names("groundIds", ground))
                .isPresent();
    }

    /** The termination that ends it; another last day that comes no later wins over one that was fixed after it. */
    Optional<Event> endingTermination() {
        Optional<Event> first =
                lastDays().sorted(Comparator.comparing(Event::sequence)).min(Comparator.comparing(Past::endOf));
        return first.filter(event -> event.is("contract-terminated"))
                .filter(event ->
                        agreedEnd().filter(end -> !endOf(event).isBefore(end)).isEmpty());
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
        Stream<Event> leaving = events.stream().filter(event -> LEAVING.contains(event.type()));
        return Stream.concat(leaving, termination().stream());
    }

    static Instant endOf(Event fixing) {
        return fixing.end(fixing.is("contract-terminated") ? "effectiveAt" : "lastDay");
    }

    /** The end of the last day; empty when none is fixed. */
    Optional<Instant> lastDay() {
        return Stream.concat(agreedEnd().stream(), lastDays().map(Past::endOf)).min(Comparator.naturalOrder());
    }

    private Optional<Instant> agreedEnd() {
        Event agreed = agreement();
        return agreed.data().hasNonNull("endsAt") ? Optional.of(agreed.end("endsAt")) : Optional.empty();
    }

    boolean isAfterLastDay(Instant instant) {
        return lastDay().filter(instant::isAfter).isPresent();
    }
}
