package io.engagements.rules.review;

import io.engagements.events.Caller;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.EngagementCommand.OfDeliverable;
import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.events.engagement.ReviewCommand.RejectDeliverable;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.events.engagement.ReviewEvent.DeliverableAccepted;
import io.engagements.events.engagement.ReviewEvent.DeliverableRejected;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.When;
import io.engagements.rules.Decision;
import io.engagements.rules.EventSummary;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The client's decisions about what was handed in: one winner per submission. */
final class Reviewing {

    private Reviewing() {}

    static Decision accept(Agreement agreement, Reviewed work, AcceptDeliverable command, Caller by, Instant at) {
        int version = command.submissionVersion();
        Supplier<Decision> then = () -> Decision.done(new DeliverableAccepted(
                command.engagementId(),
                work.deliverableId(),
                version,
                command.remarks(),
                command.rating(),
                by.stamp(at)));
        boolean left = agreement.isOverAt(at)
                && openRoundOn(work, version)
                        .filter(round -> ReviewClocks.isLeftUnanswered(work, round, at))
                        .isPresent();
        return left ? then.get() : decided(work, command, version, at, then);
    }

    /** Beyond the rounds that the terms include it is a proposal. */
    static Decision improve(
            Agreement agreement,
            Reviewed work,
            RequestQualityImprovement command,
            Caller by,
            Instant at,
            FurtherRounds further) {
        Terms terms = agreement.terms();
        List<String> cited = cited(command.criteria());
        Deadline earliest = Deadlines.afterDays(at, terms.improvementTurnaroundDays(), terms.zone());
        When given = command.due();
        Deadline due = given == null ? earliest : Deadlines.at(given, terms.zone());
        int asked = work.review().askedRounds().size();
        boolean included = asked < terms.improvementRounds();
        List<Rule> rules = List.of(
                CriterionCited.byImprovement(work, cited),
                new ExtraRoundConsent(further.open(work), asked, terms.improvementRounds()),
                new RoundDueTooShort(due, earliest));
        return decided(
                work,
                command,
                command.submissionVersion(),
                at,
                () -> Rule.check(
                        rules,
                        () -> included
                                ? Decision.done(asked(work, command, cited, due, by.stamp(at)))
                                : further.propose(work, command, cited)));
    }

    private static QualityImprovementRequested asked(
            Reviewed work, RequestQualityImprovement command, List<String> cited, Deadline due, Stamp stamp) {
        return new QualityImprovementRequested(
                command.engagementId(),
                work.deliverableId(),
                work.review().rounds().size() + 1,
                command.submissionVersion(),
                cited,
                command.explanation(),
                due,
                null,
                stamp);
    }

    static Decision reject(Agreement agreement, Reviewed work, RejectDeliverable command, Caller by, Instant at) {
        List<String> cited = cited(command.criteria());
        int included = agreement.terms().improvementRounds();
        List<Rule> rules =
                List.of(new ImprovementFirst(work, included, at), CriterionCited.byRejection(work, included, cited));
        Supplier<Decision> then = () -> Rule.check(
                rules,
                () -> Decision.done(new DeliverableRejected(
                        command.engagementId(),
                        work.deliverableId(),
                        command.submissionVersion(),
                        cited,
                        command.explanation(),
                        by.stamp(at))));
        return answersRound(work, command.submissionVersion(), at)
                ? then.get()
                : decided(work, command, command.submissionVersion(), at, then);
    }

    /** A round that the VA left unanswered or contests may be answered with a rejection of the version that it was about. */
    private static boolean answersRound(Reviewed work, int version, Instant at) {
        return openRoundOn(work, version)
                .filter(round ->
                        round.isMissed() || round.isInDispute() || ReviewClocks.isLeftUnanswered(work, round, at))
                .isPresent();
    }

    private static Optional<Round> openRoundOn(Reviewed work, int version) {
        boolean open =
                work.state() == DeliverableState.IMPROVEMENT_REQUESTED || work.state() == DeliverableState.CONTESTED;
        return work.review().openRound().filter(round -> open && round.submissionVersion() == version);
    }

    private static List<String> cited(@Nullable List<String> criteria) {
        return criteria == null ? List.of() : List.copyOf(criteria);
    }

    /** Decides only what is the latest submission and undecided; else says who was first. */
    private static Decision decided(
            Reviewed work, OfDeliverable command, int version, Instant at, Supplier<Decision> then) {
        Optional<Submission> latest = work.review().latest();
        if (latest.isEmpty()) {
            return StateForbids.refuse(work.state(), command);
        }
        if (!isFullVersion(work.review(), version)) {
            return new Decision.Invalid("/submissionVersion", "is no full submission of this work");
        }
        Optional<EventSummary> winner =
                version < latest.get().version() ? Optional.of(latest.get().summary()) : work.decision();
        return winner.<Decision>map(
                        summary -> new Decision.Lost(summary, "this submission is replaced or already decided"))
                .orElseGet(() -> Rule.check(
                        List.of(new ReviewClosed(ReviewClocks.reviewEnd(work).orElse(null), work.isUndecidedAt(at))),
                        then));
    }

    private static boolean isFullVersion(Review review, int version) {
        return review.submissions().stream().anyMatch(each -> each.version() == version && !each.partial());
    }
}
