package io.engagements.rules.work;

import io.engagements.events.time.Deadline;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.review.Round;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end that counts of a piece of work at an instant, and how the work stands towards it: the one place where it is told
 * whether something runs, is late, or is settled. What was handed in is measured by its receipt, never by when somebody looks.
 *
 * @param of what it is the end of
 * @param handedInAt receipt of what it was the end of; absent unless that settled it
 */
public record DueStanding(
        Of of, Deadline due, Kind kind, @Nullable Instant handedInAt) {

    public enum Of {
        /** Of the VA's answer to the request. */
        ANSWER,
        WORK,
        ROUND,
        REVIEW
    }

    public enum Kind {
        /** There is time. */
        RUNS,
        /** It has passed, and what it is the end of is owed. */
        LATE,
        /** It is open: the client is late with what it owes. */
        WAITS,
        /** No clock runs: a round is contested. */
        STANDS_STILL,
        /** The work was handed in by then. */
        KEPT,
        /** The work was handed in after it. */
        CAME_LATE,
        /** Nobody is expected to do anything by then any more. */
        OVER
    }

    /** Of the answer, the work, the round or the review, whichever is next. */
    public static DueStanding of(Deliverable kept, Instant at) {
        Deliverable work = kept.at(at);
        return work.state() == DeliverableState.SUBMITTED
                ? ReviewClocks.reviewEnd(work)
                        .map(end -> new DueStanding(Of.REVIEW, end, end.isMetAt(at) ? Kind.RUNS : Kind.OVER, null))
                        .orElseGet(() -> ofTheWork(work, at))
                : ofTheWork(work, at);
    }

    /** The same of what the VA has to keep: how long the client may review is not asked. */
    public static DueStanding ofTheWork(Deliverable kept, Instant at) {
        Deliverable work = kept.at(at);
        return switch (work.state()) {
            case REQUESTED, LAPSED -> ofTheAnswer(work, at);
            case COMMITTED, MISSED -> owed(work, at);
            case IMPROVEMENT_REQUESTED, CONTESTED ->
                work.review().openRound().map(round -> of(work, round, at)).orElseGet(() -> settled(work));
            case SUBMITTED, ACCEPTED, ACCEPTED_BY_SILENCE, REJECTED -> settled(work);
            case DECLINED, CANCELLED, RELEASED -> new DueStanding(Of.WORK, named(work), Kind.OVER, null);
        };
    }

    /** Of the work alone, whatever round or review goes on. */
    public static DueStanding ofItself(Deliverable kept, Instant at) {
        Deliverable work = kept.at(at);
        return work.delivery().submittedAt() == null || work.state() == DeliverableState.CANCELLED
                ? ofTheWork(work, at)
                : settled(work);
    }

    private static DueStanding ofTheAnswer(Deliverable work, Instant at) {
        Deadline until = Clocks.answerDue(work);
        boolean open = work.isUnansweredAt(at) && until.isMetAt(at);
        return new DueStanding(Of.ANSWER, until, open ? Kind.RUNS : Kind.OVER, null);
    }

    private static Deadline named(Deliverable work) {
        Deadline agreed = work.agreedDue();
        return agreed == null ? work.delivery().requestedDue() : agreed;
    }

    private static DueStanding owed(Deliverable work, Instant at) {
        Deadline due = named(work);
        Kind kind = Clocks.waitsForClientAt(work, at) ? Kind.WAITS : running(work, due, at);
        return new DueStanding(Of.WORK, due, kind, null);
    }

    /** After the last day nothing is overdue. */
    private static Kind running(Deliverable work, Deadline due, Instant at) {
        return due.isMetAt(at) ? Kind.RUNS : work.circumstances().goesOnAt(at) ? Kind.LATE : Kind.OVER;
    }

    private static DueStanding of(Deliverable work, Round round, Instant at) {
        Optional<Deadline> due = ReviewClocks.roundDue(work, round);
        boolean stands = due.isEmpty() || round.isInDispute();
        return new DueStanding(
                Of.ROUND, due.orElse(round.due()), stands ? Kind.STANDS_STILL : running(work, due.get(), at), null);
    }

    private static DueStanding settled(Deliverable work) {
        Deadline due = named(work);
        Instant handedIn = work.delivery().submittedAt();
        return new DueStanding(
                Of.WORK, due, handedIn == null || due.isMetAt(handedIn) ? Kind.KEPT : Kind.CAME_LATE, handedIn);
    }

    /** Up to when time is counted of a piece of work: until it was handed in, was wanted no more, or the engagement was over. */
    public static Instant countedUntil(Deliverable work, Instant at) {
        Instant handedIn = work.delivery().submittedAt();
        if (handedIn != null) {
            return handedIn;
        }
        Instant cancelled = work.delivery().cancelledAt();
        Deadline lastDay = work.circumstances().lastDay();
        Instant known = cancelled != null && cancelled.isBefore(at) ? cancelled : at;
        return lastDay != null && lastDay.instant().isBefore(known) ? lastDay.instant() : known;
    }
}
