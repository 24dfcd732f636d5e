package io.engagements.rules.engagement;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.DeadlineMissed;
import io.engagements.events.engagement.EngagementEvent.DeliverableAccepted;
import io.engagements.events.engagement.EngagementEvent.DeliverableRejected;
import io.engagements.events.engagement.EngagementEvent.DeliverableSubmitted;
import io.engagements.events.engagement.EngagementEvent.DueDateChanged;
import io.engagements.events.engagement.EngagementEvent.ExtraRoundAccepted;
import io.engagements.events.engagement.EngagementEvent.ExtraRoundProposed;
import io.engagements.events.engagement.EngagementEvent.ImprovementConceded;
import io.engagements.events.engagement.EngagementEvent.ImprovementContested;
import io.engagements.events.engagement.EngagementEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.EngagementEvent.OfProposal;
import io.engagements.events.engagement.EngagementEvent.QualityImprovementRequested;
import io.engagements.events.engagement.EngagementEvent.RejectionContested;
import io.engagements.events.engagement.EngagementEvent.ReviewLapsed;
import io.engagements.events.engagement.EngagementEvent.ReviewReopened;
import io.engagements.events.engagement.EngagementEvent.StatementAdded;
import io.engagements.rules.Recorded;
import io.engagements.rules.engagement.Review.Acceptance;
import io.engagements.rules.engagement.Review.Contest;
import io.engagements.rules.engagement.Review.ExtraRound;
import io.engagements.rules.engagement.Review.Lapse;
import io.engagements.rules.engagement.Review.Rejection;
import io.engagements.rules.engagement.Review.Reopening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How events change what is known of a deliverable's quality; it only assigns. */
final class ReviewFold {

    private final Review before;
    private final Recorded<? extends EngagementEvent> by;
    private final Instant at;
    private List<Submission> submissions;
    private List<Round> rounds;
    private List<Rejection> rejections;
    private List<Lapse> lapses;
    private List<Acceptance> acceptances;
    private List<Reopening> reopenings;
    private List<ExtraRound> extraRounds;
    private List<Statement> statements;

    private ReviewFold(Review before, Recorded<? extends EngagementEvent> recorded) {
        this.before = before;
        by = recorded;
        at = recorded.event().stamp().occurredAt();
        submissions = before.submissions();
        rounds = before.rounds();
        rejections = before.rejections();
        lapses = before.lapses();
        acceptances = before.acceptances();
        reopenings = before.reopenings();
        extraRounds = before.extraRounds();
        statements = before.statements();
    }

    static Review after(Review before, Recorded<? extends EngagementEvent> recorded) {
        ReviewFold fold = new ReviewFold(before, recorded);
        fold.assign(recorded.event());
        return new Review(
                before.deliverableId(),
                fold.submissions,
                fold.rounds,
                fold.rejections,
                fold.lapses,
                fold.acceptances,
                fold.reopenings,
                fold.extraRounds,
                fold.statements);
    }

    private void assign(EngagementEvent event) {
        if (event instanceof DeliverableSubmitted submitted) {
            submitted(submitted);
        } else if (event instanceof DeliverableAccepted accepted) {
            superseding(accepted.submissionVersion());
            acceptances = with(acceptances, acceptance(accepted));
            settled();
        } else if (event instanceof DeliverableRejected rejected) {
            superseding(rejected.submissionVersion());
            rejections = with(rejections, rejection(rejected));
            settled();
        } else if (event instanceof RejectionContested contested) {
            Contest contest = new Contest(contested.statement(), contested.stamp(), by.id());
            rejections = lastReplaced(rejections, rejection -> rejection.with(contest));
        } else if (event instanceof ReviewLapsed lapsed) {
            lapses = with(lapses, new Lapse(lapsed.submissionVersion(), at, false, by.id()));
        } else if (event instanceof ReviewReopened reopened) {
            reopenings = with(reopenings, reopening(reopened));
        } else if (event instanceof StatementAdded said) {
            statements = with(statements, Statement.of(by, said));
        } else {
            assignRounds(event);
        }
    }

