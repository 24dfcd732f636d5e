package io.engagements.rules.engagement;

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
import io.engagements.rules.Deed;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.ReviewClosed;
import io.engagements.rules.review.Round;
import io.engagements.rules.review.RoundDueTooShort;
import io.engagements.rules.review.Submission;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.CriterionCited;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.ImprovementFirst;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The client's decisions about what was handed in: one winner per submission. */
final class Reviewing {

    private Reviewing() {}

    static Decision accept(
            Contract contract, Deliverable deliverable, AcceptDeliverable command, Caller by, Instant at) {
        int version = command.submissionVersion();
        Supplier<Decision> then = () -> Decision.done(new DeliverableAccepted(
                command.engagementId(),
                deliverable.deliverableId(),
                version,
                command.remarks(),
                command.rating(),
                by.stamp(at)));
        boolean left = contract.isOverAt(at)
                && openRoundOn(deliverable, version)
                        .filter(round -> Clocks.isLeftUnanswered(deliverable, round, at))
                        .isPresent();
        return left ? then.get() : decided(deliverable, command, version, at, then);
    }

    /** Beyond the rounds that the terms include it is a proposal. */
    static Decision improve(
            Contract contract, Deliverable deliverable, RequestQualityImprovement command, Caller by, Instant at) {
        Terms terms = contract.terms();
        List<String> cited = cited(command.criteria());
        Deadline earliest = Deadlines.afterDays(at, terms.improvementTurnaroundDays(), terms.zone());
        When given = command.due();
        Deadline due = given == null ? earliest : Deadlines.at(given, terms.zone());
        int asked = deliverable.review().askedRounds().size();
        boolean included = asked < terms.improvementRounds();
        List<Rule> rules = List.of(
                CriterionCited.byImprovement(deliverable, cited),
                new ExtraRoundConsent(ExtraRounds.open(contract, deliverable, at), asked, terms.improvementRounds()),
                new RoundDueTooShort(due, earliest));
        return decided(
                deliverable,
                command,
                command.submissionVersion(),
                at,
                () -> Rule.check(
                        rules,
                        () -> included
                                ? Decision.done(asked(deliverable, command, cited, due, by.stamp(at)))
                                : ExtraRounds.propose(contract, deliverable, command, cited, by, at)));
    }

    private static QualityImprovementRequested asked(
            Deliverable deliverable, RequestQualityImprovement command, List<String> cited, Deadline due, Stamp stamp) {
        return new QualityImprovementRequested(
                command.engagementId(),
                deliverable.deliverableId(),
                deliverable.review().rounds().size() + 1,
                command.submissionVersion(),
                cited,
                command.explanation(),
                due,
                null,
                stamp);
    }

    static Decision reject(
            Contract contract, Deliverable deliverable, RejectDeliverable command, Caller by, Instant at) {
        List<String> cited = cited(command.criteria());
        int included = contract.terms().improvementRounds();
        List<Rule> rules = List.of(
                new ImprovementFirst(deliverable, included, at),
                CriterionCited.byRejection(deliverable, included, cited));
        Supplier<Decision> then = () -> Rule.check(
                rules,
                () -> Decision.done(new DeliverableRejected(
                        command.engagementId(),
                        deliverable.deliverableId(),
                        command.submissionVersion(),
                        cited,
                        command.explanation(),
                        by.stamp(at))));
        return answersRound(deliverable, command.submissionVersion(), at)
                ? then.get()
                : decided(deliverable, command, command.submissionVersion(), at, then);
    }

    /** A round that the VA left unanswered or contests may be answered with a rejection of the version that it was about. */
    private static boolean answersRound(Deliverable deliverable, int version, Instant at) {
        return openRoundOn(deliverable, version)
                .filter(round ->
                        round.isMissed() || round.isInDispute() || Clocks.isLeftUnanswered(deliverable, round, at))
                .isPresent();
    }

    private static Optional<Round> openRoundOn(Deliverable deliverable, int version) {
        boolean open = deliverable.state() == DeliverableState.IMPROVEMENT_REQUESTED
                || deliverable.state() == DeliverableState.CONTESTED;
        return deliverable.review().openRound().filter(round -> open && round.submissionVersion() == version);
    }

    private static List<String> cited(@Nullable List<String> criteria) {
        return criteria == null ? List.of() : List.copyOf(criteria);
    }

    /** Decides only what is the latest submission and undecided; else says who was first. */
    private static Decision decided(
            Deliverable deliverable, OfDeliverable command, int version, Instant at, Supplier<Decision> then) {
        Optional<Submission> latest = deliverable.review().latest();
        if (latest.isEmpty()) {
            return StateForbids.refuse(deliverable.state(), command);
        }
        if (!isFullVersion(deliverable.review(), version)) {
            return new Decision.Invalid("/submissionVersion", "is no full submission of this deliverable");
        }
        Optional<Deed> winner =
                version < latest.get().version() ? Optional.of(latest.get().deed()) : deliverable.decision();
        return winner.<Decision>map(deed -> new Decision.Lost(deed, "this submission is replaced or already decided"))
                .orElseGet(() -> Rule.check(
                        List.of(new ReviewClosed(
                                Clocks.reviewEnd(deliverable).orElse(null), deliverable.isUndecidedAt(at))),
                        then));
    }

    private static boolean isFullVersion(Review review, int version) {
        return review.submissions().stream().anyMatch(each -> each.version() == version && !each.partial());
    }
}
