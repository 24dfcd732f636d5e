package io.engagements.query.answer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.engagements.events.Stamp;
import io.engagements.events.time.Deadline;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.time.Intervals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Submissions, rounds and decisions as the interface shows them, with the events behind each.
 *
 * @param acceptance the one that stands
 * @param acceptances every one, also of a review that was reopened since
 */
public record ReviewView(
        List<Submission> submissions,
        List<Round> rounds,
        List<Rejection> rejections,
        List<Lapse> lapses,
        @Nullable Acceptance acceptance,
        List<Acceptance> acceptances,
        List<Reopening> reopenings) {

    /** One version handed in; pauses have moved its review window. */
    public record Submission(
            @JsonUnwrapped @JsonIgnoreProperties({"reviewUntil", "eventId", "summary"})
            io.engagements.rules.review.Submission submission,

            @Nullable Deadline reviewUntil,
            String eventId) {}

    /**
     * One improvement round; {@code onTime} is null until it was resubmitted or missed, and while it is in dispute or was
     * taken back. A miss that turned out to be none, for another due was agreed, leaves it open again.
     *
     * @param asked who asked for it, and when
     * @param agreed who agreed to it for the VA, and when, where it is an extra round: it begins then
     * @param contest that the VA did not let it stand
     * @param withdrawn who took it back
     * @param withdrawal what was said with that
     */
    public record Round(
            int round,
            int submissionVersion,
            List<String> criteria,
            String explanation,
            Stamp asked,
            @Nullable Stamp agreed,
            Deadline due,
            @Nullable Instant resubmittedAt,
            @Nullable Boolean onTime,
            io.engagements.rules.review.Round.@Nullable Contest contest,
            @Nullable Stamp withdrawn,
            @Nullable String withdrawal,
            String eventId) {}

    /** A rejection by a person. */
    public record Rejection(
            @JsonUnwrapped @JsonIgnoreProperties("summary") Review.Rejection rejection) {}

    /** The review window passed in silence; {@code superseded} when a decision in time was stored after it. */
    public record Lapse(@JsonUnwrapped Review.Lapse lapse) {}

    /** The acceptance by a person. */
    public record Acceptance(
            @JsonUnwrapped @JsonIgnoreProperties("summary") Review.Acceptance acceptance) {}

    /** A new review, with a window of its own. */
    public record Reopening(
            @JsonUnwrapped @JsonIgnoreProperties("summary") Review.Reopening reopening) {}

    /** @param pauses they move review windows and dues, and when contested work may be rejected */
    public static ReviewView of(Review review, Intervals pauses) {
        return new ReviewView(
                review.submissions().stream()
                        .map(each -> submission(review, each, pauses))
                        .toList(),
                review.rounds().stream().map(each -> round(each, pauses)).toList(),
                review.rejections().stream().map(Rejection::new).toList(),
                review.lapses().stream().map(Lapse::new).toList(),
                Optional.ofNullable(review.acceptance()).map(Acceptance::new).orElse(null),
                review.acceptances().stream().map(Acceptance::new).toList(),
                review.reopenings().stream().map(Reopening::new).toList());
    }

    private static Submission submission(Review review, io.engagements.rules.review.Submission each, Intervals pauses) {
        Deadline until = ReviewClocks.reviewEnd(review, each, pauses).orElse(each.reviewUntil());
        return new Submission(each, until, each.eventId());
    }

    private static Round round(io.engagements.rules.review.Round each, Intervals pauses) {
        Deadline due = ReviewClocks.roundDue(each, pauses).orElse(each.due());
        io.engagements.rules.review.Round.Contest contest = each.contest();
        return new Round(
                each.round(),
                each.submissionVersion(),
                each.criteria(),
                each.explanation(),
                each.asked(),
                each.agreed(),
                due,
                each.resubmittedAt(),
                onTime(each, due),
                contest == null ? null : contest.movedBy(pauses),
                each.withdrawn(),
                each.withdrawal(),
                each.eventId());
    }

    private static @Nullable Boolean onTime(io.engagements.rules.review.Round round, Deadline due) {
        Instant resubmitted = round.resubmittedAt();
        if (round.isWithdrawn() || round.isInDispute()) {
            return null;
        } else if (resubmitted != null) {
            return due.isMetAt(resubmitted);
        }
        return round.isMissed() ? Boolean.FALSE : null;
    }
}
