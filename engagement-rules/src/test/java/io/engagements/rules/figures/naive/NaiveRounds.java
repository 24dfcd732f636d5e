package io.engagements.rules.figures.naive;

import java.time.Instant;
import java.util.Optional;

/** Improvement rounds against their dues. */
record NaiveRounds(Past past) {

    Tally kept() {
        Tally tally = new Tally();
        NaiveClock clock = new NaiveClock(past);
        for (Event round : past.all("quality-improvement-requested")) {
            Instant due = clock.dueOfRound(round);
            Optional<Event> again = past.nextFullSubmission(round);
            boolean passed = past.asOf().isAfter(due);
            boolean kept = again.isPresent() && again.get().isInTimeFor(due);
            if (past.isWithdrawn(round)) {
                tally.leaveOut(round.deliverable(), "WITHDRAWN", due);
            } else if (past.isInDispute(round)) {
                tally.leaveOut(round.deliverable(), "CONTESTED", due);
            } else if (!kept && passed && past.isAfterLastDay(due)) {
                tally.leaveOut(round.deliverable(), "RELEASED", due);
            } else if (again.isPresent() || passed) {
                tally.count(round.deliverable(), due, kept);
            }
        }
        return tally;
    }
}
