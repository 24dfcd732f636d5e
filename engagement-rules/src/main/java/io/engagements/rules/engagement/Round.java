package io.engagements.rules.engagement;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.EngagementEvent.QualityImprovementRequested;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Deed;
import io.engagements.rules.Recorded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One improvement round.
 *
 * @param resubmittedAt receipt of the first full submission after it was asked
 * @param unchanged true when that submission had the content of the one before
 * @param missedAt when its own due was found to have passed
 * @param missSuperseded true when a resubmission received in time was stored after the miss
 */
public record Round(
        int round,
        int submissionVersion,
        List<String> criteria,
        String explanation,
        Deadline due,
        Stamp asked,
        @Nullable Instant resubmittedAt,
        boolean unchanged,
        @Nullable Instant missedAt,
        boolean missSuperseded,
        String eventId,
        Deed deed) {

    static Round of(Recorded<?> recorded, QualityImprovementRequested event) {
        return new Round(
                event.round(),
                event.submissionVersion(),
                event.criteria(),
                event.explanation(),
                event.due(),
                event.stamp(),
                null,
                false,
                null,
                false,
                recorded.id(),
                recorded.deed());
    }

    boolean isOpen() {
        return resubmittedAt == null;
    }

    /** True when its due passed without a resubmission received in time. */
    boolean isMissed() {
        return missedAt != null && !missSuperseded;
    }

    /** What was known of it at an instant. */
    Round asOf(Instant instant) {
        boolean resubmitted = resubmittedAt != null && !resubmittedAt.isAfter(instant);
        boolean missed = missedAt != null && !missedAt.isAfter(instant);
        return next(
                resubmitted ? resubmittedAt : null,
                resubmitted && unchanged,
                missed ? missedAt : null,
                missed && missSuperseded);
    }

    Round resubmitted(DeliverableSubmitted event) {
        return next(
                event.stamp().occurredAt(), event.unchanged(), missedAt, missedAt != null && event.supersedesMiss());
    }

    Round missed(DeadlineMissed event) {
        return next(resubmittedAt, unchanged, event.stamp().occurredAt(), missSuperseded);
    }

    private Round next(@Nullable Instant resubmitted, boolean same, @Nullable Instant missed, boolean superseded) {
        return new Round(
                round,
                submissionVersion,
                criteria,
                explanation,
                due,
                asked,
                resubmitted,
                same,
                missed,
                superseded,
                eventId,
                deed);
    }
}