    private void assignRounds(EngagementEvent event) {
        if (event instanceof QualityImprovementRequested asked) {
            superseding(asked.submissionVersion());
            rounds = with(rounds, Round.of(by, asked));
        } else if (event instanceof DueDateChanged changed && changed.round() != null) {
            rounds = replaced(rounds, changed.round() - 1, round -> round.dueChanged(changed));
        } else if (event instanceof DeadlineMissed missed && missed.round() != null) {
            rounds = replaced(rounds, missed.round() - 1, round -> round.missed(missed));
        } else if (event instanceof ImprovementContested contested) {
            rounds = replaced(rounds, contested.round() - 1, round -> round.contested(by, contested));
        } else if (event instanceof ImprovementConceded conceded) {
            rounds = replaced(rounds, conceded.round() - 1, round -> round.conceded(conceded));
        } else if (event instanceof ImprovementWithdrawn withdrawn) {
            rounds = replaced(rounds, withdrawn.round() - 1, round -> round.withdrawn(withdrawn));
        } else if (event instanceof ExtraRoundProposed asked) {
            superseding(asked.submissionVersion());
            extraRounds =
                    with(extraRounds, new ExtraRound(asked.proposalId(), at, asked.rejectableAfter(), null, false));
        } else if (event instanceof ExtraRoundAccepted accepted) {
            ended(accepted.proposalId(), true);
        } else if (event instanceof OfProposal ended) {
            ended(ended.proposalId(), false);
        }
    }

    private void submitted(DeliverableSubmitted event) {
        if (!event.partial() && before.openRound().isPresent()) {
            rounds = lastReplaced(rounds, round -> round.resubmitted(event));
        }
        if (!event.partial()) {
            before.latest().ifPresent(latest -> superseding(latest.version()));
            settled();
        }
        submissions = with(submissions, Submission.of(by, event));
    }

    private Acceptance acceptance(DeliverableAccepted event) {
        return new Acceptance(
                event.submissionVersion(), event.stamp(), event.remarks(), event.rating(), by.id(), by.deed());
    }

    private Rejection rejection(DeliverableRejected event) {
        return new Rejection(
                event.submissionVersion(),
                event.criteria(),
                event.explanation(),
                event.stamp(),
                null,
                by.id(),
                by.deed());
    }

    private Reopening reopening(ReviewReopened event) {
        return new Reopening(event.submissionVersion(), event.stamp(), event.reviewUntil(), by.id(), by.deed());
    }

    /** What was received before a lapse, and is stored after it, was in time. */
    private void superseding(int version) {
        lapses = lapses.stream()
                .map(lapse -> lapse.submissionVersion() == version && lapse.at().isAfter(at)
                        ? new Lapse(version, lapse.at(), true, lapse.eventId())
                        : lapse)
                .toList();
    }

    /** Decided otherwise, or replaced: an extra round that still waits for consent comes to nothing. */
    private void settled() {
        extraRounds.stream()
                .filter(extra -> extra.endedAt() == null)
                .forEach(extra -> ended(extra.proposalId(), false));
    }

    private void ended(String proposalId, boolean accepted) {
        extraRounds = extraRounds.stream()
                .map(each -> each.proposalId().equals(proposalId)
                        ? new ExtraRound(proposalId, each.askedAt(), each.rejectableAfter(), at, accepted)
                        : each)
                .toList();
    }

    private static <T> List<T> with(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return List.copyOf(all);
    }

    private static <T> List<T> lastReplaced(List<T> before, UnaryOperator<T> change) {
        return before.isEmpty() ? before : replaced(before, before.size() - 1, change);
    }

    /** As of an instant what answers something may be known, and what it answers not: then it says nothing yet. */
    private static <T> List<T> replaced(List<T> before, int place, UnaryOperator<T> change) {
        if (place >= before.size()) {
            return before;
        }
        List<T> all = new ArrayList<>(before);
        all.set(place, change.apply(all.get(place)));
        return List.copyOf(all);
    }
}
