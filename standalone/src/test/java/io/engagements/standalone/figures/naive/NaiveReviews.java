package io.engagements.standalone.figures.naive;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
            Optional<Event> decision = past.decision(submission);
            Optional<Event> lapse = lapse(submission);
            String deliverable = submission.deliverable();
            if (decision.isPresent()) {
                tally.count(deliverable, decision.get().at(), false);
            } else if (lapse.isPresent()) {
                tally.count(deliverable, lapse.get().at(), true);
            } else if (past.nextFullSubmission(submission).isEmpty()) {
                tally.leaveOut(deliverable, "PENDING", past.asOf());
            }
        }
        return tally;
    }

    private List<Event> submissions() {
        return past.events().stream().filter(Event::isFullSubmission).toList();
    }

    private Optional<Event> lapse(Event submission) {
        return past.lapses(submission.deliverable()).stream()
                .filter(lapse -> lapse.number("submissionVersion") == submission.number("version"))
                .findFirst();
    }
}
