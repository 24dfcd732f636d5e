package io.engagements.rules.figures.naive;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** How the client answered what was handed in, version by version. */
record NaiveReviews(Past past) {

    ObjectNode turnaround(Predicate<Instant> window) {
        List<Event> decided = submissions().stream()
                .filter(submission -> past.decision(submission)
                        .filter(decision -> window.test(decision.at()))
                        .isPresent())
                .toList();
        ObjectNode turnaround = NaiveDelivery.durations(
                decided.stream().map(this::secondsUntilDecision).toList());
        turnaround.set(
                "items", Items.measured(decided.stream().map(Event::deliverable).toList()));
        return turnaround;
    }

    private long secondsUntilDecision(Event submission) {
        Instant decided = past.decision(submission).orElseThrow().at();
        return Duration.between(submission.at(), decided).toSeconds();
    }

    Tally lapsed() {
        Tally tally = new Tally();
        for (Event submission : submissions()) {
            List<Event> begun = begun(submission);
            for (Event review : begun) {
                Optional<Event> next =
                        begun.stream().filter(each -> each.isBehind(review)).findFirst();
                count(submission, closing(submission, review, next), tally);
            }
        }
        return tally;
    }

    private void count(Event submission, Optional<Event> closing, Tally tally) {
        String deliverable = submission.deliverable();
        if (closing.isPresent()) {
            tally.count(deliverable, closing.get().at(), closing.get().is("review-lapsed"));
        } else if (past.nextFullSubmission(submission).isEmpty()) {
            tally.leaveOut(deliverable, "PENDING", past.asOf());
        }
    }

    /** What began a review of a version: handing it in, and each reopening. */
    private List<Event> begun(Event submission) {
        return Stream.concat(
                        Stream.of(submission),
                        past.about(submission.deliverable(), "review-reopened").stream()
                                .filter(event -> event.number("submissionVersion") == submission.number("version")))
                .toList();
    }

    /** The first decision about the version that stands, or silence, in this review of it. */
    private Optional<Event> closing(Event submission, Event review, Optional<Event> next) {
        List<Event> lapses = past.lapses(submission.deliverable());
        return past.about(submission.deliverable())
                .filter(event -> past.isStandingDecision(event) || lapses.contains(event))
                .filter(event -> event.number("submissionVersion") == submission.number("version"))
                .filter(event ->
                        event.isBehind(review) && (next.isEmpty() || next.get().isBehind(event)))
                .findFirst();
    }

    private List<Event> submissions() {
        return past.events().stream().filter(Event::isFullSubmission).toList();
    }
}
