package io.engagements.query.report;

import io.engagements.events.time.Deadline;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueStanding;
import io.engagements.rules.work.Overdue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work in a line of a report.
 *
 * @param due the one in force; the one asked for while nobody has agreed to any
 * @param handedIn receipt of the first whole version; absent until then
 * @param inTime whether that was in time by the due in force; false too for what was missed, whatever came after; absent while it
 *     is open
 * @param lateBy seconds that it came late, or that somebody has been late for it; 0 where nobody was or is
 * @param whose whose delay that is; absent where there is none
 * @param rounds of improvement that were asked for and not taken back
 */
record Piece(
        String id,
        String title,
        Deadline due,
        @Nullable Instant handedIn,
        @Nullable Boolean inTime,
        long lateBy,
        Overdue.@Nullable Whose whose,
        int rounds,
        DeliverableState state) {

    static Piece of(Deliverable kept, Instant at) {
        Deliverable work = kept.at(at);
        DueStanding standing = DueStanding.ofItself(work, at);
        Instant handedIn = standing.handedInAt();
        Optional<Overdue> overdue = handedIn == null ? Overdue.of(work, at) : Optional.empty();
        boolean missed = handedIn == null && work.state() == DeliverableState.MISSED;
        boolean cameLate = standing.kind() == DueStanding.Kind.CAME_LATE;
        return new Piece(
                work.deliverableId(),
                work.title(),
                standing.due(),
                handedIn,
                handedIn != null ? Boolean.valueOf(!cameLate) : missed ? Boolean.FALSE : null,
                handedIn == null
                        ? overdue.map(late -> Duration.between(late.since().instant(), at)
                                        .toSeconds())
                                .orElse(0L)
                        : work.lateBySeconds(),
                cameLate ? Overdue.Whose.VA : overdue.map(Overdue::whose).orElse(missed ? Overdue.Whose.VA : null),
                work.review().askedRounds().size(),
                work.state());
    }
}
