package io.engagements.rules.review;

import io.engagements.events.Caller;
import io.engagements.events.engagement.ReviewEvent.ReviewReopened;
import io.engagements.events.terms.Terms;
import io.engagements.rules.EventSummary;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.Optional;

/** A new review of what was decided, or lapsed: only by agreement, and after the last day too. */
public final class Reopenings {

    private Reopenings() {}

    public static ReviewReopened reopened(
            Agreement agreement, Reviewed work, String proposalId, Caller by, Instant at) {
        Terms terms = agreement.terms();
        return new ReviewReopened(
                agreement.engagementId(),
                work.deliverableId(),
                proposalId,
                closed(work, at).orElseThrow().version(),
                Deadlines.afterDays(at, terms.reviewWindowDays(), terms.zone()),
                by.stamp(at));
    }

    /** True when there is a review that was over at {@code at}. */
    public static boolean isClosed(Reviewed work, Instant at) {
        return closed(work, at).isPresent();
    }

    /** True when the review that was over then is so still, and was not reopened in between. */
    public static boolean isClosedStill(Reviewed work, EventSummary then, Instant at) {
        return closed(work, at)
                        .filter(latest -> latest.summary().version() < then.version())
                        .isPresent()
                && work.review().reopenings().stream()
                        .allMatch(each -> each.summary().version() < then.version());
    }

    /** The version whose review was over at {@code at}: receipt decides, also where the lapse was stored first. */
    private static Optional<Submission> closed(Reviewed work, Instant at) {
        boolean over =
                switch (work.state()) {
                    case ACCEPTED, ACCEPTED_BY_SILENCE, REJECTED -> !work.isUndecidedAt(at);
                    default -> false;
                };
        return work.review().latest().filter(latest -> over && !at.isBefore(latest.receivedAt()));
    }
}
