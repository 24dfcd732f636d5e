package io.engagements.rules.review;

import io.engagements.events.time.Deadline;
import io.engagements.rules.time.Intervals;
import java.time.Instant;
import java.util.Optional;

/** When rounds and review windows end that may stand still. */
public final class ReviewClocks {

    private ReviewClocks() {}

    /** The due of an improvement round; of one that is no longer owed, or is contested, as it was then. */
    public static Optional<Deadline> roundDue(Round round, Intervals pauses) {
        return round.running().until(round.stoppedAt().map(pauses::before).orElse(pauses));
    }

    public static Optional<Deadline> roundDue(Reviewed work, Round round) {
        return roundDue(round, work.standstill().pauses());
    }

    /** True when the due of an open round has passed, whether or not that is a miss: after the last day it is none. */
    public static boolean isLeftUnanswered(Reviewed work, Round round, Instant at) {
        return round.isOpen()
                && !round.isInDispute()
                && roundDue(work, round).filter(due -> !due.isMetAt(at)).isPresent();
    }

    /**
     * The end of the client's review window of a version, moved until it was used; empty when the version opens none, and
     * while the window stands still.
     */
    public static Optional<Deadline> reviewEnd(Review review, Submission submission, Intervals pauses) {
        return review.window(submission)
                .flatMap(running -> running.neverStoodStill(pauses)
                        ? Optional.of(running.end())
                        : review.closedAt(submission)
                                .map(closed -> running.before(closed).until(pauses.before(closed)))
                                .orElseGet(() -> running.until(pauses)));
    }

    /** The same of the latest version. */
    public static Optional<Deadline> reviewEnd(Reviewed work) {
        return work.review()
                .latest()
                .flatMap(latest ->
                        reviewEnd(work.review(), latest, work.standstill().pauses()));
    }

    /** True while the client may decide in time. */
    public static boolean isReviewableAt(Reviewed work, Instant at) {
        return work.review().latest().isPresent()
                && reviewEnd(work).map(end -> end.isMetAt(at)).orElse(true);
    }
}
