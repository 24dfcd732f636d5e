package io.engagements.query.answer;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.Item;
import io.engagements.events.time.Deadline;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.time.Intervals;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Submissions, rounds and decisions as the interface shows them, with the events behind each. */
public final class ReviewView {

    private ReviewView() {}

    /** One version handed in. */
    public record Submission(
            int version,
            Instant receivedAt,
            List<Item> items,
            @Nullable String note,
            boolean partial,
            boolean unchanged,
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
            String eventId) {}

    /** A rejection by a person. */
    public record Rejection(
            int submissionVersion,
            List<String> criteria,
            String explanation,
            Stamp by,
            Review.@Nullable Contest contest,
            String eventId) {}

    /** The review window passed in silence; {@code superseded} when a decision in time was stored after it. */
    public record Lapse(int submissionVersion, Instant at, boolean superseded, String eventId) {}

    /** The acceptance by a person. */
    public record Acceptance(
            int submissionVersion,
            Stamp by,
            @Nullable String remarks,
            @Nullable Integer rating,
            String eventId) {}

    /** A new review, with a window of its own. */
    public record Reopening(int submissionVersion, Stamp by, Deadline reviewUntil, String eventId) {}

    /** @param pauses they move the review windows */
    public static List<Submission> submissions(Review review, Intervals pauses) {
        return review.submissions().stream()
                .map(each -> new Submission(
                        each.version(),
                        each.receivedAt(),
                        each.items(),
                        each.note(),
                        each.partial(),
                        each.unchanged(),
                        ReviewClocks.reviewEnd(review, each, pauses).orElse(each.reviewUntil()),
                        each.eventId()))
                .toList();
    }

    /** @param pauses they move the dues, and when contested work may be rejected */
    public static List<Round> rounds(Review review, Intervals pauses) {
        return review.rounds().stream()
                .map(each -> round(each, ReviewClocks.roundDue(each, pauses).orElse(each.due()), pauses))
                .toList();
    }

    private static Round round(io.engagements.rules.review.Round each, Deadline due, Intervals pauses) {
        io.engagements.rules.review.Round.Contest contest = each.contest();
        Stamp proposed = each.proposed();
        return new Round(
                each.round(),
                each.submissionVersion(),
                each.criteria(),
                each.explanation(),
                proposed == null ? each.asked() : proposed,
                proposed == null ? null : each.asked(),
                due,
                each.resubmittedAt(),
                onTime(each, due),
                contest == null ? null : contest.movedBy(pauses),
                each.withdrawn(),
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

    public static List<Rejection> rejections(Review review) {
        return review.rejections().stream()
                .map(each -> new Rejection(
                        each.submissionVersion(),
                        each.criteria(),
                        each.explanation(),
                        each.by(),
                        each.contest(),
                        each.eventId()))
                .toList();
    }

    public static List<Lapse> lapses(Review review) {
        return review.lapses().stream()
                .map(each -> new Lapse(each.submissionVersion(), each.at(), each.superseded(), each.eventId()))
                .toList();
    }

    /** The one that stands. */
    public static @Nullable Acceptance acceptance(Review review) {
        Review.Acceptance accepted = review.acceptance();
        return accepted == null ? null : acceptance(accepted);
    }

    /** Every one, also of a review that was reopened since. */
    public static List<Acceptance> acceptances(Review review) {
        return review.acceptances().stream().map(ReviewView::acceptance).toList();
    }

    private static Acceptance acceptance(Review.Acceptance accepted) {
        return new Acceptance(
                accepted.submissionVersion(), accepted.by(), accepted.remarks(), accepted.rating(), accepted.eventId());
    }

    public static List<Reopening> reopenings(Review review) {
        return review.reopenings().stream()
                .map(each -> new Reopening(each.submissionVersion(), each.by(), each.reviewUntil(), each.eventId()))
                .toList();
    }
}
