package io.engagements.rules.review;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.ProposalEvent.DueDateChanged;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundAccepted;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundProposed;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalEvent.ProposalLapsed;
import io.engagements.events.engagement.ProposalEvent.ProposalWithdrawn;
import io.engagements.events.engagement.ReviewEvent.DeliverableAccepted;
import io.engagements.events.engagement.ReviewEvent.DeliverableRejected;
import io.engagements.events.engagement.ReviewEvent.ImprovementConceded;
import io.engagements.events.engagement.ReviewEvent.ImprovementContested;
import io.engagements.events.engagement.ReviewEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.events.engagement.ReviewEvent.RejectionContested;
import io.engagements.events.engagement.ReviewEvent.ReviewLapsed;
import io.engagements.events.engagement.ReviewEvent.ReviewReopened;
import io.engagements.events.engagement.ReviewEvent.StatementAdded;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.rules.Lists;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Table;
import io.engagements.rules.review.Review.Acceptance;
import io.engagements.rules.review.Review.Contest;
import io.engagements.rules.review.Review.ExtraRound;
import io.engagements.rules.review.Review.Lapse;
import io.engagements.rules.review.Review.Rejection;
import io.engagements.rules.review.Review.Reopening;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How events change what is known of a deliverable's quality; it only assigns. */
public final class ReviewFold {

    private static final Table<EngagementEvent, ReviewFold, ReviewFold> EVENTS = new Table<
                    EngagementEvent, ReviewFold, ReviewFold>()
            .on(DeliverableSubmitted.class, (e, fold) -> fold.submitted(e))
            .on(DeliverableAccepted.class, (e, fold) -> fold.accepted(e))
            .on(DeliverableRejected.class, (e, fold) -> fold.rejected(e))
            .on(RejectionContested.class, (e, fold) -> fold.rejectionContested(e))
            .on(ReviewLapsed.class, (e, fold) -> fold.lapsed(e))
            .on(ReviewReopened.class, (e, fold) -> fold.reopened(e))
            .on(StatementAdded.class, (e, fold) -> fold.said(e))
            .on(QualityImprovementRequested.class, (e, fold) -> fold.improvementRequested(e))
            .on(DueDateChanged.class, (e, fold) -> fold.round(e.round(), round -> round.dueChanged(e)))
            .on(DeadlineMissed.class, (e, fold) -> fold.round(e.round(), round -> round.missed(e)))
            .on(ImprovementContested.class, (e, fold) -> fold.round(e.round(), round -> round.contested(fold.by, e)))
            .on(ImprovementConceded.class, (e, fold) -> fold.round(e.round(), round -> round.conceded(e)))
            .on(ImprovementWithdrawn.class, (e, fold) -> fold.round(e.round(), round -> round.withdrawn(e)))
            .on(ExtraRoundProposed.class, (e, fold) -> fold.extraRoundProposed(e))
            .on(ExtraRoundAccepted.class, (e, fold) -> fold.ended(e.proposalId(), true))
            .on(ProposalDeclined.class, (e, fold) -> fold.ended(e.proposalId(), false))
            .on(ProposalWithdrawn.class, (e, fold) -> fold.ended(e.proposalId(), false))
            .on(ProposalLapsed.class, (e, fold) -> fold.ended(e.proposalId(), false));

    /** The events that change it. */
    public static Set<Class<? extends EngagementEvent>> types() {
        return EVENTS.types();
    }

    private final Review before;
    private final RecordedEvent<? extends EngagementEvent> by;
    private final Instant at;
    private final ReviewBuilder next;

    private ReviewFold(Review before, RecordedEvent<? extends EngagementEvent> recorded) {
        this.before = before;
        by = recorded;
        at = recorded.event().stamp().occurredAt();
        next = ReviewBuilder.builder(before);
    }

    static Review evolve(Review before, RecordedEvent<? extends EngagementEvent> recorded) {
        ReviewFold fold = new ReviewFold(before, recorded);
        return EVENTS.applyOr(recorded.event(), fold, fold).next.build();
    }

