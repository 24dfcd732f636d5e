package io.engagements.rules.engagement;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.EngagementEvent.DueDateChanged;
import io.engagements.events.engagement.EngagementEvent.QualityImprovementRequested;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Deed;
import io.engagements.rules.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One improvement round.
 *
 * @param due the one that counts now
 * @param moved the dues before it, in order
 * @param resubmittedAt receipt of the first full submission after it was asked
 * @param unchanged true when that submission had the content of the one before
 * @param missedAt when its own due was found to have passed
 * @param missedDue the due that was missed
 * @param missSuperseded true when a resubmission received in time was stored after the miss, or another due, asked for in
 *     time, was agreed after it, or the clock turned out to have stood still
 */
public record Round(
        int round,
        int submissionVersion,
        List<String> criteria,
        String explanation,
        Deadline due,
        List<DueMoved> moved,
        Stamp asked,
        @Nullable Instant resubmittedAt,
        boolean unchanged,
        @Nullable Instant missedAt,
        @Nullable Deadline missedDue,
        boolean missSuperseded,
        String eventId,
        Deed deed) {

    /** @param at when another due took its place */
    public record DueMoved(Deadline due, Instant at) {}

    static Round of(Recorded<?> recorded, QualityImprovementRequested event) {
        return new Round(
                event.round(),
                event.submissionVersion(),
                event.criteria(),
                event.explanation(),
                event.due(),
                List.of(),
                event.stamp(),
                null,
                false,
                null,
                null,
                false,
                recorded.id(),
                recorded.deed());
    }

    boolean isOpen() {
        return resubmittedAt == null;
    }

    /** True when its due passed without a resubmission received in time. */
    public boolean isMissed() {
        return missedAt != null && !missSuperseded;
    }

    /** Since when pauses move its due. */
    Instant dueSince() {
        return moved.isEmpty()
                ? asked.occurredAt()
                : moved.get(moved.size() - 1).at();
    }

    /** True when what was missed would be none by that due. */
    boolean isMissLiftedBy(Deadline other) {
        return isMissed()
                && missedDue != null
                && other.instant().isAfter(missedDue.instant())
                && (resubmittedAt == null || other.isMetAt(resubmittedAt));
    }

    /** The clock had stood still: there was no miss. */
    Round lifted() {
        Draft next = new Draft(this);
        next.missedAt = null;
        next.missSuperseded = true;
        return next.round();
    }

    /** What was known of it at an instant. */
    Round asOf(Instant instant) {
        Draft then = new Draft(this);
        then.moved = moved.stream().filter(each -> !each.at().isAfter(instant)).toList();
        then.due = moved.stream()
                .filter(each -> each.at().isAfter(instant))
                .findFirst()
                .map(DueMoved::due)
                .orElse(due);
        boolean resubmitted = resubmittedAt != null && !resubmittedAt.isAfter(instant);
        boolean missed = missedAt != null && !missedAt.isAfter(instant);
        then.resubmittedAt = resubmitted ? resubmittedAt : null;
        then.unchanged = resubmitted && unchanged;
        then.missedAt = missed ? missedAt : null;
        then.missSuperseded = missed && missSuperseded && (resubmitted || !then.moved.isEmpty());
        return then.round();
    }

    Round resubmitted(DeliverableSubmitted event) {
        Draft next = new Draft(this);
        next.resubmittedAt = event.stamp().occurredAt();
        next.unchanged = event.unchanged();
        next.missSuperseded = missSuperseded || (missedAt != null && event.supersedesMiss());
        return next.round();
    }

    Round missed(DeadlineMissed event) {
        Draft next = new Draft(this);
        next.missedAt = event.stamp().occurredAt();
        next.missedDue = event.due();
        next.missSuperseded = false;
        return next.round();
    }

    Round dueChanged(DueDateChanged event) {
        Draft next = new Draft(this);
        next.moved = Stream.concat(
                        moved.stream(),
                        Stream.of(new DueMoved(due, event.stamp().occurredAt())))
                .toList();
        next.due = event.due();
        next.missSuperseded = missSuperseded || event.supersedesMiss();
        return next.round();
    }

    /** What events change. */
    private static final class Draft {

        private final Round before;
        private Deadline due;
        private List<DueMoved> moved;
        private @Nullable Instant resubmittedAt;
        private boolean unchanged;
        private @Nullable Instant missedAt;
        private @Nullable Deadline missedDue;
        private boolean missSuperseded;

        Draft(Round before) {
            this.before = before;
            due = before.due;
            moved = before.moved;
            resubmittedAt = before.resubmittedAt;
            unchanged = before.unchanged;
            missedAt = before.missedAt;
            missedDue = before.missedDue;
            missSuperseded = before.missSuperseded;
        }

        Round round() {
            return new Round(
                    before.round,
                    before.submissionVersion,
                    before.criteria,
                    before.explanation,
                    due,
                    moved,
                    before.asked,
                    resubmittedAt,
                    unchanged,
                    missedAt,
                    missedDue,
                    missSuperseded,
                    before.eventId,
                    before.deed);
        }
    }
}
