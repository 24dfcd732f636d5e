package io.engagements.query.pages.piece;

import io.engagements.events.time.Deadline;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.review.Round;
import io.engagements.rules.review.Submission;
import io.engagements.rules.time.Intervals;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The picture of how the time of a piece of work was used: from the commitment on, places in percent of the width.
 *
 * @param run the VA's time, until the submission or now, and never past the due
 * @param late what came after the due; absent when in time
 * @param client while the client was late and the clock stood still
 * @param pauses that both agreed on
 * @param original tick of the due at the commitment, where it is another one now; else absent
 * @param parts partial submissions
 * @param whole the first full one; absent until then
 * @param rounds ring at the request, and the answer to it where there is one
 * @param now absent once its time is not counted any more
 * @param dueLabel below the tick of the due
 * @param handedIn above the mark of the first full submission; absent until then
 */
public record FairClock(
        Bar track,
        Bar run,
        @Nullable Bar late,
        List<Bar> client,
        List<Bar> pauses,
        @Nullable String original,
        String due,
        List<String> parts,
        @Nullable String whole,
        List<Ring> rounds,
        @Nullable String now,
        String committed,
        Label dueLabel,
        @Nullable Label handedIn) {

    private static final double LEFT = 1.5;
    private static final double WIDTH = 97;

    /** Free at the right end, in parts of the whole. */
    private static final double AIR = 0.08;

    /** @param width 0 at least */
    public record Bar(String x, String width) {}

    /** @param anchor of the text, as SVG has it, so that it stays within the picture */
    public record Label(String x, String anchor, String words) {}

    public record Ring(
            String x, @Nullable String answered, @Nullable String width, int number) {}

    private record Axis(Instant from, Instant until) {

        private double place(Instant at) {
            double whole = Math.max(1, Duration.between(from, until).toSeconds());
            double part = Duration.between(from, at).toSeconds() / whole;
            return LEFT + WIDTH * Math.min(1, Math.max(0, part));
        }

        String x(Instant at) {
            return percent(place(at));
        }

        /** Of what stands at a place: to its right in the left half, to its left in the right one. */
        Label label(Instant at, String words) {
            return new Label(x(at), place(at) < LEFT + WIDTH / 2 ? "start" : "end", words);
        }

        Bar bar(Instant one, Instant other) {
            return new Bar(x(one), percent(Math.max(0, place(other) - place(one))));
        }

        private static String percent(double place) {
            return String.format(Locale.ROOT, "%.2f%%", place);
        }
    }

    /** Empty until the commitment. */
    public static Optional<FairClock> of(Deliverable deliverable, View view) {
        Instant from = deliverable.delivery().committedAt();
        Deadline due = deliverable.agreedDue();
        return from == null || due == null ? Optional.empty() : Optional.of(of(deliverable, from, due, view));
    }

    private static FairClock of(Deliverable deliverable, Instant from, Deadline due, View view) {
        List<Submission> handedIn = deliverable.review().submissions();
        List<Round> asked = deliverable.review().askedRounds();
        Instant whole = deliverable.delivery().submittedAt();
        Instant used = DueStanding.countedUntil(deliverable, view.now());
        boolean counts = whole == null && used.equals(view.now());
        Instant end = Stream.concat(
                        Stream.concat(
                                Stream.of(due.instant(), used),
                                handedIn.stream().map(Submission::receivedAt)),
                        asked.stream().map(Round::begunAt))
                .max(Instant::compareTo)
                .orElseThrow();
        long air = (long) (Duration.between(from, end).toSeconds() * AIR);
        Axis axis = new Axis(from, end.plusSeconds(Math.max(1, air)));
        boolean late = !due.isMetAt(used) && !Clocks.waitsForClientAt(deliverable, view.now());
        Instant kept = used.isAfter(due.instant()) ? due.instant() : used;
        Deadline original = deliverable.delivery().originalDue();
        Instant before = original == null || original.instant().equals(due.instant()) ? null : original.instant();
        return new FairClock(
                axis.bar(from, due.instant()),
                axis.bar(from, kept),
                late ? axis.bar(due.instant(), used) : null,
                bars(axis, Clocks.lateOfClientAt(deliverable, used), used),
                bars(axis, deliverable.standstill().pauses().before(used), used),
                before == null ? null : axis.x(before),
                axis.x(due.instant()),
                handedIn.stream()
                        .filter(Submission::partial)
                        .map(each -> axis.x(each.receivedAt()))
                        .toList(),
                whole == null ? null : axis.x(whole),
                asked.stream().map(round -> ring(axis, round)).toList(),
                counts ? axis.x(used) : null,
                view.shortDay(from, view.zone()),
                axis.label(due.instant(), view.moment(due.instant(), view.zone())),
                whole == null ? null : axis.label(whole, view.moment(whole, view.zone())));
    }

    private static Ring ring(Axis axis, Round round) {
        Instant asked = round.begunAt();
        Instant answered = round.resubmittedAt();
        return new Ring(
                axis.x(asked),
                answered == null ? null : axis.x(answered),
                answered == null ? null : axis.bar(asked, answered).width(),
                round.round());
    }

    private static List<Bar> bars(Axis axis, Intervals spans, Instant end) {
        return spans.all().stream()
                .map(span -> axis.bar(span.from(), Objects.requireNonNullElse(span.until(), end)))
                .toList();
    }
}