    private ReviewFold accepted(DeliverableAccepted event) {
        superseding(event.submissionVersion());
        next.acceptances(Lists.with(
                next.acceptances(),
                new Acceptance(
                        event.submissionVersion(),
                        event.stamp(),
                        event.remarks(),
                        event.rating(),
                        by.id(),
                        by.summary())));
        return settled();
    }

    private ReviewFold rejected(DeliverableRejected event) {
        superseding(event.submissionVersion());
        next.rejections(Lists.with(
                next.rejections(),
                new Rejection(
                        event.submissionVersion(),
                        event.criteria(),
                        event.explanation(),
                        event.stamp(),
                        null,
                        by.id(),
                        by.summary())));
        return settled();
    }

    private ReviewFold rejectionContested(RejectionContested event) {
        Contest contest = new Contest(event.statement(), event.stamp(), by.id());
        next.rejections(Lists.lastReplaced(next.rejections(), rejection -> rejection.with(contest)));
        return this;
    }

    private ReviewFold lapsed(ReviewLapsed event) {
        next.lapses(Lists.with(next.lapses(), new Lapse(event.submissionVersion(), at, false, by.id())));
        return this;
    }

    private ReviewFold reopened(ReviewReopened event) {
        Reopening reopening =
                new Reopening(event.submissionVersion(), event.stamp(), event.reviewUntil(), by.id(), by.summary());
        next.reopenings(Lists.with(next.reopenings(), reopening));
        return this;
    }

    private ReviewFold said(StatementAdded event) {
        next.statements(Lists.with(next.statements(), Statement.of(by, event)));
        return this;
    }

    private ReviewFold improvementRequested(QualityImprovementRequested event) {
        superseding(event.submissionVersion());
        next.rounds(Lists.with(next.rounds(), Round.of(by, event)));
        return this;
    }

    private ReviewFold extraRoundProposed(ExtraRoundProposed event) {
        superseding(event.submissionVersion());
        ExtraRound asked = new ExtraRound(event.proposalId(), at, event.rejectableAfter(), null, false);
        next.extraRounds(Lists.with(next.extraRounds(), asked));
        return this;
    }

    /**
     * @param number the round's; absent when it is about the deliverable's own due. As of an instant what answers a round
     *     may be known, and the round not: then it says nothing yet
     */
    private ReviewFold round(@Nullable Integer number, UnaryOperator<Round> change) {
        if (number != null) {
            next.rounds(Lists.replaced(next.rounds(), number - 1, change));
        }
        return this;
    }

    private ReviewFold submitted(DeliverableSubmitted event) {
        if (!event.partial()) {
            if (before.openRound().isPresent()) {
                next.rounds(Lists.lastReplaced(next.rounds(), round -> round.resubmitted(event)));
            }
            before.latest().ifPresent(latest -> superseding(latest.version()));
            settled();
        }
        next.submissions(Lists.with(next.submissions(), Submission.of(by, event)));
        return this;
    }

    /** What was received before a lapse, and is stored after it, was in time. */
    private void superseding(int version) {
        next.lapses(next.lapses().stream()
                .map(lapse -> lapse.submissionVersion() == version && lapse.at().isAfter(at)
                        ? new Lapse(version, lapse.at(), true, lapse.eventId())
                        : lapse)
                .toList());
    }

    /** Decided otherwise, or replaced: an extra round that still waits for consent comes to nothing. */
    private ReviewFold settled() {
        next.extraRounds().stream()
                .filter(extra -> extra.endedAt() == null)
                .forEach(extra -> ended(extra.proposalId(), false));
        return this;
    }

    private ReviewFold ended(String proposalId, boolean accepted) {
        next.extraRounds(next.extraRounds().stream()
                .map(each -> each.proposalId().equals(proposalId)
                        ? new ExtraRound(proposalId, each.askedAt(), each.rejectableAfter(), at, accepted)
                        : each)
                .toList());
        return this;
    }
}
