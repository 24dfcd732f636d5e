package io.engagements.rules.review;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.ContestCause;
import io.engagements.events.engagement.ExtraRoundAsked;
import io.engagements.events.engagement.ProposalEvent.DueDateChanged;
import io.engagements.events.engagement.ReviewEvent.ImprovementConceded;
import io.engagements.events.engagement.ReviewEvent.ImprovementContested;
import io.engagements.events.engagement.ReviewEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventSummary;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.clock.PausableClock;
import io.engagements.rules.time.Intervals;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One improvement round.
 *
 * @param due the one that counts now; while the round is contested the one that was left
 * @param running towards the due agreed last: what moves that is counted here
 * @param resubmittedAt receipt of the first full submission after it was asked
 * @param unchanged true when that submission had the content of the one before
 * @param missedAt when its own due was found to have passed
 * @param missedDue the due that was missed
 * @param missSuperseded true when a resubmission or a contest received in time was stored after the miss, or another due,
 *     asked for in time, was agreed after it, or the clock turned out to have stood still
 * @param contest that the VA did not let it stand; once at most
 * @param withdrawn who took it back
 * @param withdrawal what was said with that
 * @param asked who asked for it
 * @param agreed who agreed to it for the VA, where it is an extra round: it begins then
 */
@RecordBuilder
public record Round(
        int round,
        int submissionVersion,
        List<String> criteria,
        String explanation,
        Deadline due,
        PausableClock running,
        Stamp asked,
        @Nullable Stamp agreed,
        @Nullable Instant resubmittedAt,
        boolean unchanged,
        @Nullable Instant missedAt,
        @Nullable Deadline missedDue,
        boolean missSuperseded,
        @Nullable Contest contest,
        @Nullable Stamp withdrawn,
        @Nullable String withdrawal,
        String eventId,
        EventSummary summary)
        implements RoundBuilder.With {

    /**
     * The VA did not let the round stand.
     *
     * @param rejectableAfter left open for longer than that, the work may be rejected
     * @param conceded that the VA let it stand after all
     * @param concession what was said with that
     */
    public record Contest(
            ContestCause because,
            @Nullable String statement,
            Stamp by,
            Deadline rejectableAfter,
            @Nullable Stamp conceded,
            @Nullable String concession,
            String eventId) {

        /** The same with that end as pauses move it; as it was agreed while one goes on whose end nobody knows. */
        public Contest movedBy(Intervals pauses) {
            Deadline moved = clock(pauses).until().orElse(rejectableAfter);
            return new Contest(because, statement, by, moved, conceded, concession, eventId);
        }

        private PausableClock clock(Intervals pauses) {
            return new PausableClock(by.occurredAt(), rejectableAfter, pauses);
        }

        private Contest conceded(ImprovementConceded event) {
            return new Contest(because, statement, by, rejectableAfter, event.stamp(), event.statement(), eventId);
        }
    }

    static Round of(RecordedEvent<?> recorded, QualityImprovementRequested event) {
        ExtraRoundAsked before = event.asked();
        return new Round(
                event.round(),
                event.submissionVersion(),
                event.criteria(),
                event.explanation(),
                event.due(),
                PausableClock.towards(event.due(), event.stamp().occurredAt()),
                before == null ? event.stamp() : before.by(),
                before == null ? null : event.stamp(),
                null,
                false,
                null,
                null,
                false,
                null,
                null,
                null,
                recorded.id(),
                recorded.summary());
    }

    private static boolean isBy(@Nullable Stamp stamp, Instant instant) {
        return stamp != null && !stamp.occurredAt().isAfter(instant);
    }

    /** Since when its clock runs: an extra round begins with the VA's agreement. */
    public Instant begunAt() {
        return (agreed == null ? asked : agreed).occurredAt();
    }

    /** True while the VA owes a resubmission, or would if the request were not contested. */
    public boolean isOpen() {
        return resubmittedAt == null && !isWithdrawn();
    }

    public boolean isResubmitted() {
        return resubmittedAt != null;
    }

    public boolean isWithdrawn() {
        return withdrawn != null;
    }

    /** True when its due passed without a resubmission received in time. */
    public boolean isMissed() {
        return missedAt != null && !missSuperseded;
    }

    /** True when what was missed would be none by that due. */
    public boolean isMissLiftedBy(Deadline other) {
        return isMissed()
                && missedDue != null
                && other.instant().isAfter(missedDue.instant())
                && (resubmittedAt == null || other.isMetAt(resubmittedAt));
    }

    /** The clock had stood still: there was no miss. */
    Round lifted() {
        return with(next -> next.missedAt(null).missSuperseded(true));
    }

    /** True when the VA did not let it stand, and neither side has given in. */
    public boolean isInDispute() {
        return contest != null && contest.conceded() == null && !isWithdrawn();
    }

    public boolean isInDisputeAt(Instant at) {
        return isInDispute() && isBy(Objects.requireNonNull(contest).by(), at);
    }

    /** Since when its clock runs no more: it was resubmitted or taken back, or is contested. */
    public Optional<Instant> stoppedAt() {
        if (resubmittedAt != null) {
            return Optional.of(resubmittedAt);
        } else if (withdrawn != null) {
            return Optional.of(withdrawn.occurredAt());
        }
        return Optional.ofNullable(contest)
                .filter(each -> each.conceded() == null)
                .map(each -> each.by().occurredAt());
    }

    /** True when that has gone on for longer than a review takes, pauses apart. */
    boolean isLeftInDispute(Instant at, Intervals pauses) {
        return disputeClock(pauses).filter(clock -> clock.isOverAt(at)).isPresent();
    }

    /** The clock of that; empty when it is not in dispute. */
    public Optional<PausableClock> disputeClock(Intervals pauses) {
        return Optional.ofNullable(contest).filter(left -> isInDispute()).map(left -> left.clock(pauses));
    }

    /** The one place where a round's due moves. */
    private Round runs(PausableClock next) {
        return with(round -> round.running(next).due(next.until().orElse(due)));
    }

    Round resubmitted(DeliverableSubmitted event) {
        return with(next -> next.resubmittedAt(event.stamp().occurredAt())
                .unchanged(event.unchanged())
                .missSuperseded(missSuperseded || (missedAt != null && event.supersedesMiss())));
    }

    Round missed(DeadlineMissed event) {
        return with(next ->
                next.missedAt(event.stamp().occurredAt()).missedDue(event.due()).missSuperseded(false));
    }

    Round dueChanged(DueDateChanged event) {
        return runs(running.instead(event.due(), event.stamp().occurredAt()))
                .withMissSuperseded(missSuperseded || event.supersedesMiss());
    }

    Round contested(RecordedEvent<?> recorded, ImprovementContested event) {
        return withContest(new Contest(
                        event.because(),
                        event.statement(),
                        event.stamp(),
                        event.rejectableAfter(),
                        null,
                        null,
                        recorded.id()))
                .withMissSuperseded(missSuperseded || event.supersedesMiss());
    }

    /** Its clock stood still while it was contested. */
    Round conceded(ImprovementConceded event) {
        Contest before = contest;
        return before == null
                ? this
                : withContest(before.conceded(event))
                        .runs(running.stoodStill(
                                before.by().occurredAt(), event.stamp().occurredAt()));
    }

    Round withdrawn(ImprovementWithdrawn event) {
        return with(next -> next.withdrawn(event.stamp()).withdrawal(event.statement()));
    }
}
