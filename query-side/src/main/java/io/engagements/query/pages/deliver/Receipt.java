package io.engagements.query.pages.deliver;

import io.engagements.events.time.Deadline;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Piece;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.review.Submission;
import io.engagements.rules.work.Deliverable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says, in words.
 *
 * @param late whether an end was missed
 * @param waits whether it is the last that was handed in, and nothing has come of it yet
 * @param verdict in time or not, and by how much; or why nothing of that is decided by it
 * @param received to the second, in the viewer's zone, and the contract's where clocks differ
 * @param due the end that counted, likewise; absent where none did
 * @param next what follows
 */
record Receipt(
        boolean late,
        boolean judged,
        boolean waits,
        String verdict,
        String received,
        String utc,
        @Nullable String due,
        String next,
        long sequence,
        String eventId) {

    /** While the whole is owed still. */
    private static final Set<DeliverableState> WHILE_A_PART =
            Set.of(DeliverableState.COMMITTED, DeliverableState.MISSED, DeliverableState.IMPROVEMENT_REQUESTED);

    private static final Duration DAYS_SAY_IT = Duration.ofDays(4);

    static Receipt of(Piece piece, Submission received, View view) {
        Deliverable deliverable = piece.deliverable();
        Instant at = received.receivedAt();
        Deadline due = counted(deliverable, received).orElse(null);
        boolean late = due != null && !due.isMetAt(at);
        return new Receipt(
                late,
                due != null,
                waits(piece.deliverable(), received),
                verdict(received, due, late, view),
                second(at, piece.zone(), view),
                at.toString(),
                due == null ? null : second(due.instant(), piece.zone(), view),
                next(piece, received, view),
                received.summary().version(),
                received.eventId());
    }

    /**
     * The first whole version answers the agreed due, one that answers a round that round's, no other one any; nor does what
     * comes after both the round's due and the last day, when nothing is late.
     */
    private static Optional<Deadline> counted(Deliverable deliverable, Submission received) {
        Instant at = received.receivedAt();
        if (received.partial()) {
            return Optional.empty();
        }
        boolean first = deliverable.review().submissions().stream()
                .filter(each -> !each.partial())
                .findFirst()
                .filter(received::equals)
                .isPresent();
        return first
                ? Optional.ofNullable(deliverable.agreedDue())
                : deliverable.review().rounds().stream()
                        .filter(round -> at.equals(round.resubmittedAt()))
                        .findFirst()
                        .flatMap(round -> ReviewClocks.roundDue(deliverable, round))
                        .filter(due ->
                                due.isMetAt(at) || deliverable.circumstances().goesOnAt(at));
    }

    private static String verdict(Submission received, @Nullable Deadline due, boolean late, View view) {
        if (due == null) {
            return view.say(received.partial() ? "receipt.part" : "receipt.replaced");
        }
        Duration by = Duration.between(received.receivedAt(), due.instant()).abs();
        return view.say(late ? "receipt.late" : "receipt.kept", Map.of("by", span(by, view)));
    }

    /** A stretch of time in words, by the unit that matters. */
    static String span(Duration by, View view) {
        String key = by.compareTo(DAYS_SAY_IT) >= 0
                ? "receipt.days"
                : by.toDays() >= 1
                        ? "receipt.days-hours"
                        : by.toHours() >= 1
                                ? "receipt.hours"
                                : by.toMinutes() >= 1 ? "receipt.minutes" : "receipt.seconds";
        return view.say(
                key,
                Map.of(
                        "days", by.toDays(),
                        "hours", (long) by.toHoursPart(),
                        "minutes", by.toMinutes(),
                        "rest", (long) by.toMinutesPart(),
                        "seconds", by.toSeconds()));
    }

    private static String second(Instant at, ZoneId contract, View view) {
        boolean same =
                contract.getRules().getOffset(at).equals(view.zone().getRules().getOffset(at));
        return same
                ? view.say("receipt.at", Map.of("time", view.second(at, view.zone()), "zone", view.city(view.zone())))
                : view.say(
                        "receipt.at-both",
                        Map.of(
                                "time", view.second(at, view.zone()),
                                "zone", view.city(view.zone()),
                                "other", view.second(at, contract, view.zone()),
                                "contract", view.city(contract)));
    }

    private static boolean waits(Deliverable deliverable, Submission received) {
        List<Submission> all = deliverable.review().submissions();
        return all.get(all.size() - 1).equals(received)
                && (received.partial()
                        ? WHILE_A_PART.contains(deliverable.state())
                        : deliverable.state() == DeliverableState.SUBMITTED);
    }

    private static String next(Piece piece, Submission received, View view) {
        if (received.partial()) {
            return view.say("receipt.next.part");
        }
        Optional<Deadline> until =
                waits(piece.deliverable(), received) ? ReviewClocks.reviewEnd(piece.deliverable()) : Optional.empty();
        return until.map(end -> view.say(
                        "receipt.next.review",
                        Map.of(
                                "who", piece.client(),
                                "va", piece.va(),
                                "side", piece.side().name(),
                                "until", second(end.instant(), piece.zone(), view))))
                .orElseGet(() -> view.say("receipt.next.over"));
    }
}
