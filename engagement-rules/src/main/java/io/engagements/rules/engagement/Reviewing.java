package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementCommand.AcceptDeliverable;
import io.engagements.events.engagement.EngagementCommand.RequestQualityImprovement;
import io.engagements.events.engagement.EngagementEvent.DeliverableAccepted;
import io.engagements.events.engagement.EngagementEvent.QualityImprovementRequested;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.When;
import io.engagements.rules.Decision;
import io.engagements.rules.Deed;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.engagement.Review.Submission;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The client's decisions about what was handed in: one winner per submission. */
final class Reviewing {

    private Reviewing() {}

    static Decision accept(Engagement engagement, AcceptDeliverable command, Caller by, Instant at) {
        return decided(
                engagement,
                command,
                command.deliverableId(),
                command.submissionVersion(),
                deliverable -> Decision.done(new DeliverableAccepted(
                        command.engagementId(),
                        deliverable.deliverableId(),
                        command.submissionVersion(),
                        command.remarks(),
                        command.rating(),
                        by.stamp(at))));
    }

    static Decision improve(Engagement engagement, RequestQualityImprovement command, Caller by, Instant at) {
        return decided(
                engagement,
                command,
                command.deliverableId(),
                command.submissionVersion(),
                deliverable -> improve(engagement.contract().terms(), deliverable, command, by, at));
    }

    private static Decision improve(
            Terms terms, Deliverable deliverable, RequestQualityImprovement command, Caller by, Instant at) {
        List<String> cited = command.criteria() == null ? List.of() : List.copyOf(command.criteria());
        Deadline earliest = Deadlines.afterDays(at, terms.improvementTurnaroundDays(), terms.zone());
        When given = command.due();
        Deadline due = given == null ? earliest : Deadlines.at(given, terms.zone());
        int rounds = deliverable.review().rounds().size();
        List<Rule> rules = List.of(
                new CriterionCited(deliverable, cited),
                new ExtraRoundConsent(rounds, terms.improvementRounds()),
                new RoundDueTooShort(due, earliest));
        return Rule.check(
                rules,
                () -> Decision.done(new QualityImprovementRequested(
                        command.engagementId(),
                        deliverable.deliverableId(),
                        rounds + 1,
                        command.submissionVersion(),
                        cited,
                        command.explanation(),
                        due,
                        by.stamp(at))));
    }

    /** Decides only what is the latest submission and undecided; else says who was first. */
    private static Decision decided(
            Engagement engagement,
            EngagementCommand command,
            String deliverableId,
            int version,
            Function<Deliverable, Decision> then) {
        Optional<Deliverable> found = engagement.deliverables().get(deliverableId);
        if (found.isEmpty()) {
            return new Decision.Unknown();
        }
        Deliverable deliverable = found.get();
        Optional<Submission> latest = deliverable.review().latest();
        if (latest.isEmpty()) {
            return StateForbids.refuse(deliverable.state(), command);
        }
        if (version > latest.get().version()) {
            return new Decision.Invalid("/submissionVersion", "is newer than the latest submission");
        }
        Optional<Deed> winner =
                version < latest.get().version() ? Optional.of(latest.get().deed()) : deliverable.decision();
        return winner.<Decision>map(deed -> new Decision.Lost(deed, "this submission is replaced or already decided"))
                .orElseGet(() -> then.apply(deliverable));
    }
}
